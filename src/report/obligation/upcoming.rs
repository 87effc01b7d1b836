//! Duties that come round, day by day and holder by holder.

use std::collections::BTreeSet;

use time::{Date, UtcOffset};

use prikaz_domain::PersonId;
use prikaz_procedure::{Duty, Every};
use prikaz_workflow::{
    Capacity, DutyDone, DutyOwner, Edition, Register, Rules, answering_for, done_of, duty_owners,
};

use super::case::Case;
use super::{DutyDay, End, Obligation, Outcome, Owed, Way};

/// The duties of a register from the first approval up to `until`, by date, for each of those who owe them. What
/// counts from an approval is done by the next approval too.
pub(super) fn duties(case: Case<'_>, register: &Register, until: Date) -> Vec<Obligation> {
    let Some(first) = register.editions.first().map(|edition| edition.order.date) else { return Vec::new() };
    let mut lines = Vec::new();
    for duty in &case.rules.procedure.duties {
        let mut since = first;
        for (named, renewed) in days(case.rules, &duty.every, register, first, until) {
            let began = std::mem::replace(&mut since, named.max(first));
            for owner in duty_owners(case.rules, &duty.by) {
                let day = DayOf { duty, named, renewed, began };
                let line = line(case.rules, register, case.offset, &day, owner);
                if line.end.is_some() || line.due.is_some_and(|due| due >= first) {
                    lines.push(line);
                }
            }
        }
    }
    lines.sort_by_key(|line| line.due);
    lines
}

/// A day of a duty.
struct DayOf<'a> {
    duty: &'a Duty,
    named: Date,
    /// The edition that did it by the way.
    renewed: Option<&'a Edition>,
    began: Date,
}

/// The days of a duty from the year of the `first` approval to `until`; with the edition that did it by the way. No
/// further than a year behind the calendars: nobody is told of duties that nobody can count.
fn days<'r>(
    rules: &Rules<'_>,
    every: &Every,
    register: &'r Register,
    first: Date,
    until: Date,
) -> Vec<(Date, Option<&'r Edition>)> {
    let known = rules.calendar.years().max().unwrap_or(first.year());
    let years = first.year()..=until.year().min(known.max(first.year()) + 1);
    let mut found: Vec<(Date, Option<&Edition>)> = Vec::new();
    match every {
        Every::Yearly { .. } => {
            found.extend(years.flat_map(|year| every.days(year, None)).map(|named| (named, None)));
        }
        Every::WithinMonths(_) => {
            let editions: Vec<&Edition> = register.editions.iter().map(AsRef::as_ref).collect();
            for (at, edition) in editions.iter().enumerate() {
                let next = editions.get(at + 1).copied();
                let spans = years.clone().flat_map(|year| every.days(year, Some(edition.order.date)));
                let before = spans.filter(|named| next.is_none_or(|next| *named < next.order.date));
                found.extend(before.map(|named| (named, next)));
            }
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|(named, _)| *named <= until && seen.insert(*named));
    found
}

fn line(
    rules: &Rules<'_>,
    register: &Register,
    offset: UtcOffset,
    day: &DayOf<'_>,
    owner: DutyOwner,
) -> Obligation {
    let DayOf { duty, named, renewed, began } = day;
    let named = *named;
    // While the calendar of the next year is not known, the named day itself is told.
    let (due, uncounted) = match rules.calendar.next_working_day_on_or_after(named) {
        Ok(due) => (due, None),
        Err(missing) => (named, Some(missing.year)),
    };
    let holders = answering_for(rules, &duty.by, &owner);
    let done = done_of(rules, register, duty, named, &owner).map(|done| ended(done, &holders, offset));
    let end = done.or_else(|| renewed.map(approved));
    let careful = rules.calendar.previous_working_day_on_or_before(named).ok();
    let day = DutyDay { duty: duty.key.clone(), named, owner, careful, uncounted };
    Obligation {
        way: end.is_none().then(|| Way::PerformDuty(day.clone())),
        what: Owed::Duty(day),
        draft: None,
        edition: None,
        holders,
        began: *began,
        held_since: None,
        deadline: None,
        planned: Some(due),
        due: Some(due),
        extensions: Vec::new(),
        end,
        corrected: false,
    }
}

fn ended(done: &DutyDone, holders: &[PersonId], offset: UtcOffset) -> End {
    let by = done.by.person().cloned();
    // Who holds it today tells nothing of who held it then, but that whoever recorded it and still does did it himself.
    let in_stead = done.acting.as_ref().map(|acting| &acting.for_whom);
    let holds = by.iter().chain(in_stead).any(|person| holders.contains(person));
    let (by, entered_by) = match done.capacity {
        Some(Capacity::Own) => (by, None),
        Some(Capacity::Entered) => (None, by),
        None if holds => (by, None),
        None => (None, None),
    };
    let recorded = done.at.to_offset(offset).date();
    End { on: done.on, recorded, by, entered_by, outcome: Outcome::Done, paper: None }
}

/// What counts from an approval is settled by the next one.
fn approved(edition: &Edition) -> End {
    let on = edition.order.date;
    End {
        on,
        recorded: on,
        by: edition.signer.clone(),
        entered_by: None,
        outcome: Outcome::Done,
        paper: None,
    }
}
