//! Who acts: a person or the program, and for whom.

use serde::{Deserialize, Serialize};

use prikaz_domain::PersonId;
use prikaz_fact::example;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person of the organisation's file.
    Person(PersonId),
    /// The program itself, following up an event.
    System,
}

impl Actor {
    /// The person; none where the program itself acts.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::System => None,
        }
    }
}

/// In whose stead a person acted: printed in the sheet and the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// For whom.
    pub for_whom: PersonId,
    /// Post as signed: «Исполняющий обязанности Министра».
    pub post: String,
    /// The act that put the person there.
    pub basis: String,
}

example! { struct Acting { for_whom, post, basis } }
