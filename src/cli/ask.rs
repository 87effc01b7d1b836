//! The way from the command line to the floor and back: the session, one use case.

use std::sync::Arc;

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::{Office, Target};
use prikaz_desk::{Named, Session, Who, known};
use prikaz_domain::{PersonId, RegisterId};

/// An office, and what it keeps of what was named.
type Kept = (Arc<Office>, Vec<Target>);

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

    /// The offices of all bodies, or of the one that was named; that of none where nothing is kept yet.
    ///
    /// # Errors
    /// When a log is damaged, or the store fails.
    pub(crate) fn everywhere(&self) -> Result<Vec<Arc<Office>>, CommandError> {
        let all = self.offices.all()?;
        Ok(if all.is_empty() { vec![Arc::clone(&self.office)] } else { all })
    }

    /// Asks the office of each body in the session of the command line.
    ///
    /// # Errors
    /// What the first office says that does not answer.
    pub(crate) fn ask_each<T, E: Into<CommandError>>(
        &self,
        use_case: impl Fn(&Office, &Session) -> Result<T, E>,
    ) -> Result<Vec<T>, CommandError> {
        let session = self.session()?;
        let offices = self.everywhere()?;
        offices.iter().map(|office| use_case(office, &session).map_err(Into::into)).collect()
    }

    /// The offices that keep the `named`, each with those that it keeps; all of them with none where nothing is named.
    ///
    /// # Errors
    /// Where several bodies keep a register that was named; when the store fails.
    pub(crate) fn keeping(&self, named: &[Target]) -> Result<Vec<Kept>, CommandError> {
        if named.is_empty() {
            return Ok(self.everywhere()?.into_iter().map(|office| (office, Vec::new())).collect());
        }
        let mut kept: Vec<Kept> = Vec::new();
        for target in named {
            let office = self.offices.about(Some(&target.about()))?;
            match kept.iter_mut().find(|(known, _)| known.keeper() == office.keeper()) {
                Some((_, targets)) => targets.push(target.clone()),
                None => kept.push((office, vec![target.clone()])),
            }
        }
        Ok(kept)
    }

    /// Turns to the office of what the command turns out to be about.
    ///
    /// # Errors
    /// Where several bodies keep the register that was named; when the store fails.
    pub(crate) fn turn_to(&mut self, target: &Target) -> Result<(), CommandError> {
        self.office = self.offices.about(Some(&target.about()))?;
        Ok(())
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
