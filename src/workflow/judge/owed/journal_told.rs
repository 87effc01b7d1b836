//! What orders that stand alone tell somebody to do, in the stream of their journal.

use time::Date;

use prikaz_domain::{InstructionNo, PersonId};

use super::instruct;
use crate::record::order_event::OrderNumbered;
use crate::refusal::Refusal;
use crate::rights::body::{Body, Occasion};
use crate::state::orders::OrderJournal;

/// What is to be recorded of an instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling {
    /// It was done.
    Fulfil {
        /// The instruction.
        instruction: InstructionNo,
        /// Who did it, where that is not told by who records it.
        by: Option<PersonId>,
        /// By which paper.
        paper: String,
    },
    /// Its deadline is put off.
    Extend {
        /// The instruction.
        instruction: InstructionNo,
        /// To which day.
        to: Date,
        /// On what basis.
        basis: String,
    },
    /// It is not needed any more.
    Lift {
        /// The instruction.
        instruction: InstructionNo,
        /// Why.
        reason: String,
    },
}

/// Judges `what`, and gives the event that records it.
///
/// # Errors
/// When the day is to come, there is no such open instruction, the person may not, or something is missing.
pub fn tell(
    body: Body<'_>,
    journal: &OrderJournal,
    occasion: Occasion<'_>,
    today: Date,
    what: &Telling,
) -> Result<OrderNumbered, Refusal> {
    if occasion.on > today {
        return Err(Refusal::InFuture { on: occasion.on, today });
    }
    let known = journal.instructions();
    Ok(match what {
        Telling::Fulfil { instruction, by, paper } => OrderNumbered::InstructionFulfilled {
            instruction: *instruction,
            done: instruct::fulfil(body, known, occasion, *instruction, by.as_ref(), paper)?,
        },
        Telling::Extend { instruction, to, basis } => OrderNumbered::InstructionExtended {
            instruction: *instruction,
            was: instruct::put_off(body, known, occasion, *instruction, *to, basis)?,
            now: *to,
            basis: basis.trim().to_owned(),
        },
        Telling::Lift { instruction, reason } => {
            instruct::lift(body, known, occasion, *instruction, reason)?;
            OrderNumbered::InstructionLifted {
                instruction: *instruction,
                on: occasion.on,
                reason: reason.trim().to_owned(),
            }
        }
    })
}
