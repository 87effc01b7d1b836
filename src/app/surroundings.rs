//! What there is around an error: by whose names it is told, and which keys there are instead of the one that is not.

use std::sync::Arc;

use prikaz_domain::{OrganisationId, RegisterId};
use prikaz_procedure::Organisation;

use crate::{About, AppError, Office, Rulebook};

/// By what persons, units, stages are called.
#[derive(Debug, Clone, Default)]
pub enum CalledBy {
    /// Their keys: nothing is at hand, or it cannot be read.
    #[default]
    Keys,
    /// The names of a body.
    Body(Arc<Organisation>),
    /// The names of a procedure and its body.
    Book(Box<Rulebook>),
}

/// What there is around an error.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// By what things are called.
    pub called_by: CalledBy,
    /// The keys there are of the kind that was named and is none.
    pub keys: Vec<String>,
    /// The registers of the body whose key was given for that of a register.
    pub of_body: Option<Vec<String>>,
}

impl Surroundings {
    /// What there is around an error that is `about` something, where there is no office to ask.
    pub fn without_office(about: Option<&About>) -> Self {
        match about {
            Some(About::File(body)) => {
                Self { called_by: CalledBy::Body(Arc::clone(body)), ..Self::default() }
            }
            _ => Self::default(),
        }
    }

    /// The procedure and the body, where both are known.
    pub fn book(&self) -> Option<&Rulebook> {
        match &self.called_by {
            CalledBy::Book(book) => Some(book),
            CalledBy::Keys | CalledBy::Body(_) => None,
        }
    }
}

impl Office {
    /// What there is around `error`, which is `about` something; what cannot be read is left out, since it is asked for
    /// when something has failed already.
    pub fn surroundings(&self, about: Option<&About>, error: &AppError) -> Surroundings {
        match error {
            AppError::Refused(_) | AppError::Missing(_) | AppError::Blank(_) => {
                Surroundings { called_by: self.called_by(about), ..Surroundings::default() }
            }
            AppError::NoRegister(id) => {
                let known = self.registers().unwrap_or_default();
                let of_body = self.registers_of(id.as_str(), &known);
                let keys = known.iter().map(ToString::to_string).collect();
                Surroundings { keys, of_body, ..Surroundings::default() }
            }
            AppError::NoProcedure(_) => self.files("procedures"),
            AppError::NoOrganisation(_) => self.files("organisations"),
            _ => Surroundings::default(),
        }
    }

    fn called_by(&self, about: Option<&About>) -> CalledBy {
        let book = match about {
            None => None,
            Some(About::File(body)) => return CalledBy::Body(Arc::clone(body)),
            Some(About::Body(id)) => return self.body(id).map_or(CalledBy::Keys, CalledBy::Body),
            Some(About::Register(id)) => self.book(id).ok(),
            Some(About::Procedure(id)) => self.book_of(id).ok(),
        };
        book.map_or(CalledBy::Keys, |book| CalledBy::Book(Box::new(book)))
    }

    /// The registers of the body `key`, where it is one: a body is no register.
    fn registers_of(&self, key: &str, registers: &[RegisterId]) -> Option<Vec<String>> {
        let body = OrganisationId::new(key).ok()?;
        self.organisation(&body).ok()?;
        let own = if self.engine().log().body() == Some(&body) { registers } else { &[] };
        Some(own.iter().map(ToString::to_string).collect())
    }

    fn files(&self, folder: &str) -> Surroundings {
        Surroundings { keys: self.data().keys(folder), ..Surroundings::default() }
    }
}
