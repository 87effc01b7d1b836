//! The way from the command line to the floor and back: the session, one use case.

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::Office;
use prikaz_desk::{Named, Session, Who, known};
use prikaz_domain::{PersonId, RegisterId};

impl Desk<'_> {
    /// The session that the options of the command line make: who is named by `--as`, the day of `--on`.
    ///
    /// # Errors
    /// When the name is no key.
    pub(crate) fn session(&self) -> Result<Session, CommandError> {
        let session = self.globals.session();
        Ok(match &self.globals.actor {
            None => session,
            Some(named) => Session { who: Who::Person(PersonId::new(named)?), ..session },
        })
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

    /// Makes sure that the register `id` has what was `named`.
    ///
    /// # Errors
    /// When it has not; what there is, is told.
    pub(crate) fn knows<'n>(
        &self,
        id: &RegisterId,
        named: impl IntoIterator<Item = Named<'n>>,
    ) -> Result<(), CommandError> {
        self.ask(|office, session| known(office, session, id, named))
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
