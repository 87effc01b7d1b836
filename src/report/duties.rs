//! Duties that come round, day by day and holder by holder.

use std::collections::BTreeSet;

use time::{Date, UtcOffset};

use crate::calendar::MissingYear;
use crate::domain::PersonId;
use crate::procedure::{Duty, Every};
use crate::workflow::{
    Actor, DutyDone, DutyOwner, Edition, Register, Rules, answering_for, done_of, duty_owners,
};

use super::tasks::{End, Outcome};

/// What one who owes a duty has to do by one of its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    /// Key of the duty.
    pub key: String,
    /// Whose it is.
    pub owner: DutyOwner,
    /// The persons who answer for it.
    pub holders: Vec<PersonId>,
    /// The day the procedure names.
    pub named: Date,
    /// The last day, where the named one is a day off: the next working day (ГК РФ, ст. 193);
    /// the named day itself while `uncounted` says why it is not known.
    pub due: Date,
    /// The year without a calendar, yet, into which the next working day falls.
    pub uncounted: Option<i32>,
    /// The last working day not later than the named one, for those who would rather not rely on ст. 193; none where
    /// the calendar of that year is not known.
    pub careful: Option<Date>,
    /// Since when it was to be done: the day of it before this one, or the first approval.
    pub since: Date,
    /// That it was done.
    pub end: Option<End>,
}

/// The duties of a register that fall due from `from` to `until`, by date, for each of those who owe them; none before
/// there was an edition to look after. What counts from an approval is done by the next approval too.
pub fn duties(
    rules: &Rules<'_>,
    register: &Register,
    offset: UtcOffset,
    from: Date,
    until: Date,
) -> Vec<DutyLine> {
    let Some(first) = register.editions.first().map(|edition| edition.order.date) else { return Vec::new() };
    let mut lines = Vec::new();
    for duty in &rules.procedure.duties {
        let mut since = first;
        for (named, renewed) in days(&duty.every, register, first, until) {
            let lately = std::mem::replace(&mut since, named.max(first));
            for owner in duty_owners(rules, &duty.by) {
                let line = line(rules, register, offset, duty, owner, named, lately, renewed);
                let counts = line.end.is_some() || line.due >= first;
                if counts && line.named.max(line.due) >= from && line.named <= until {
                    lines.push(line);
                }
            }
        }
    }
    lines.sort_by(|one, other| {
        (one.named, &one.key, &one.owner).cmp(&(other.named, &other.key, &other.owner))
    });
    lines
}

/// The days of a duty from the year of the `first` approval to `until`; with the edition that did it by the way.
fn days<'r>(
    every: &Every,
    register: &'r Register,
    first: Date,
    until: Date,
) -> Vec<(Date, Option<&'r Edition>)> {
    let years = first.year()..=until.year();
    match every {
        Every::Yearly { .. } => {
            years.flat_map(|year| every.days(year, None)).map(|named| (named, None)).collect()
        }
        Every::WithinMonths(_) => {
            let mut found = Vec::new();
            let editions: Vec<&Edition> = register.editions.iter().map(AsRef::as_ref).collect();
            for (at, edition) in editions.iter().enumerate() {
                let next = editions.get(at + 1).copied();
                let spans = years.clone().flat_map(|year| every.days(year, Some(edition.order.date)));
                let before = spans.filter(|named| next.is_none_or(|next| *named < next.order.date));
                found.extend(before.map(|named| (named, next)));
            }
            let mut seen = BTreeSet::new();
            found.retain(|(named, _)| seen.insert(*named));
            found
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the facts of one line, asked at one place")]
fn line(
    rules: &Rules<'_>,
    register: &Register,
    offset: UtcOffset,
    duty: &Duty,
    owner: DutyOwner,
    named: Date,
    since: Date,
    renewed: Option<&Edition>,
) -> DutyLine {
    let (due, uncounted) = match rules.calendar.next_working_day_on_or_after(named) {
        Ok(due) => (due, None),
        Err(MissingYear { year, .. }) => (named, Some(year)),
    };
    let holders = answering_for(rules, &duty.by, &owner);
    let done = done_of(rules, register, duty, named, &owner).map(|done| ended(done, &holders, offset));
    let end = done.or_else(|| renewed.map(approved));
    let careful = rules.calendar.previous_working_day_on_or_before(named).ok();
    DutyLine { key: duty.key.clone(), owner, holders, named, due, uncounted, careful, since, end }
}

fn ended(done: &DutyDone, holders: &[PersonId], offset: UtcOffset) -> End {
    let by = match &done.by {
        Actor::Person(person) => Some(person.clone()),
        Actor::System => None,
    };
    let own = done.acting.is_some() || by.as_ref().is_some_and(|person| holders.contains(person));
    let (by, entered_by) = if own { (by, None) } else { (None, by) };
    let recorded = done.at.to_offset(offset).date();
    End { on: done.on, recorded, by, entered_by, outcome: Outcome::Done }
}

/// What counts from an approval is settled by the next one.
fn approved(edition: &Edition) -> End {
    let on = edition.order.date;
    End { on, recorded: on, by: edition.signer.clone(), entered_by: None, outcome: Outcome::Done }
}
