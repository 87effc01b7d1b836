//! In whose name, by what means, on which day and in which language the office is asked.

use time::Date;

use prikaz_app::{AppError, Office};
use prikaz_domain::PersonId;
use prikaz_procedure::Organisation;
use prikaz_workflow::Actor;

use super::Language;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// He holds the folder and said who he is (`--as`): what is read cannot be kept from him.
    Folder,
    /// He proved it by a login: he reads what the rights of reading give him.
    Login,
}

impl Session {
    /// The day it is about for a body: the one named, else today by the body's clock.
    pub(super) fn day_at(&self, office: &Office, body: &Organisation) -> Date {
        self.day.unwrap_or_else(|| office.now_at(body).date())
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

    /// The person who acts.
    ///
    /// # Errors
    /// When nobody was named.
    pub fn actor(&self) -> Result<Actor, AppError> {
        self.person().cloned().map(Actor::Person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(who: Who) -> Session {
        Session { who, means: Means::Folder, day: None, language: Language::Ru }
    }

    #[test]
    fn whoever_holds_the_folder_reads_and_does_not_act() {
        assert!(matches!(asked_by(Who::Holder).actor(), Err(AppError::NoActor)));
        let person = PersonId::new("khlybova").expect("a key");
        let acts = asked_by(Who::Person(person.clone())).actor();
        assert!(matches!(acts, Ok(Actor::Person(one)) if one == person));
    }
}
