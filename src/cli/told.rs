//! What orders told somebody to do, as facts for messages.

use time::Date;

use crate::app::Rulebook;
use crate::calendar::ProductionCalendar;
use crate::domain::{Case, PersonId};
use crate::order::forms;
use crate::procedure::Organisation;
use crate::wording::register::{InstructionEndFacts, InstructionFacts};
use crate::workflow::{Executor, Instructed, Instruction, InstructionEnd};

/// The body whose order told it, and its calendar.
#[derive(Clone, Copy)]
pub(super) struct House<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) calendar: &'a ProductionCalendar,
}

impl<'a> From<&'a Rulebook> for House<'a> {
    fn from(book: &'a Rulebook) -> Self {
        Self { organisation: &book.organisation, calendar: &book.calendar }
    }
}

impl House<'_> {
    fn name(self, person: &PersonId) -> String {
        let card = self.organisation.person(person);
        card.map_or_else(|| person.to_string(), |card| card.name.surname_first())
    }
}

/// An instruction of the register or body `id` as it stands on `today`.
pub(super) fn facts(house: House<'_>, id: &str, one: &Instructed, today: Date) -> InstructionFacts {
    let given = &one.given;
    let end = match &one.end {
        None => InstructionEndFacts::Open { done: (), paper: (), by: () },
        Some(InstructionEnd::Done(done)) => InstructionEndFacts::Done {
            done: done.on,
            paper: done.paper.clone(),
            by: done.by.as_ref().map(|person| house.name(person)),
        },
        Some(InstructionEnd::Lifted { on, reason }) => {
            InstructionEndFacts::Lifted { done: *on, paper: reason.clone(), by: () }
        }
    };
    let until = end.on().unwrap_or(today);
    InstructionFacts {
        register: id.to_owned(),
        instruction: given.no,
        order: given.order.clone(),
        order_genitive: order_genitive(given),
        clause: given.clause.clone(),
        whom: whom(house.organisation, given),
        holders: given.holders.iter().map(|person| house.name(person)).collect(),
        task: given.task.clone(),
        planned: given.due(),
        due: one.due,
        extended: one.extended.clone(),
        left: one.due.and_then(|due| left(house.calendar, until, due)),
        late: one.due.is_some_and(|due| until > due),
        end,
    }
}

/// «приказа»: of what?
pub(super) fn order_genitive(given: &Instruction) -> String {
    forms(given.order.kind).of(Some(Case::Genitive))
}

/// Whom the order told, where the persons who answer for it do not say so already.
pub(super) fn whom(organisation: &Organisation, given: &Instruction) -> String {
    match &given.whom {
        Executor::Unit(unit) => {
            organisation.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.title.clone())
        }
        Executor::Named(dative) => dative.clone(),
        Executor::Role(_) | Executor::Person(_) => String::new(),
    }
}

/// Working days left, or over where it is negative.
pub(super) fn left(calendar: &ProductionCalendar, today: Date, due: Date) -> Option<i64> {
    let count = |from, to| calendar.working_days_between(from, to).ok().map(i64::from);
    if today <= due { count(today, due) } else { count(due, today).map(|over| -over) }
}
