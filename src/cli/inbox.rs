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
use crate::workflow::{DutyOwner, Refusal, stands_for};

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
    let today = desk.day(book);
    let title = register.opened.as_ref().map(|opened| opened.title.clone());
    let acts_for: Vec<PersonId> =
        stands_for(&book.substitutions, person, today).into_iter().map(|acting| acting.for_whom).collect();
    let mut held = status::tasks(desk, book, id, &register, today);
    held.extend(duties_of(id, book, &register, today));
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
    id: &RegisterId,
    book: &Rulebook,
    register: &crate::workflow::Register,
    today: Date,
) -> Vec<TaskFacts> {
    const AHEAD: time::Duration = time::Duration::days(31);
    let lines = duties(&book.rules(), register, book.offset(), Date::MIN, today.saturating_add(AHEAD));
    let facts = lines.into_iter().filter(|line| line.end.is_none()).filter_map(|line| {
        let duty = book.procedure.duties.iter().find(|duty| duty.key == line.key)?;
        let unit = match &line.owner {
            DutyOwner::Unit(unit) => Some(unit),
            DutyOwner::Person(_) | DutyOwner::Together => None,
        };
        let titled = unit.and_then(|unit| book.organisation.unit(unit)).map(|unit| unit.title.clone());
        Some(TaskFacts {
            stage: duty.title.clone(),
            subject: titled.unwrap_or_default(),
            holders: super::show::names_of(book, &line.holders),
            command: Some(Command::DutyDone {
                register: id.clone(),
                duty: line.key.clone(),
                due: line.named,
                unit: unit.cloned(),
            }),
            keys: line.holders,
            due: Some(line.due),
            left: super::told::left(&book.calendar, today, line.due),
            clause: Some(duty.clause.clone()),
            waiting: false,
            held: None,
            week: status::falls_due_this_week(line.due, today),
            instruction: None,
        })
    });
    facts.collect()
}
