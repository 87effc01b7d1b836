//! Where units say different things of one row: its facts, and why it is not decided.

use super::{Failed, Wordable};
use crate::Messages;
use crate::register::{ConflictFacts, NoConflictNumber, NoWording, NotUnited};
use prikaz_app::{About, AppError, Rulebook, Surroundings};
use prikaz_desk::{ConflictError, ConflictSeen, Take};
use prikaz_form::Conflict;

/// The facts of a conflict, for messages and for programs.
pub(super) fn conflict_facts(book: &Rulebook, conflict: &Conflict, number: usize) -> ConflictFacts {
    ConflictFacts::from(&ConflictSeen::of(book, conflict, number))
}

impl Wordable for ConflictError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Office(error) => error.failed(messages, known),
            Self::NoNumber { number, open } => {
                Failed::usage(NoConflictNumber { number: *number, open: *open })
            }
            Self::NotUnited { titles } => Failed::usage(NotUnited { titles: titles.clone() }),
            Self::NoWording { conflict, take, found } => {
                let take = match take {
                    Take::Number(number) => number.to_string(),
                    Take::Unit(key) => key.clone(),
                };
                Failed::usage(NoWording { conflict: (&**conflict).into(), take, found: *found })
            }
        }
    }

    fn use_case(&self) -> Option<&AppError> {
        match self {
            Self::Office(error) => error.use_case(),
            Self::NoNumber { .. } | Self::NotUnited { .. } | Self::NoWording { .. } => None,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::Office(error) => error.about(),
            Self::NoNumber { .. } | Self::NotUnited { .. } | Self::NoWording { .. } => None,
        }
    }
}
