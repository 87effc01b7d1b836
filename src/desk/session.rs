//! In whose name, by what means, on which day and in which language the office is asked.

use time::Date;

use prikaz_app::{AppError, Office, Target};
use prikaz_domain::{OrganisationId, PersonId, ProcedureId};
use prikaz_procedure::Organisation;
use prikaz_workflow::{Actor, Claim, Login, Means as Recorded, Refusal};

use super::{DeskError, Language};

/// A session: every use case is asked in one, for acts and for reads alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who asks.
    pub who: Who,
    /// By what means that is known.
    pub means: Means,
    /// The official day, where one is named; today by the clock of the body where none is.
    pub day: Option<Date>,
    /// The language that answers are worded in, at the edge; what is drafted is Russian, whoever asks.
    pub language: Language,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person of a body, by the key of its file.
    Person(PersonId),
    /// Whoever holds the folder of the store: at a terminal nobody needs to be named for reading.
    Holder,
}

/// By what means it is known who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// He holds the folder and said who he is, from where the operating system says: what is read cannot be kept from him.
    Folder(Claim),
    /// He proved it by a login of this body: he reads what the rights of reading give him there. Keys of persons are told
    /// apart within a body alone, so that he is nobody in another.
    Login(OrganisationId, Login),
}

impl Means {
    /// Whether he holds the folder.
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// As it is recorded with what he does.
    fn recorded(&self) -> Recorded {
        match self {
            Self::Folder(claim) => Recorded::Claimed(claim.clone()),
            Self::Login(_, login) => Recorded::LoggedIn(login.clone()),
        }
    }
}

impl Session {
    /// The day it is about for a body: the one named, else today by the body's clock.
    pub(super) fn day_at(&self, office: &Office, body: &Organisation) -> Date {
        office.today(self.day).of(body)
    }

    /// The person who asks.
    ///
    /// # Errors
    /// When nobody was named.
    pub fn person(&self) -> Result<&PersonId, AppError> {
        match &self.who {
            Who::Person(person) => Ok(person),
            Who::Holder => Err(AppError::NoActor),
        }
    }

    /// Makes sure that a login is one of `body`.
    ///
    /// # Errors
    /// Where it is another's: the body knows no such person.
    pub(super) fn is_of(&self, body: &OrganisationId) -> Result<(), AppError> {
        match &self.means {
            Means::Login(own, _) if own != body => {
                Err(Refusal::UnknownPerson { person: self.person()?.clone() }.into())
            }
            Means::Login(..) | Means::Folder(_) => Ok(()),
        }
    }

    /// The person who acts in `body`.
    ///
    /// # Errors
    /// When nobody was named, or the login is one of another body.
    pub(super) fn actor_in(&self, body: &OrganisationId) -> Result<Actor, DeskError> {
        let actor = self.actor().map_err(DeskError::of_store)?;
        self.is_of(body).map_err(DeskError::of_body(body))?;
        Ok(actor)
    }

    /// The person who acts in `target`.
    ///
    /// # Errors
    /// As [`Session::actor_in`]; when the data of a register is missing or wrong.
    pub(super) fn actor_of(&self, office: &Office, target: &Target) -> Result<Actor, DeskError> {
        let actor = self.actor().map_err(DeskError::of_store)?;
        if !self.means.is_folder() {
            let judged = || match target {
                Target::Register(id) => self.is_of(&office.book(id)?.organisation.id),
                Target::Body(id) => self.is_of(id),
            };
            judged().map_err(DeskError::of_target(target))?;
        }
        Ok(actor)
    }

    /// Whether whoever asks may act in `target` at all: its body is his own, or he holds the folder.
    pub(super) fn is_at_home_in(&self, office: &Office, target: &Target) -> bool {
        self.means.is_folder() || self.actor_of(office, target).is_ok()
    }

    /// The person who acts in the body of `procedure`.
    ///
    /// # Errors
    /// As [`Session::actor_of`].
    pub(super) fn actor_under(&self, office: &Office, procedure: &ProcedureId) -> Result<Actor, DeskError> {
        let actor = self.actor().map_err(DeskError::of_store)?;
        if !self.means.is_folder() {
            let judged = || self.is_of(&office.book_of(procedure)?.organisation.id);
            judged().map_err(DeskError::of_store)?;
        }
        Ok(actor)
    }

    /// The person who acts.
    ///
    /// # Errors
    /// When nobody was named.
    pub fn actor(&self) -> Result<Actor, AppError> {
        Ok(Actor::person_by(self.person()?.clone(), self.means.recorded()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(who: Who) -> Session {
        Session { who, means: Means::Folder(Claim::default()), day: None, language: Language::Ru }
    }

    #[test]
    fn whoever_holds_the_folder_reads_and_does_not_act() {
        assert!(matches!(asked_by(Who::Holder).actor(), Err(AppError::NoActor)));
        let person = PersonId::new("khlybova").expect("a key");
        let acts = asked_by(Who::Person(person.clone())).actor();
        assert!(acts.is_ok_and(|one| one.is(&person)));
    }
}
