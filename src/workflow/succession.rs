//! Units that a body has no more: a register stays readable and can go on without them. A unit is withdrawn from one
//! collection, or another one takes its rows over for good.

use std::collections::BTreeSet;
use std::sync::Arc;

use prikaz_domain::{Entry, UnitId};
use prikaz_procedure::{Participants, StageKind};

use super::NeededWords;
use super::collect::{self, participants};
use super::command::Command;
use super::decide::{not_before, words};
use super::rights::{Act, permit};
use super::{Event, Phase, Refusal, Register, Rules, Subject};

impl Register {
    /// The unit that keeps the rows of `unit` now: itself, or whoever took them over.
    pub fn present_unit<'a>(&'a self, unit: &'a UnitId) -> &'a UnitId {
        let mut present = unit;
        // No succession is recorded that would lead back, so that this ends.
        while let Some(next) = self.successors.get(present) {
            present = next;
        }
        present
    }

    /// The rows of the last edition, each with the units that keep it now.
    pub fn rows_in_hands(&self) -> Arc<Vec<Entry>> {
        let Some(edition) = self.last_edition() else { return Arc::default() };
        if self.successors.is_empty() {
            return Arc::clone(&edition.entries);
        }
        Arc::new(edition.entries.iter().map(|entry| self.in_hands(entry)).collect())
    }

    fn in_hands(&self, entry: &Entry) -> Entry {
        let mut known = BTreeSet::new();
        let units = entry.units().map(|unit| self.present_unit(unit).clone());
        let mut units = units.filter(|unit| known.insert(unit.clone()));
        let unit = units.next().unwrap_or_else(|| entry.unit.clone());
        Entry { also: units.collect(), unit, ..entry.clone() }
    }
}

/// The units that hand in for the draft in the making: those of the procedure or their successors, and those that have
/// something to do with the draft though the body has them no more; without those that were withdrawn.
pub fn taking_part(rules: &Rules<'_>, register: &Register, from: &Participants) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = Vec::new();
    let present = participants(rules, from).into_iter().map(|unit| register.present_unit(&unit).clone());
    let draft = register.draft.as_ref();
    let handed_in = draft.into_iter().flat_map(|draft| draft.submissions.keys().cloned());
    let asked = draft.into_iter().flat_map(|draft| &draft.tasks).filter_map(|task| match &task.subject {
        Subject::Unit(unit) => Some(unit.clone()),
        _ => None,
    });
    let gone =
        |unit: &UnitId| rules.organisation.unit(unit).is_none() && !register.successors.contains_key(unit);
    for unit in present.chain(handed_in.chain(asked).filter(gone)) {
        let withdrawn = draft.is_some_and(|draft| draft.withdrawn.contains_key(&unit));
        if !withdrawn && !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// The units that hand in, by the stage of collection; none where the procedure collects nothing.
fn collected_from(rules: &Rules<'_>, register: &Register) -> Vec<UnitId> {
    let collected = rules.procedure.stages.iter().find_map(|stage| match &stage.kind {
        StageKind::Collect { from, .. } => Some(taking_part(rules, register, from)),
        _ => None,
    });
    collected.unwrap_or_default()
}

/// Why there is nothing of `unit`: it has handed in nothing, or nobody asks it to.
pub(super) fn nothing_of(rules: &Rules<'_>, register: &Register, unit: &UnitId) -> Refusal {
    let (unit, units) = (unit.clone(), collected_from(rules, register));
    if units.contains(&unit) {
        Refusal::NothingHandedIn { unit }
    } else {
        Refusal::UnknownUnit { unit, units }
    }
}

/// Units that the register still counts on and the body has no more.
pub fn lost_units(rules: &Rules<'_>, register: &Register) -> Vec<UnitId> {
    let rows = register.rows_in_hands();
    let kept = rows.iter().flat_map(Entry::units).cloned();
    let units: BTreeSet<UnitId> = collected_from(rules, register).into_iter().chain(kept).collect();
    units.into_iter().filter(|unit| rules.organisation.unit(unit).is_none()).collect()
}

/// Takes a unit out of the collection: what it handed in does not count, its rows stay as the edition in force has them.
pub(super) fn withdraw(
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
pub(super) fn succeed(
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
    let units: Vec<UnitId> = rules.organisation.units.iter().map(|one| one.id.clone()).collect();
    if !units.contains(successor) {
        return Err(Refusal::UnknownUnit { unit: successor.clone(), units });
    }
    let lost = lost_units(rules, register);
    if !units.contains(unit) && !lost.contains(unit) {
        return Err(Refusal::UnknownUnit {
            unit: unit.clone(),
            units: lost.into_iter().chain(units).collect(),
        });
    }
    if register.present_unit(successor) == unit || register.successors.contains_key(unit) {
        return Err(Refusal::CircularSuccession { unit: unit.clone(), successor: successor.clone() });
    }
    let task = collect::task_of_successor(rules, register, command, successor)?;
    let (unit, successor, basis) = (unit.clone(), successor.clone(), basis.trim().to_owned());
    Ok(vec![Event::UnitSucceeded { unit, successor, basis, task }])
}

/// Records that `successor` keeps what `unit` kept: in the draft in the making it hands in anew.
pub(super) fn record(register: &mut Register, recorded: &super::Recorded) {
    let Event::UnitSucceeded { unit, successor, task, .. } = &recorded.event else { return };
    Arc::make_mut(&mut register.successors).insert(unit.clone(), successor.clone());
    let Some(draft) = register.draft.as_mut() else { return };
    draft.withdrawn.remove(unit);
    let submissions = Arc::make_mut(&mut draft.submissions);
    submissions.remove(unit);
    if let Some(submission) = submissions.get_mut(successor) {
        submission.state = super::SubmissionState::Returned;
        submission.since = recorded.on;
    }
    draft.tasks.retain(|task| task.subject != Subject::Unit(unit.clone()));
    if let (Some(task), Phase::Collecting) = (task, &draft.phase) {
        draft.tasks.push(task.clone());
    }
}
