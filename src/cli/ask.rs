//! The way from the command line to the floor and back: the session, one use case.

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::Office;
use prikaz_desk::{LanguageCode, Means, Session, Who};
use prikaz_domain::PersonId;
use prikaz_wording::said::Internal;

impl Desk<'_> {
    /// The session that the options of the command line make: who is named by `--as`, the day of `--on`.
    ///
    /// # Errors
    /// When the name is no key.
    pub(crate) fn session(&self) -> Result<Session, CommandError> {
        let who = match &self.globals.actor {
            None => Who::Holder,
            Some(named) => Who::Person(PersonId::new(named)?),
        };
        let language = LanguageCode::new(self.ui.language().code());
        let language = language.map_err(Internal)?;
        Ok(Session { who, means: Means::Folder, day: self.globals.on, language })
    }

    /// Asks the office in the session of the command line.
    ///
    /// # Errors
    /// What the office says.
    pub(crate) fn ask<T, E: Into<CommandError>>(
        &self,
        use_case: impl FnOnce(&Office, &Session) -> Result<T, E>,
    ) -> Result<T, CommandError> {
        let session = self.session()?;
        use_case(&self.office, &session).map_err(Into::into)
    }

    /// The person named by `--as`, where somebody has to be named.
    ///
    /// # Errors
    /// When nobody was.
    pub(crate) fn named_person(&self) -> Result<PersonId, CommandError> {
        let session = self.session()?;
        Ok(session.person().cloned()?)
    }
}
