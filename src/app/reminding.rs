//! Reminders of all registers: which are due, as letters and as messages, and the record that they went out.

use std::path::Path;

use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime};

use crate::domain::{PersonId, RegisterId, digest_of};
use crate::render::Format;
use crate::report::{DueReminder, paper, reminders};

use super::mail::{Letter, Mail};
use super::papers::{format_of, subject, told};
use super::{Ahead, AppError, Office, PaperError, Rulebook};

/// A reminder that is due, with its register.
#[derive(Debug, Clone)]
pub struct Due {
    /// The register.
    pub register: RegisterId,
    /// The reminder.
    pub reminder: DueReminder,
    /// The day it is due on.
    pub on: Date,
}

impl Office {
    /// The reminders of a register that are due on `on` and have not gone out.
    ///
    /// # Errors
    /// When there is no such register, or a count needs a year without a calendar.
    pub fn due_reminders(&self, id: &RegisterId, on: Option<Date>) -> Result<Vec<Due>, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let on = on.unwrap_or_else(|| self.now(&book).date());
        let owing = self.owed_in(id, Some(on), Ahead::Year)?;
        let due = reminders(&book.rules(), &register, &owing.all, on);
        let due = due.map_err(|missing| AppError::Paper(PaperError::Calendar(missing)))?;
        Ok(due.into_iter().map(|reminder| Due { register: id.clone(), reminder, on }).collect())
    }

    /// A reminder as a letter to one of those it goes to.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn reminder_letter(&self, due: &Due, to: &PersonId, path: &Path) -> Result<Vec<u8>, AppError> {
        self.reminder_in(due, to, format_of(path)?)
    }

    fn reminder_in(&self, due: &Due, to: &PersonId, format: Format) -> Result<Vec<u8>, AppError> {
        let book = self.book(&due.register)?;
        let from = told(&book).1;
        let matter = paper::reminder(subject(&book), &due.reminder, to, from.as_ref(), due.on);
        self.write_paper(&book, matter, format)
    }

    /// A reminder as a message to all it goes to who have an address; none where nobody has.
    ///
    /// # Errors
    /// When the text cannot be made.
    pub fn reminder_mail(&self, due: &Due) -> Result<Option<Letter>, AppError> {
        let book = self.book(&due.register)?;
        let addresses = addresses(&book, &due.reminder.to);
        let Some(first) = due.reminder.to.first().filter(|_| !addresses.is_empty()) else { return Ok(None) };
        let text = self.reminder_in(due, first, Format::Text)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        let at = self.now(&book);
        let key = serde_json::to_string(&(&due.register, &due.reminder.reminded))?;
        Ok(Some(Letter {
            id: digest_of(key.as_bytes()).to_string()[..24].to_owned(),
            register: due.register.clone(),
            reminded: due.reminder.reminded.clone(),
            to: due.reminder.to.clone(),
            addresses,
            subject: paper::reminder_heading(subject(&book), &due.reminder),
            text,
            at: at.format(&Rfc3339).unwrap_or_default(),
        }))
    }
}

fn addresses(book: &Rulebook, to: &[PersonId]) -> Vec<(String, String)> {
    let cards = to.iter().filter_map(|person| book.organisation.person(person));
    cards.filter_map(|card| Some((card.name.surname_first(), card.email.clone()?))).collect()
}

/// The message of a letter.
pub fn mail_of(letter: &Letter) -> Mail {
    let at = OffsetDateTime::parse(&letter.at, &Rfc3339).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    Mail {
        id: letter.id.clone(),
        to: letter.addresses.clone(),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        at,
    }
}
