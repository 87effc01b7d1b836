//! Units that a body has no more: a register stays readable and can go on without them. A unit is withdrawn from one
//! collection, or another one takes its rows over for good.

use prikaz_domain::UnitId;

use super::collect;
use super::participants::lost_units;
use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::named::known_unit;
use crate::record::event::Event;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::Register;

/// Takes a unit out of the collection: what it handed in does not count, its rows stay as the edition in force has them.
pub(crate) fn withdraw(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    unit: &UnitId,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    let collection = collect::collecting(rules, register)?;
    permit(rules, command, Act::WithdrawUnit, std::slice::from_ref(collection.by), None)?;
    not_before(command, collection.draft.since)?;
    words(reason, NeededWords::Reason)?;
    collection.takes_part(unit)?;
    let (draft, unit, reason) = (collection.draft.no, unit.clone(), reason.trim().to_owned());
    Ok(vec![Event::UnitWithdrawn { draft, unit, reason }])
}

/// Names the unit that takes the rows of another over for good. What either handed in for the draft in the making does
/// not hold for both, so the successor hands in for all the rows that are its own now.
pub(crate) fn succeed(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    (unit, successor): (&UnitId, &UnitId),
    basis: &str,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::NameSuccessor, &[], None)?;
    let opened = register.opened.as_ref().map(|opened| opened.on);
    let since = register.draft.as_ref().map(|draft| draft.since).or(register.idle_since).or(opened);
    since.map_or(Ok(()), |since| not_before(command, since))?;
    words(basis, NeededWords::Basis)?;
    known_unit(rules.organisation, successor)?;
    let lost = lost_units(rules, register);
    if rules.organisation.unit(unit).is_none() && !lost.contains(unit) {
        let units = lost.into_iter().chain(rules.organisation.unit_keys()).collect();
        return Err(Refusal::UnknownUnit { unit: unit.clone(), units });
    }
    if register.present_unit(successor) == unit || register.successors.contains_key(unit) {
        return Err(Refusal::CircularSuccession { unit: unit.clone(), successor: successor.clone() });
    }
    let task = collect::task_of_successor(rules, register, command, successor)?;
    let (unit, successor, basis) = (unit.clone(), successor.clone(), basis.trim().to_owned());
    Ok(vec![Event::UnitSucceeded { unit, successor, basis, task }])
}
