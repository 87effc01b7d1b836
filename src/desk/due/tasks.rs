//! What one person has to do, over all registers and over orders that stand alone.

use std::sync::Arc;

use prikaz_app::{About, Ahead, AppError, Office, Owing, Target};
use prikaz_domain::{FullName, PersonId, RegisterId};
use prikaz_workflow::{Refusal, Sight, stands_for};

use crate::{DeskError, Session, Task};

/// What one person has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonTasks {
    /// The person.
    pub person: PersonId,
    /// His name, surname first; his key where no body knows him.
    pub name: String,
    /// His tasks: what is over or falls due first stands first, what has no limit comes last.
    pub tasks: Vec<HeldTask>,
}

/// A task of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldTask {
    /// The task.
    pub task: Task,
    /// Whose it is: a register's, or that of the orders of a body.
    pub target: Target,
    /// The title of the register.
    pub title: Option<String>,
    /// Whom he does it for, where it is another's.
    pub instead: Option<FullName>,
}

/// What `person` holds, or holds for whom he acts, on the day of the session.
///
/// # Errors
/// When no body knows the person, what others owe is not shown to whoever asks, or the store or its data fail.
pub fn tasks_of(office: &Office, session: &Session, person: &PersonId) -> Result<PersonTasks, DeskError> {
    let owed = office.owed(session.day, Ahead::Month).map_err(DeskError::of_store)?;
    let (mut tasks, mut name) = (Vec::new(), None);
    for owing in &owed {
        // Who left the body may owe something still.
        let holds = || owing.open().any(|one| one.holders.contains(person));
        // A login of another body is nobody here, whatever persons of its own are called.
        if session.is_of(&owing.organisation.id).is_err() {
            continue;
        }
        if !session.is_own(&owing.organisation.id, person) {
            session.reads_owed(owing, Sight::Tasks).map_err(DeskError::of_target(&owing.target))?;
        }
        name = match owing.organisation.known_person(person) {
            Some(card) => Some(card.name.surname_first()),
            None if holds() => name.or_else(|| Some(person.to_string())),
            None => continue,
        };
        tasks.extend(held_by(office, owing, person)?);
    }
    if name.is_none() && !owed.is_empty() {
        let first = owed.iter().find_map(|owing| owing.target.register());
        let about = first.map(|id| About::Register(id.clone()));
        let refusal = Refusal::UnknownPerson { person: person.clone() };
        return Err(DeskError { about, error: Box::new(refusal.into()) });
    }
    tasks.sort_by_key(in_order);
    let name = name.unwrap_or_else(|| person.to_string());
    Ok(PersonTasks { person: person.clone(), name, tasks })
}

/// As [`tasks_of`], over the bodies of `offices`: those that do not know the person are passed over where another does.
///
/// # Errors
/// As there, where no body knows the person.
pub fn tasks_everywhere(
    offices: &[Arc<Office>],
    session: &Session,
    person: &PersonId,
) -> Result<PersonTasks, DeskError> {
    let (mut found, mut stranger): (Option<PersonTasks>, _) = (None, None);
    for office in offices {
        match (tasks_of(office, session, person), &mut found) {
            (Ok(tasks), None) => found = Some(tasks),
            (Ok(more), Some(known)) => known.add(more),
            (Err(error), _) if is_stranger(&error) => stranger = stranger.or(Some(error)),
            (Err(error), _) => return Err(error),
        }
    }
    let nothing = || PersonTasks { person: person.clone(), name: person.to_string(), tasks: Vec::new() };
    match (found, stranger) {
        (Some(found), _) => Ok(found),
        (None, Some(error)) => Err(error),
        (None, None) => Ok(nothing()),
    }
}

fn is_stranger(error: &DeskError) -> bool {
    let AppError::Refused(refusal) = &*error.error else { return false };
    matches!(**refusal, Refusal::UnknownPerson { .. })
}

impl PersonTasks {
    /// Adds what is to be done in another body.
    fn add(&mut self, more: Self) {
        if self.name == self.person.as_str() {
            self.name = more.name;
        }
        self.tasks.extend(more.tasks);
        self.tasks.sort_by_key(in_order);
    }
}

/// What is over or falls due first stands first, what has no limit comes last.
fn in_order(one: &HeldTask) -> impl Ord + use<> {
    (one.task.due.is_none(), one.task.due, order_of(&one.target))
}

/// Orders that stand alone come before registers, each by its key.
fn order_of(target: &Target) -> (Option<RegisterId>, String) {
    (target.register().cloned(), target.as_str().to_owned())
}

fn held_by(office: &Office, owing: &Owing, person: &PersonId) -> Result<Vec<HeldTask>, DeskError> {
    let acting = stands_for(&owing.substitutions, person, owing.day);
    let title = match owing.target.register() {
        Some(id) => {
            let register = office.register(id).map_err(DeskError::of_register(id))?;
            register.opened.as_ref().map(|opened| opened.title.clone())
        }
        None => None,
    };
    let mine = owing.open().filter_map(|one| {
        let own = one.holders.contains(person);
        let instead = acting.iter().map(|acting| &acting.for_whom).find(|other| one.holders.contains(other));
        if !own && instead.is_none() {
            return None;
        }
        let instead = instead.filter(|_| !own).and_then(|other| owing.organisation.known_person(other));
        Some(HeldTask {
            task: Task::of(owing, one),
            target: owing.target.clone(),
            title: title.clone(),
            instead: instead.map(|card| card.name.clone()),
        })
    });
    Ok(mine.collect())
}
