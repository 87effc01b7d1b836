//! The way from the command line to the floor and back: the session, one use case, its error in words.

use super::desk::Desk;
use super::{CommandError, failure};
use prikaz_app::{AppError, Office};
use prikaz_desk::{DeskError, LanguageCode, Means, Of, Session, Who};
use prikaz_domain::PersonId;

impl Desk<'_> {
    /// The session that the options of the command line make: who is named by `--as`, the day of `--on`.
    ///
    /// # Errors
    /// When the name is no key.
    pub(super) fn session(&self) -> Result<Session, CommandError> {
        let who = match &self.globals.actor {
            None => Who::Holder,
            Some(named) => {
                let person = PersonId::new(named).map_err(|error| failure::bad_key(self.ui, &error))?;
                Who::Person(person)
            }
        };
        let language = LanguageCode::new(self.ui.language().code());
        let language = language.map_err(|error| failure::internal(self.ui, &error))?;
        Ok(Session { who, means: Means::Folder, day: self.globals.on, language })
    }

    /// Asks the office in the session of the command line.
    ///
    /// # Errors
    /// What the office says, in words.
    pub(super) fn ask<T>(
        &self,
        use_case: impl FnOnce(&Office, &Session) -> Result<T, DeskError>,
    ) -> Result<T, CommandError> {
        let session = self.session()?;
        use_case(&self.office, &session).map_err(|error| self.not_answered(&error))
    }

    /// `error` in words, with the names of what it is about.
    pub(super) fn not_answered(&self, error: &DeskError) -> CommandError {
        let DeskError { of, error } = error;
        match of {
            Of::Store => self.error(None, error),
            Of::Register(id) => self.error(Some(id), error),
            Of::Body(body) => failure::of_body_named(self, body, error),
        }
    }

    /// The person named by `--as`, where somebody has to be named.
    ///
    /// # Errors
    /// When nobody was.
    pub(super) fn named_person(&self) -> Result<PersonId, CommandError> {
        let session = self.session()?;
        session.person().cloned().map_err(|error: AppError| self.error(None, &error))
    }
}
