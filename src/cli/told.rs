//! What orders told somebody to do, as facts for messages.

use time::Date;

use super::show::names_of;
use prikaz_app::Owing;
use prikaz_calendar::ProductionCalendar;
use prikaz_domain::Case;
use prikaz_order::forms;
use prikaz_report::obligation::{Obligation, Outcome, Owed, addressed};
use prikaz_wording::register::{InstructionEndFacts, InstructionFacts};
use prikaz_workflow::Instruction;

/// An instruction of `owing` as it stands on its day; none for what is no instruction.
pub(super) fn facts(owing: &Owing, one: &Obligation) -> Option<InstructionFacts> {
    let Owed::Instruction(given) = &one.what else { return None };
    let house = &owing.organisation;
    let name = |person| names_of(house, std::slice::from_ref(person)).pop();
    let end = match &one.end {
        None => InstructionEndFacts::Open { done: (), paper: (), by: () },
        Some(end) => {
            let paper = end.paper.clone().unwrap_or_default();
            match end.outcome {
                Outcome::Done => {
                    InstructionEndFacts::Done { done: end.on, paper, by: end.by.as_ref().and_then(name) }
                }
                Outcome::Dropped => InstructionEndFacts::Lifted { done: end.on, paper, by: () },
            }
        }
    };
    let until = end.on().unwrap_or(owing.day);
    Some(InstructionFacts {
        register: owing.target.as_str().to_owned(),
        instruction: given.no,
        order: given.order.clone(),
        order_genitive: order_genitive(given),
        clause: given.clause.clone(),
        whom: addressed(house, given),
        holders: names_of(house, &given.holders),
        task: given.task.clone(),
        planned: one.planned,
        due: one.due,
        extended: one.extensions.iter().map(|extension| extension.basis.clone()).collect(),
        left: one.due.and_then(|due| left(&owing.calendar, until, due)),
        late: one.due.is_some_and(|due| until > due),
        end,
    })
}

/// «приказа»: of what?
pub(super) fn order_genitive(given: &Instruction) -> String {
    forms(given.order.kind).of(Some(Case::Genitive))
}

/// Working days left, or over where it is negative.
pub(super) fn left(calendar: &ProductionCalendar, today: Date, due: Date) -> Option<i64> {
    let count = |from, to| calendar.working_days_between(from, to).ok().map(i64::from);
    if today <= due { count(today, due) } else { count(due, today).map(|over| -over) }
}
