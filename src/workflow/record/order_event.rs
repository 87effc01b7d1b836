//! What is stored of the orders of a body, for ever: the stream of their journal.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use prikaz_domain::{ActReference, InstructionNo, PersonId, RegisterId};
use prikaz_fact::coded;

use crate::record::actor::Actor;
use crate::record::instruction::InstructionDone;
use crate::record::paper::FileReference;
use crate::record::reminded::{Channel, Reminded};
use crate::record::requisites::CorrectedRequisites;
use crate::record::signed_order::{Effect, SignedOrder};

coded! {
/// A number was given to an order. Stands in the stream `orders/<organisation>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum OrderNumbered {
    /// An order was entered in the journal.
    OrderNumbered {
        /// Its requisites.
        order: ActReference,
        /// The register it approves.
        register: RegisterId,
        /// Whether the journal chose the number; else it was typed in from the paper.
        from_journal: bool,
        /// What it does to other orders of the body, the act it amends included; none in what was written before
        /// this was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effects: Option<Vec<Effect>>,
    },
    /// An order that stands alone was signed, and entered in the journal.
    OrderSigned(Box<SignedOrder>),
    /// The number or the date of an order was put right.
    RequisitesCorrected(Box<CorrectedRequisites>),
    /// What an order told somebody to do was done.
    InstructionFulfilled {
        /// The instruction.
        instruction: InstructionNo,
        /// By whom, when, by which paper.
        done: InstructionDone,
    },
    /// The scan of the signed paper of an order was brought.
    OrderScanned {
        /// Requisites of the order.
        order: ActReference,
        /// The scan; kept.
        scan: FileReference,
    },
    /// A paper of an order that stands alone was given out anew, with marks.
    OrderIssued {
        /// Requisites of the order, which the paper bears.
        order: ActReference,
        /// The file; kept.
        file: FileReference,
    },
    /// Somebody has read an order.
    OrderRead {
        /// Requisites of the order.
        order: ActReference,
        /// Who.
        person: PersonId,
        /// When.
        on: Date,
        /// By which day he had to, where a term is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
        /// Who recorded it, where he did not himself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded_by: Option<PersonId>,
    },
    /// Persons are asked to read an order.
    ReadingAsked {
        /// Requisites of the order.
        order: ActReference,
        /// The number of the request among those of the journal.
        asked: u32,
        /// Whom.
        persons: Vec<PersonId>,
        /// By which day they have to, where a term is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
    },
    /// Somebody need not read an order any more: he left the body, or was freed of it.
    ReadingLifted {
        /// Requisites of the order.
        order: ActReference,
        /// Who.
        person: PersonId,
        /// When.
        on: Date,
        /// On what basis.
        reason: String,
    },
    /// A reminder of something that orders of the body ask for went out.
    OrderReminderSent {
        /// What it was about, of which last day, at which point.
        #[serde(flatten)]
        reminded: Reminded,
        /// Who was written to.
        to: Vec<PersonId>,
        /// How.
        channel: Channel,
        /// What the message is known by, where it was sent by mail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
    /// The deadline of an instruction was put off.
    InstructionExtended {
        /// The instruction.
        instruction: InstructionNo,
        /// The day it was due.
        was: Date,
        /// The day it is due now.
        now: Date,
        /// On what basis.
        basis: String,
    },
    /// An instruction is not needed any more.
    InstructionLifted {
        /// The instruction.
        instruction: InstructionNo,
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
}
}

/// A record of the journal of orders, with who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedOrder {
    /// Official date.
    pub on: Date,
    /// Instant of recording.
    pub at: OffsetDateTime,
    /// Who recorded it.
    pub by: Actor,
    /// What was recorded.
    pub event: OrderNumbered,
}

impl OrderNumbered {
    /// The kind, as stored: `order-numbered`.
    pub fn kind(&self) -> &'static str {
        self.code()
    }
}
