//! Which units take part in a collection.

use std::collections::BTreeSet;

use prikaz_domain::{Entry, UnitId};
use prikaz_procedure::Participants;

use crate::record::deadline::Subject;
use crate::refusal::Refusal;
use crate::rules::Rules;
use crate::state::register::Register;

/// Units that take part, in the order of the organisation's file.
pub(crate) fn participants(rules: &Rules<'_>, from: &Participants) -> Vec<UnitId> {
    match from {
        Participants::All => rules.organisation.units.iter().map(|unit| unit.id.clone()).collect(),
        Participants::Listed(units) => units.clone(),
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
pub fn collected_from(rules: &Rules<'_>, register: &Register) -> Vec<UnitId> {
    rules.procedure.collected_from().map(|from| taking_part(rules, register, from)).unwrap_or_default()
}

/// Why there is nothing of `unit`: it has handed in nothing, or nobody asks it to.
pub(crate) fn nothing_of(rules: &Rules<'_>, register: &Register, unit: &UnitId) -> Refusal {
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
