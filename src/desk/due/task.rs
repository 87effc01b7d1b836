//! A task: something that is owed and open, as whoever holds it needs to see it.

use time::Date;

use prikaz_app::Owing;
use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{InstructionNo, PersonId, RemarkId, UnitId};
use prikaz_order::DateStyle;
use prikaz_procedure::Organisation;
use prikaz_report::obligation::{Obligation, Owed, Step, addressed};
use prikaz_workflow::Subject;

use super::next::left_the_body;
use crate::Next;

/// Something that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its name in the list of what is owed; a day that moves, or a return, keeps it.
    pub id: String,
    /// The title of the stage or the duty; what the order told.
    pub title: String,
    /// The instruction of an order, where it is one.
    pub instruction: Option<InstructionNo>,
    /// What it is about, where the holders do not say so.
    pub about: Concern,
    /// Who holds it.
    pub holders: Vec<Holder>,
    /// What does it.
    pub next: Option<Next>,
    /// The last day.
    pub due: Option<Date>,
    /// Working days left, or over where it is negative.
    pub left: Option<i64>,
    /// The clause the limit rests on.
    pub clause: Option<String>,
    /// Whether it has no limit of its own: it falls within that of the stage.
    pub waiting: bool,
    /// Which working day it is with its holder, counted from one.
    pub held: Option<u32>,
    /// Whether the last day is in this week.
    pub week: bool,
    /// Whether all who hold it left the body: another has to settle it.
    pub gone: bool,
}

/// A person, with his name as lists have it: surname first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// His key.
    pub person: PersonId,
    /// His name.
    pub name: String,
}

/// What a task is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// The holders say it already.
    Nothing,
    /// What a unit hands in or owes.
    Unit(Titled),
    /// The seat of an agreer, by name, where another decides for him.
    Agreer(String),
    /// A place of publication, as the procedure calls it.
    Place(String),
    /// The submission of a unit, which a deputy has to put his visa on.
    SubmissionToVisa(Titled),
    /// So many rows of which units say different things.
    Conflicts(usize),
    /// The submissions, to be drawn together.
    Consolidation,
    /// Remarks that want an answer.
    Remarks(Vec<RemarkId>),
    /// The draft, to be laid before the one who approves.
    Presentation,
    /// Whom an order told, where the persons who answer for it do not say so.
    Addressed(String),
}

/// A unit, as the body calls or called it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    /// Its key.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
}

impl Holder {
    /// `person`, as the body calls or called him.
    pub(crate) fn of(body: &Organisation, person: &PersonId) -> Self {
        Self { person: person.clone(), name: body.name_of(person) }
    }
}

impl Titled {
    /// `unit`, as the body calls or called it.
    pub(crate) fn of(body: &Organisation, unit: &UnitId) -> Self {
        Self { unit: unit.clone(), title: body.title_of(unit) }
    }
}

impl Task {
    /// `one` of `owing` as a task.
    pub(crate) fn of(owing: &Owing, one: &Obligation) -> Self {
        let procedure = owing.procedure.as_deref();
        Self {
            id: one.key(),
            title: one.title(&owing.organisation, procedure),
            instruction: match &one.what {
                Owed::Instruction(given) => Some(given.no),
                Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) | Owed::Reading(_) => None,
            },
            about: Concern::of(owing, one),
            holders: holders(owing, &one.holders),
            next: Next::of(owing, one),
            due: one.due,
            left: one.due.and_then(|due| left(&owing.calendar, owing.day, due)),
            clause: one.clause(&owing.organisation, procedure, DateStyle::Dotted),
            waiting: matches!(one.what, Owed::Step(_)),
            held: one.held_day(&owing.calendar, owing.day),
            week: one.due.is_some_and(|due| falls_due_this_week(due, owing.day)),
            gone: !one.holders.is_empty() && one.holders.iter().all(|person| left_the_body(owing, person)),
        }
    }
}

impl Concern {
    fn of(owing: &Owing, one: &Obligation) -> Self {
        let titled = |unit: &UnitId| Titled::of(&owing.organisation, unit);
        match &one.what {
            Owed::Stage(part) => match &part.subject {
                Subject::Agreer(person) if one.holders == [person.clone()] => Self::Nothing,
                Subject::Agreer(person) => Self::Agreer(owing.organisation.name_of(person)),
                Subject::Whole => Self::Nothing,
                Subject::Unit(unit) => Self::Unit(titled(unit)),
                Subject::Place(place) => Self::Place(located(owing, place)),
            },
            Owed::Step(step) => match &step.step {
                Step::Visa(unit) => Self::SubmissionToVisa(titled(unit)),
                Step::Conflicts(rows) => Self::Conflicts(*rows),
                Step::Consolidation => Self::Consolidation,
                Step::Revision { remarks, .. } => Self::Remarks(remarks.clone()),
                Step::Presentation => Self::Presentation,
            },
            Owed::Duty(_) => one.unit().map_or(Self::Nothing, |unit| Self::Unit(titled(unit))),
            Owed::Instruction(given) => match addressed(&owing.organisation, given) {
                whom if whom.is_empty() => Self::Nothing,
                whom => Self::Addressed(whom),
            },
            Owed::Reading(_) => Self::Nothing,
        }
    }
}

/// What the procedure calls a place of publication; its key where it knows it no more.
fn located(owing: &Owing, place: &prikaz_domain::PlaceKey) -> String {
    let known = owing.procedure.as_ref().and_then(|procedure| procedure.place(place));
    known.map_or_else(|| place.to_string(), prikaz_procedure::Place::located)
}

pub(crate) fn holders(owing: &Owing, persons: &[PersonId]) -> Vec<Holder> {
    persons.iter().map(|person| Holder::of(&owing.organisation, person)).collect()
}

/// From `today` to Sunday.
fn falls_due_this_week(due: Date, today: Date) -> bool {
    let left = time::Duration::days(i64::from(6 - today.weekday().number_days_from_monday()));
    due >= today && due <= today.saturating_add(left)
}

/// Working days left, or over where it is negative; none where no calendar counts them.
pub(crate) fn left(calendar: &ProductionCalendar, today: Date, due: Date) -> Option<i64> {
    let count = |from, to| calendar.working_days_between(from, to).ok().map(i64::from);
    if today <= due { count(today, due) } else { count(due, today).map(|over| -over) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_week_ends_on_sunday() {
        let wednesday = date!(2024 - 05 - 15);
        assert!(falls_due_this_week(date!(2024 - 05 - 15), wednesday));
        assert!(falls_due_this_week(date!(2024 - 05 - 19), wednesday));
        assert!(!falls_due_this_week(date!(2024 - 05 - 20), wednesday));
        assert!(!falls_due_this_week(date!(2024 - 05 - 14), wednesday), "what is over is not due");
    }
}
