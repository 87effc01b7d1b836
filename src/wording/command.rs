//! Commands that the program tells a person to type, made in one place and held to the real command line by a test.

use std::fmt;

use serde::{Serialize, Serializer};

use prikaz_desk::Next;
use prikaz_fact::example;
use prikaz_workflow::DutyOwner;

/// What may be done next, as the command that does it. «…» stands for what only the person knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command(pub Next);

example! { struct Command(Next) }

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prikaz ")?;
        match &self.0 {
            Next::HandIn { register, unit } => write!(f, "submission add {register} --unit {unit} …"),
            Next::VisaSubmission { register, unit } => {
                write!(f, "submission visa {register} --unit {unit}")
            }
            Next::Consolidate { register } => write!(f, "register consolidate {register}"),
            Next::DecideConflicts { register } => write!(f, "register conflicts {register}"),
            Next::ReturnCheck { register } => write!(f, "check return {register}"),
            Next::Present { register } => write!(f, "order present {register}"),
            Next::PassCheck { register } => write!(f, "check pass {register}"),
            Next::Visa { register } => write!(f, "agreement visa {register}"),
            Next::Revise { register } => write!(f, "register revise {register} …"),
            Next::Sign { register } => write!(f, "order sign {register}"),
            Next::Publish { register, place } => {
                write!(f, "publication record {register} --place {place} …")
            }
            Next::Inform { register } => write!(f, "publication inform {register} …"),
            Next::FulfilInstruction { target, instruction } => {
                write!(f, "instruction done {} {instruction} --paper …", target.as_str())
            }
            Next::RecordReading { organisation, number, year, person } => {
                let number = &number.0;
                write!(f, "acquaintance record {organisation} {number} --year {year} --person {person}")
            }
            Next::LiftReading { organisation, number, year, person } => {
                let number = &number.0;
                write!(
                    f,
                    "acquaintance lift {organisation} {number} --year {year} --person {person} --reason …"
                )
            }
            Next::ReplaceAgreer { register, was } => {
                write!(f, "agreement replace {register} --was {was} --now … --basis …")
            }
            Next::PerformDuty { register, duty, due, owner } => {
                write!(f, "duty done {register} {duty} --due {due}")?;
                match owner {
                    DutyOwner::Unit(unit) => write!(f, " --unit {unit}"),
                    DutyOwner::Person(person) => write!(f, " --by {person}"),
                    DutyOwner::Together => Ok(()),
                }
            }
        }
    }
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
