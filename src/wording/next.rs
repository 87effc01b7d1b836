//! What may be done next, for the door to word: as a command, as a link.

use serde::{Serialize, Serializer};
use time::Date;

use super::macros::messages;
use super::{Message, Text};
use prikaz_desk::Next;
use prikaz_domain::{DutyKey, InstructionNo, OrganisationId, PersonId, PlaceKey, RegisterId, UnitId};
use prikaz_fact::{Coded, example};
use prikaz_workflow::DutyOwner;

/// What does a task. The words of it are those of the door that the text leaves by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep(pub Next);

example! { struct NextStep(Next) }

impl Message for NextStep {
    const TEXTS: &'static [Text] = &[Text::new("next.", "")];
    const CODES: &'static [&'static str] = Next::CODES;

    fn code(&self) -> &'static str {
        Coded::code(&self.0)
    }
}

messages! {
    told NextStep;
}

impl Serialize for NextStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NextFacts::from(&self.0).serialize(serializer)
    }
}

/// The facts of it, each where it has them.
#[derive(Debug, Default, Serialize)]
struct NextFacts<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<&'a RegisterId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<&'a OrganisationId>,
    /// The register, or the body for an order that stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a UnitId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<&'a PersonId>,
    /// Whom another replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a PersonId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a PlaceKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instruction: Option<InstructionNo>,
    /// Number of an order, with the year of its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duty: Option<&'a DutyKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
}

impl<'a> From<&'a Next> for NextFacts<'a> {
    fn from(next: &'a Next) -> Self {
        match next {
            Next::Consolidate { register }
            | Next::DecideConflicts { register }
            | Next::ReturnCheck { register }
            | Next::Present { register }
            | Next::PassCheck { register }
            | Next::Visa { register }
            | Next::Revise { register }
            | Next::Sign { register }
            | Next::Inform { register } => Self::of(register),
            Next::HandIn { register, unit } | Next::VisaSubmission { register, unit } => {
                Self { unit: Some(unit), ..Self::of(register) }
            }
            Next::Publish { register, place } => Self { place: Some(place), ..Self::of(register) },
            Next::ReplaceAgreer { register, was } => Self { was: Some(was), ..Self::of(register) },
            Next::FulfilInstruction { target, instruction } => {
                Self { target: Some(target.as_str()), instruction: Some(*instruction), ..Self::default() }
            }
            Next::RecordReading { organisation, number, year, person }
            | Next::LiftReading { organisation, number, year, person } => Self {
                organisation: Some(organisation),
                number: Some(&number.0),
                year: Some(*year),
                person: Some(person),
                ..Self::default()
            },
            Next::PerformDuty { register, duty, due, owner } => {
                Self { duty: Some(duty), due: Some(*due), ..Self::of(register) }.owned_by(owner)
            }
        }
    }
}

impl<'a> NextFacts<'a> {
    fn of(register: &'a RegisterId) -> Self {
        Self { register: Some(register), ..Self::default() }
    }

    fn owned_by(self, owner: &'a DutyOwner) -> Self {
        match owner {
            DutyOwner::Unit(unit) => Self { unit: Some(unit), ..self },
            DutyOwner::Person(person) => Self { person: Some(person), ..self },
            DutyOwner::Together => self,
        }
    }
}
