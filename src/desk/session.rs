//! In whose name, by what means, on which day and in which language the office is asked.

use time::Date;

use prikaz_app::{AppError, Office};
use prikaz_domain::PersonId;
use prikaz_procedure::Organisation;
use prikaz_workflow::Actor;

/// A session: every use case is asked in one, for acts and for reads alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who asks.
    pub who: Who,
    /// By what means that is known.
    pub means: Means,
    /// The official day, where one is named; today by the clock of the body where none is.
    pub day: Option<Date>,
    /// The language that answers are worded in; wording knows what it means.
    pub language: LanguageCode,
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

/// The code of a language, of two letters: «ru».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageCode([u8; 2]);

/// What was given is no code of a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no code of a language: two small letters")]
pub struct InvalidLanguage(pub String);

impl LanguageCode {
    /// The code `text`.
    ///
    /// # Errors
    /// When it is not two small letters.
    pub fn new(text: &str) -> Result<Self, InvalidLanguage> {
        match text.as_bytes() {
            [first, second] if first.is_ascii_lowercase() && second.is_ascii_lowercase() => {
                Ok(Self([*first, *second]))
            }
            _ => Err(InvalidLanguage(text.to_owned())),
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        // Small letters alone are let in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(who: Who) -> Session {
        let language = LanguageCode::new("ru").expect("a code");
        Session { who, means: Means::Folder, day: None, language }
    }

    #[test]
    fn whoever_holds_the_folder_reads_and_does_not_act() {
        assert!(matches!(asked_by(Who::Holder).actor(), Err(AppError::NoActor)));
        let person = PersonId::new("khlybova").expect("a key");
        let acts = asked_by(Who::Person(person.clone())).actor();
        assert!(matches!(acts, Ok(Actor::Person(one)) if one == person));
    }

    #[test]
    fn a_language_is_two_small_letters() {
        assert_eq!(LanguageCode::new("en").map(|code| code.as_str().to_owned()), Ok("en".to_owned()));
        for wrong in ["", "r", "rus", "RU", "р", "1x"] {
            assert_eq!(LanguageCode::new(wrong), Err(InvalidLanguage(wrong.to_owned())), "{wrong}");
        }
    }
}
