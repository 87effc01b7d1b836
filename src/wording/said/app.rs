//! Failures of use cases.

use super::data::DataFault;
use super::handed_in::faulty_file;
use super::refused::refused;
use super::typed::Typed;
use super::world::{foreign, internal};
use super::{Failed, Say, Wordable, called};
use crate::handed_in::BlankRefused;
use crate::{Messages, general};
use prikaz_app::{About, AppError, EditFault, Surroundings};
use prikaz_desk::DeskError;
use prikaz_domain::{InvalidId, RegisterId};
use prikaz_workflow::Refusal;

impl Wordable for AppError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Refused(refusal) => refused(messages, known, refusal),
            Self::NoRegister(id) => no_register(id, known),
            Self::NoProcedure(id) => {
                let said = Failed::configuration(general::NoProcedure { key: id.clone() });
                said.with_typed(&Typed::of(id.as_str(), known.keys.clone()))
            }
            Self::NoOrganisation(id) => {
                let said = Failed::configuration(general::NoOrganisation { key: id.clone() });
                said.with_typed(&Typed::of(id.as_str(), known.keys.clone()))
            }
            Self::OtherBody { own, other } => {
                Failed::refused(general::OtherBody { own: own.clone(), other: other.clone() })
            }
            Self::SignedFile(fault) => fault.failed(messages, known),
            Self::Missing(missing) => missing.failed(messages, known),
            Self::NoActor => Failed::usage(general::NoActor {}),
            Self::Contended(id) => Failed::failure(general::Contended { key: id.clone() }),
            Self::JournalContended(id) => Failed::failure(general::JournalContended { key: id.clone() }),
            Self::SubstitutionsContended(id) => {
                Failed::failure(general::SubstitutionsContended { key: id.clone() })
            }
            Self::Key(invalid) => invalid.failed(messages, known),
            Self::Data(faults) => {
                Failed::configuration(general::FaultyData {}).with_details(faults.iter().map(DataFault))
            }
            Self::Calendar(fault) => fault.failed(messages, known),
            Self::Import(error) => {
                Failed::refused(error as &dyn Say).with_details(error.foreign_words().map(foreign))
            }
            Self::Blank(fault) => {
                let names = called::by(messages, known);
                Failed::refused(BlankRefused { fault: fault.clone(), units_by_key: names.units_by_key })
            }
            Self::Faulty(faulty) => faulty_file(faulty),
            Self::Edits(faults) => edits(faults),
            Self::Paper(error) => error.failed(messages, known),
            Self::Pair(error) => error.failed(messages, known),
            Self::Store(error) => error.failed(messages, known),
            Self::Json(error) => internal(error),
        }
    }

    fn use_case(&self) -> Option<&AppError> {
        Some(self)
    }
}

impl Wordable for DeskError {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        self.error.failed(messages, known)
    }

    fn use_case(&self) -> Option<&AppError> {
        Some(&self.error)
    }

    fn about(&self) -> Option<About> {
        self.about.clone()
    }
}

impl Wordable for Refusal {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        refused(messages, known, self)
    }
}

impl Wordable for InvalidId {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        Failed::usage(general::BadKey { key: self.0.clone(), fault: self.fault() })
    }
}

/// There is no register of this key; a body or a procedure is none.
fn no_register<'a>(id: &RegisterId, known: &Surroundings) -> Failed<'a> {
    // One that is there is another body's: what is done here is of one body.
    if known.keys.iter().any(|key| key == id.as_str()) {
        return Failed::refused(general::OthersRegister { key: id.clone() });
    }
    match &known.of_body {
        Some(registers) => {
            let (key, registers) = (id.to_string(), registers.clone());
            Failed::refused(general::BodyNoRegister { key, registers })
        }
        None => {
            let said = Failed::refused(general::NoRegister { key: id.clone() });
            said.with_typed(&Typed::of(id.as_str(), known.keys.clone()))
        }
    }
}

fn edits(faults: &[EditFault]) -> Failed<'_> {
    let said = Failed::refused(general::Edits { count: faults.len() });
    let said = said.with_details(faults.iter().map(|fault| fault as &dyn Say));
    faults.iter().fold(said, |said, fault| match fault {
        EditFault::NoColumn { column, columns } => said.with_typed(&Typed::column(column, columns)),
        EditFault::NoRow { number, known } => said.with_typed(&Typed::number(number, known.iter().cloned())),
        _ => said,
    })
}
