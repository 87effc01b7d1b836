//! A reminder as it is told: of what, to whom, why today, and what became of it.

use time::Date;

use prikaz_app::mail::Letter;
use prikaz_app::{Due, Office, Target};
use prikaz_domain::{FullName, PersonId};
use prikaz_fact::coded;
use prikaz_procedure::Organisation;
use prikaz_workflow::{RemindPoint, RemindedOf};

use crate::DeskError;

coded! {
    /// What became of a reminder.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ReminderState: Serialize {
        /// Nobody it goes to has an address.
        NoAddress,
        /// A file was written for a mail program, or a letter.
        Written,
        /// It went out.
        Sent,
        /// The server did not take it.
        Refused,
        /// It waits behind a broken line.
        Waiting,
        /// Nobody knows whether it went out.
        Doubtful,
    }
}

/// A reminder, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The register it is about, or the body whose order it is.
    pub target: Target,
    /// Title of the stage or the duty; of what lay in the outbox before, the subject of the message.
    pub title: String,
    /// The last day.
    pub due: Option<Date>,
    /// Working days left; none where the last day is over or there is none.
    pub left: Option<u32>,
    /// Working days over.
    pub over: Option<u32>,
    /// Working days gone by since it was handed over, where there is no last day.
    pub gone: Option<u32>,
    /// Whether it goes to those above.
    pub escalated: bool,
    /// Whether nobody who holds it is there any more.
    pub unheld: bool,
    /// Who is written to.
    pub to: Vec<Recipient>,
    /// Names of those who are written to; in the outbox, of those who have an address.
    pub names: Vec<String>,
    /// Names of those who hold what it is about.
    pub holders: Vec<String>,
    /// Why it is due today; none for what lay in the outbox before.
    pub reason: Option<Reason>,
    /// What became of it; nothing yet.
    pub state: Option<ReminderState>,
    /// Its name in the outbox.
    pub message: Option<String>,
}

/// Somebody who is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// His key.
    pub person: PersonId,
    /// His name as the body has it; none where it does not know him.
    pub name: Option<FullName>,
}

/// Why somebody is reminded today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The obligation's name in its stream.
    pub key: String,
    /// Of what.
    pub of: RemindedOf,
    /// The clause it rests on.
    pub clause: String,
    /// At which point.
    pub point: RemindPoint,
}

impl Reminder {
    /// A reminder that is due, of which nothing has become yet.
    pub(crate) fn of(due: &Due) -> Self {
        let (body, reminder) = (&due.organisation, &due.reminder);
        let names = |persons: &[PersonId]| persons.iter().map(|person| body.name_of(person)).collect();
        Self {
            target: due.target.clone(),
            title: reminder.title.clone(),
            due: reminder.reminded.due,
            left: reminder.left,
            over: reminder.over,
            gone: reminder.gone,
            escalated: reminder.reminded.escalated,
            unheld: reminder.reminded.unheld,
            to: recipients(body, &reminder.to),
            names: names(&reminder.to),
            holders: names(&reminder.holders),
            reason: Some(Reason {
                key: reminder.key.clone(),
                of: reminder.reminded.of.clone(),
                clause: reminder.clause.clone(),
                point: reminder.reminded.point,
            }),
            state: None,
            message: None,
        }
    }

    /// What an earlier run put into the outbox, and what became of it.
    pub(crate) fn earlier(office: &Office, letter: &Letter, state: ReminderState) -> Result<Self, DeskError> {
        let body = match &letter.target {
            Target::Register(id) => office.book(id).map(|book| book.organisation),
            Target::Body(body) => office.body(body),
        };
        let body = body.map_err(DeskError::of_target(&letter.target))?;
        Ok(Self {
            target: letter.target.clone(),
            title: letter.subject.clone(),
            due: letter.reminded.due,
            left: None,
            over: None,
            gone: None,
            escalated: letter.reminded.escalated,
            unheld: letter.reminded.unheld,
            to: recipients(&body, &letter.to),
            names: letter.addresses.iter().map(|(name, _)| name.clone()).collect(),
            holders: Vec::new(),
            reason: None,
            state: Some(state),
            message: Some(letter.id.clone()),
        })
    }
}

fn recipients(body: &Organisation, persons: &[PersonId]) -> Vec<Recipient> {
    let named = |person: &PersonId| body.known_person(person).map(|card| card.name.clone());
    persons.iter().map(|person| Recipient { person: person.clone(), name: named(person) }).collect()
}
