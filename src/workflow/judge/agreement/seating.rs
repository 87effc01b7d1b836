//! Who sits in the groups of a round: roles and units become persons when the round is opened.

use std::collections::{BTreeMap, BTreeSet};

use prikaz_domain::{Entry, EntryId, PersonId, UnitId};
use prikaz_procedure::{AgreementGroup, Quorum, Seat, Stage, StageKind, Unit};

use crate::record::visa::SeatedGroup;
use crate::refusal::Refusal;
use crate::rights::permit::holding;
use crate::rules::Rules;
use crate::state::register::Register;

/// The groups of the stage with their persons. A person who sits in a group where everybody has to agree
/// is not asked again in a later one: when that opens he has agreed, and counts towards its quorum.
pub(crate) fn seated(
    rules: &Rules<'_>,
    register: &Register,
    entries: &[Entry],
    stage: &Stage,
) -> Result<Vec<SeatedGroup>, Refusal> {
    let StageKind::Agree { groups, .. } = &stage.kind else { return Ok(Vec::new()) };
    let previous = register.last_edition().map_or(&[][..], |edition| &edition.entries);
    let units = units_touched(rules, previous, entries);
    let replaced = register.draft.as_ref().map(|draft| &draft.replaced);
    let present = |seat: PersonId| replaced.and_then(|all| all.get(&seat)).cloned().unwrap_or(seat);
    let mut seated: Vec<SeatedGroup> = Vec::new();
    for group in groups {
        let unanimous = seated.iter().filter(|group| group.needed == count(&group.seats));
        let agreed: BTreeSet<PersonId> = unanimous.flat_map(|group| group.seats.clone()).collect();
        let mut known = BTreeSet::new();
        let seats = persons(rules, group, &units)?.into_iter().map(present);
        let seats = seats.filter(|seat| known.insert(seat.clone()));
        let (counted, seats): (Vec<_>, Vec<_>) = seats.partition(|seat| agreed.contains(seat));
        let group = seat_group(group, count(&counted), seats);
        if group.needed > 0 {
            seated.push(group);
        }
    }
    Ok(seated)
}

/// `agreed` of the group need not be asked.
fn seat_group(group: &AgreementGroup, agreed: u32, seats: Vec<PersonId>) -> SeatedGroup {
    let all = count(&seats);
    let needed = match group.quorum {
        Quorum::All => all,
        Quorum::AtLeast(number) => number.saturating_sub(agreed).min(all),
    };
    SeatedGroup { title: group.title.clone(), clause: group.clause.clone(), seats, needed }
}

fn count(seats: &[PersonId]) -> u32 {
    u32::try_from(seats.len()).unwrap_or(u32::MAX)
}

fn persons(rules: &Rules<'_>, group: &AgreementGroup, units: &[&Unit]) -> Result<Vec<PersonId>, Refusal> {
    let mut persons: Vec<PersonId> = Vec::new();
    for seat in &group.seats {
        let found = match seat {
            Seat::Holder(role) => holding(rules, role)?,
            Seat::HeadsOfUnits => units.iter().map(|unit| unit.head.clone()).collect(),
            Seat::SupervisorsOfUnits => {
                units.iter().map(|unit| supervisor(unit)).collect::<Result<_, _>>()?
            }
        };
        for person in found {
            if !persons.contains(&person) {
                persons.push(person);
            }
        }
    }
    Ok(persons)
}

fn supervisor(unit: &Unit) -> Result<PersonId, Refusal> {
    unit.supervisor.clone().ok_or_else(|| Refusal::NobodyHolds { role: format!("supervisor ({})", unit.id) })
}

/// The units whose rows were added, changed or excluded, in the order of the organisation's file;
/// a row that went to another unit concerns both.
fn units_touched<'a>(rules: &Rules<'a>, previous: &[Entry], entries: &[Entry]) -> Vec<&'a Unit> {
    let old: BTreeMap<EntryId, &Entry> = previous.iter().map(|entry| (entry.id, entry)).collect();
    let new: BTreeMap<EntryId, &Entry> = entries.iter().map(|entry| (entry.id, entry)).collect();
    let written = entries.iter().filter(|entry| old.get(&entry.id) != Some(entry));
    let rewritten = previous.iter().filter(|entry| new.get(&entry.id) != Some(entry));
    let touched: BTreeSet<&UnitId> = written.chain(rewritten).flat_map(Entry::units).collect();
    rules.organisation.units.iter().filter(|unit| touched.contains(&unit.id)).collect()
}
