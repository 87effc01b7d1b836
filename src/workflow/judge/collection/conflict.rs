//! Conflicts of a collection: rows that units word differently, and what is decided about them.

use std::sync::Arc;

use prikaz_domain::{Digest, Entry, UnitId};
use prikaz_form::{Conflict, Settlement, Supplied};

use super::collect::{Collection, collecting, drawn_from, drawn_of, supplied};
use super::participants::nothing_of;
use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::record::event::Event;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::{Register, SubmissionState};

/// What units have handed in so far says different things of these rows, and nobody has decided what holds.
///
/// # Errors
/// When the register is not in collection.
pub fn open_conflicts(rules: &Rules<'_>, register: &Register) -> Result<Vec<Conflict>, Refusal> {
    Ok(conflicts(rules, register, &collecting(rules, register)?))
}

/// What stands before and after what somebody handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The rows of the edition in force.
    pub before: Arc<Vec<Entry>>,
    /// The rows that would come of it.
    pub after: Vec<Entry>,
}

/// What comes of all that was handed in so far.
///
/// # Errors
/// When there is no draft, or nobody has handed in.
pub fn step_of_all(rules: &Rules<'_>, register: &Register) -> Result<Step, Refusal> {
    let draft = register.known_draft()?;
    let known = rules.organisation.units.iter().map(|one| &one.id);
    let known = known.filter(|one| draft.submissions.contains_key(*one));
    // What a unit handed in counts though the body has it no more, until it is withdrawn or succeeded.
    let gone = draft.submissions.keys().filter(|one| rules.organisation.unit(one).is_none());
    let units = known.chain(gone).filter(|one| !draft.withdrawn.contains_key(*one));
    let units: Vec<&UnitId> = units.collect();
    if units.is_empty() {
        return Err(Refusal::EmptyDraft);
    }
    Ok(Step { before: in_force(register), after: drawn_of(rules, register, draft, &units).entries })
}

/// What comes of what `unit` handed in, and of nothing else, as [`step_of`].
///
/// # Errors
/// When there is no draft, the unit takes no part in the collection, or it has not handed in.
pub fn step_of_unit(rules: &Rules<'_>, register: &Register, unit: &UnitId) -> Result<Step, Refusal> {
    let handed_in = supplied(register.known_draft()?, unit);
    let handed_in = handed_in.ok_or_else(|| nothing_of(rules, register, unit))?;
    Ok(step_of(rules, register, unit, handed_in))
}

/// What would come of it if `unit` said `said`, and nobody anything else. A row that it has together with others is
/// looked at as its own: what the others say of it is for the decision to weigh.
pub fn step_of(rules: &Rules<'_>, register: &Register, unit: &UnitId, said: Supplied) -> Step {
    let mut before = in_force(register);
    for entry in Arc::make_mut(&mut before).iter_mut().filter(|entry| entry.is_of(unit)) {
        entry.unit = unit.clone();
        entry.also.clear();
    }
    let decisions = register.draft.as_ref().map(|draft| draft.decisions.clone()).unwrap_or_default();
    let after = drawn_from(rules, register, &before, &[(unit.clone(), said)], &decisions).entries;
    Step { before, after }
}

/// The rows of the edition in force; none before the first.
fn in_force(register: &Register) -> Arc<Vec<Entry>> {
    register.rows_in_hands()
}

fn conflicts(rules: &Rules<'_>, register: &Register, collection: &Collection<'_>) -> Vec<Conflict> {
    let submissions = &collection.draft.submissions;
    let stands = |state: SubmissionState| state != SubmissionState::Returned;
    collection
        .drawn(rules, register, |unit| submissions.get(unit).is_some_and(|one| stands(one.state)))
        .conflicts
}

pub(crate) fn decide(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    id: Digest,
    settlement: &Settlement,
    why: &str,
) -> Result<Vec<Event>, Refusal> {
    let collection = collecting(rules, register)?;
    permit(rules, command, Act::DecideConflict, std::slice::from_ref(collection.by), None)?;
    not_before(command, collection.draft.since)?;
    words(why, NeededWords::Reason)?;
    let mut open = conflicts(rules, register, &collection);
    let Some(place) = open.iter().position(|conflict| conflict.id == id) else {
        return Err(Refusal::NoConflict { open: open.len() });
    };
    let wordings = open.swap_remove(place).wordings;
    match settlement {
        Settlement::Take(number) if !(1..=wordings.len()).contains(number) => {
            Err(Refusal::NoWording { number: *number, count: wordings.len() })
        }
        _ => Ok(vec![Event::ConflictDecided {
            draft: collection.draft.no,
            conflict: id,
            wordings,
            settlement: settlement.clone(),
            why: why.trim().to_owned(),
        }]),
    }
}
