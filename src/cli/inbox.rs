//! `prikaz inbox`: what one person has to do now, over all registers, with the command that does it.

use serde_json::json;
use time::Date;

use super::desk::Desk;
use super::{CommandError, status};
use crate::app::{AppError, Rulebook};
use crate::domain::{PersonId, RegisterId};
use crate::report::duties;
use crate::wording::Command;
use crate::wording::task::{InboxHead, InboxTask, TaskFacts};
use crate::workflow::{Refusal, stands_for};

/// Show what a person has to do now, over all registers
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whose; yours where nobody is named
    #[arg(long = "for", value_name = "PERSON")]
    person: Option<PersonId>,
}

/// Runs `prikaz inbox`.
///
/// # Errors
/// When nobody is named, the person is unknown, or the store fails.
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let person = match (args.person, &desk.globals.actor) {
        (Some(person), _) => person,
        (None, Some(actor)) => {
            PersonId::new(actor).map_err(|error| super::failure::bad_key(desk.ui, &error))?
        }
        (None, None) => return Err(desk.error(None, &AppError::NoActor)),
    };
    let ids = desk.office.registers().map_err(|error| desk.error(None, &error))?;
    let (mut held, mut known, mut name) = (Vec::new(), false, String::new());
    for id in &ids {
        let book = desk.book(id)?;
        let Some(card) = book.organisation.person(&person) else { continue };
        (known, name) = (true, card.name.surname_first());
        held.extend(of_register(desk, id, &book, &person)?);
    }
    if !known && !ids.is_empty() {
        return Err(desk.error(ids.first(), &AppError::from(Refusal::UnknownPerson { person })));
    }
    // What is over or falls due first stands first; what has no limit comes last.
    held.sort_by_key(|one| (one.task.due.is_none(), one.task.due, one.register.clone()));
    if desk.ui.json() {
        return desk.ui.value(&json!({ "person": person, "tasks": held }));
    }
    if !known {
        name = person.to_string();
    }
    let line = desk.ui.say(&InboxHead { name, tasks: held.len() });
    desk.ui.line(line)?;
    for task in &held {
        let line = desk.ui.say(task);
        desk.ui.line(line)?;
    }
    Ok(())
}

fn of_register(
    desk: &Desk<'_>,
    id: &RegisterId,
    book: &Rulebook,
    person: &PersonId,
) -> Result<Vec<InboxTask>, CommandError> {
    let register = desk.register(id)?;
    let today = desk.globals.on.unwrap_or_else(|| desk.office.now(book).date());
    let title = register.opened.as_ref().map(|opened| opened.title.clone());
    let acts_for: Vec<PersonId> =
        stands_for(&book.substitutions, person, today).into_iter().map(|acting| acting.for_whom).collect();
    let mut held = status::tasks(desk, book, id, &register, today);
    held.extend(duties_of(desk, id, book, &register, today)?);
    let mine = held.into_iter().filter_map(|task| {
        let own = task.keys.contains(person);
        let instead = acts_for.iter().find(|other| task.keys.contains(other));
        if !own && instead.is_none() {
            return None;
        }
        let instead = instead.filter(|_| !own).and_then(|other| book.organisation.person(other));
        let instead = instead.map(|card| card.name.surname_first_in(crate::domain::Case::Accusative));
        Some(InboxTask { task, register: id.clone(), title: title.clone(), instead })
    });
    Ok(mine.collect())
}

/// The duties that fall due within a month, or are over.
fn duties_of(
    desk: &Desk<'_>,
    id: &RegisterId,
    book: &Rulebook,
    register: &crate::workflow::Register,
    today: Date,
) -> Result<Vec<TaskFacts>, CommandError> {
    const AHEAD: time::Duration = time::Duration::days(31);
    let Some(first) = register.editions.first() else { return Ok(Vec::new()) };
    let approved = register.last_edition().map(|edition| edition.order.date);
    let lines = duties(&book.procedure.duties, &book.calendar, today.year(), approved, &register.duties_done);
    let lines = lines.map_err(|missing| {
        let refusal = Refusal::NoCalendar { year: missing.year, file: format!("data/{}", missing.file()) };
        desk.error(Some(id), &refusal.into())
    })?;
    let near = lines
        .into_iter()
        .filter(|line| !line.done && line.due >= first.order.date && line.named <= today + AHEAD);
    let facts = near.map(|line| {
        let holders: Vec<_> = book.organisation.holders(&line.duty.by).collect();
        TaskFacts {
            stage: line.duty.title.clone(),
            subject: String::new(),
            holders: holders.iter().map(|card| card.name.surname_first()).collect(),
            keys: holders.iter().map(|card| card.id.clone()).collect(),
            command: Some(Command::DutyDone {
                register: id.clone(),
                duty: line.duty.key.clone(),
                due: line.named,
            }),
            due: Some(line.due),
            left: super::told::left(&book.calendar, today, line.due),
            clause: Some(line.duty.clause.clone()),
            waiting: false,
            held: None,
            week: status::falls_due_this_week(line.due, today),
            instruction: None,
        }
    });
    Ok(facts.collect())
}
