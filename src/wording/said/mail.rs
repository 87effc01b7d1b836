//! Mail that cannot be set up, put together, kept or sent.

use super::data::quoted;
use super::world::{unreadable, unwritable};
use super::{Failed, Kind, Say, Wordable};
use crate::Messages;
use crate::sheet::{FaultyMail, MailFailed};
use prikaz_app::mail::{MailError, OutboxError, SettingsError};
use prikaz_app::{About, AppError, Surroundings};
use prikaz_desk::RemindError;

impl Wordable for RemindError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Office(error) => error.failed(messages, known),
            Self::Mail(error) => error.failed(messages, known),
            Self::Outbox(error) => error.failed(messages, known),
        }
    }

    fn use_case(&self) -> Option<&AppError> {
        match self {
            Self::Office(error) => error.use_case(),
            Self::Mail(_) | Self::Outbox(_) => None,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::Office(error) => error.about(),
            Self::Mail(_) | Self::Outbox(_) => None,
        }
    }
}

impl Wordable for SettingsError {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Unreadable { path, error } => unreadable(Kind::Configuration, path, error),
            Self::Fault(fault) => Failed::configuration(fault as &dyn Say),
            Self::Faulty { path, faults } => {
                let said = FaultyMail { path: path.clone(), n: faults.len() };
                Failed::configuration(said).with_details(quoted(messages, faults))
            }
        }
    }
}

impl Wordable for MailError {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        Failed::failure(MailFailed::from(self))
    }
}

impl Wordable for OutboxError {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        unwritable(&self.path, &self.error)
    }
}
