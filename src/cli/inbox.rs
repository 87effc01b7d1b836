//! `prikaz inbox`: what one person has to do now, over all registers and orders, with the command that does it.

use serde_json::json;

use super::desk::Desk;
use super::{CommandError, owed};
use prikaz_app::{Ahead, AppError, Owing, Target};
use prikaz_domain::{Case, PersonId, RegisterId};
use prikaz_wording::task::{InboxHead, InboxTask};
use prikaz_workflow::{Refusal, stands_for};

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
    let owed = desk.office.owed(desk.globals.on, Ahead::Month).map_err(|error| desk.error(None, &error))?;
    let (mut held, mut name) = (Vec::new(), None);
    for owing in &owed {
        // Who left the body may owe something still.
        let holds = || owing.open().any(|one| one.holders.contains(&person));
        name = match owing.organisation.known_person(&person) {
            Some(card) => Some(card.name.surname_first()),
            None if holds() => name.or_else(|| Some(person.to_string())),
            None => continue,
        };
        held.extend(held_by(desk, owing, &person)?);
    }
    if name.is_none() && !owed.is_empty() {
        let first = owed.iter().find_map(|owing| register(&owing.target));
        return Err(desk.error(first, &AppError::from(Refusal::UnknownPerson { person })));
    }
    // What is over or falls due first stands first; what has no limit comes last.
    held.sort_by_key(|one| {
        (one.task.due.is_none(), one.task.due, one.register.clone(), one.organisation.clone())
    });
    if desk.ui.json() {
        return desk.ui.value(&json!({ "person": person, "tasks": held }));
    }
    let name = name.unwrap_or_else(|| person.to_string());
    let line = desk.ui.say(&InboxHead { name, tasks: held.len() });
    desk.ui.line(line)?;
    for task in &held {
        let line = desk.ui.say(task);
        desk.ui.line(line)?;
    }
    Ok(())
}

fn register(target: &Target) -> Option<&RegisterId> {
    match target {
        Target::Register(id) => Some(id),
        Target::Body(_) => None,
    }
}

/// What the person holds, or holds for whom he acts.
fn held_by(desk: &Desk<'_>, owing: &Owing, person: &PersonId) -> Result<Vec<InboxTask>, CommandError> {
    let acting = stands_for(&owing.substitutions, person, owing.day);
    let title = match register(&owing.target) {
        Some(id) => desk.register(id)?.opened.as_ref().map(|opened| opened.title.clone()),
        None => None,
    };
    let mine = owing.open().filter_map(|one| {
        let own = one.holders.contains(person);
        let instead = acting.iter().map(|acting| &acting.for_whom).find(|other| one.holders.contains(other));
        if !own && instead.is_none() {
            return None;
        }
        let instead = instead.filter(|_| !own).and_then(|other| owing.organisation.known_person(other));
        Some(InboxTask {
            task: owed::facts(desk.ui, owing, one),
            register: register(&owing.target).cloned(),
            organisation: match &owing.target {
                Target::Register(_) => None,
                Target::Body(body) => Some(body.clone()),
            },
            title: title.clone(),
            instead: instead.map(|card| card.name.surname_first_in(Case::Accusative)),
        })
    });
    Ok(mine.collect())
}
