//! Conflicts of a collection: rows that units word differently, and what is decided about them.

use crate::domain::{Digest, Entry, UnitId};
use crate::form::{Conflict, Settlement};

use super::collect::{Collection, collecting, drawn_of};
use super::command::Command;
use super::decide::{not_before, words};
use super::draft::present;
use super::rights::{Act, permit};
use super::{Event, Refusal, Register, Rules, SubmissionState};

/// What units have handed in so far says different things of these rows, and nobody has decided what holds.
///
/// # Errors
/// When the register is not in collection.
pub fn open_conflicts(rules: &Rules<'_>, register: &Register) -> Result<Vec<Conflict>, Refusal> {
    Ok(conflicts(rules, register, &collecting(rules, register)?))
}

/// The rows that would come of what `unit` handed in, or all units, and of nothing else.
///
/// # Errors
/// When there is no draft, or nobody has handed in.
pub fn rows_of_units(
    rules: &Rules<'_>,
    register: &Register,
    unit: Option<&UnitId>,
) -> Result<Vec<Entry>, Refusal> {
    let draft = present(register)?;
    let units = rules.organisation.units.iter().map(|one| &one.id);
    let handed_in = units.filter(|one| draft.submissions.contains_key(*one));
    let units: Vec<&UnitId> = handed_in.filter(|one| unit.is_none_or(|unit| unit == *one)).collect();
    match (units.is_empty(), unit) {
        (false, _) => Ok(drawn_of(rules, register, draft, &units).entries),
        (true, Some(unit)) => Err(Refusal::NothingHandedIn { unit: unit.clone() }),
        (true, None) => Err(Refusal::EmptyDraft),
    }
}

fn conflicts(rules: &Rules<'_>, register: &Register, collection: &Collection<'_>) -> Vec<Conflict> {
    let submissions = &collection.draft.submissions;
    let stands = |state: SubmissionState| state != SubmissionState::Returned;
    collection
        .drawn(rules, register, |unit| submissions.get(unit).is_some_and(|one| stands(one.state)))
        .conflicts
}

pub(super) fn decide(
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
    words(why, "reason")?;
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
