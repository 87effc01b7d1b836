//! Who acts: a person or the program, by what means that is known, and for whom.

use serde::{Deserialize, Serialize};

use prikaz_domain::PersonId;
use prikaz_fact::example;

use super::means::{Access, Brought, Claim, Means};

/// Who acts, and by what means that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub agent: Agent,
    /// By what means it is known.
    pub means: Means,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agent {
    /// A person of the organisation's file.
    Person(PersonId),
    /// The program itself, following up an event.
    System,
}

impl Actor {
    /// A person, as known by `means`.
    pub fn person_by(person: PersonId, means: Means) -> Self {
        Self { agent: Agent::Person(person), means }
    }

    /// A person who said who he is, and nothing else is known.
    pub fn claiming(person: PersonId) -> Self {
        Self::person_by(person, Means::Claimed(Claim::default()))
    }

    /// The program itself.
    pub fn program() -> Self {
        Self { agent: Agent::System, means: Means::Program }
    }

    /// A person who acted on paper, which this one brings in.
    pub fn brings_paper_of(&self, person: PersonId) -> Self {
        Self::person_by(person, self.brought().map_or(Means::Unrecorded, Means::Paper))
    }

    /// A person who decided on a sheet, which this one brings in.
    pub fn brings_sheet_of(&self, person: PersonId) -> Self {
        Self::person_by(person, self.brought().map_or(Means::Unrecorded, Means::Sheet))
    }

    /// Whoever brought in what this one did on paper or on a sheet: it is `person`.
    pub fn brought_by(&self, person: &PersonId) -> Self {
        let means = match self.means.access() {
            Access::Claimed(claim) => Means::Claimed(claim),
            Access::LoggedIn(login) => Means::LoggedIn(login),
            Access::Unrecorded => Means::Unrecorded,
        };
        Self::person_by(person.clone(), means)
    }

    fn brought(&self) -> Option<Brought> {
        Some(Brought { person: self.person()?.clone(), means: self.means.access() })
    }

    /// The person; none where the program itself acts.
    pub fn person(&self) -> Option<&PersonId> {
        match &self.agent {
            Agent::Person(person) => Some(person),
            Agent::System => None,
        }
    }

    /// Whether it is the person `person`, by whatever means.
    pub fn is(&self, person: &PersonId) -> bool {
        self.person() == Some(person)
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
