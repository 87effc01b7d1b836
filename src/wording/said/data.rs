//! Faults of data files: of procedures and bodies, of profiles, of calendars, of lists of words.

use super::world::unreadable;
use super::{Failed, Kind, Quoted, Said, Say, Typed, Wordable};
use crate::calendar as calendars;
use crate::data_fault::{self, ADVISES};
use crate::general;
use crate::placed::{fault_line, fault_lines};
use crate::{Door, Language, Message, Messages, WordingError};
use prikaz_app::calendars::CalendarError;
use prikaz_app::demonstration::ScriptError;
use prikaz_app::due_batch::BatchFault;
use prikaz_app::procedures::LoadError;
use prikaz_app::profiles::{ProfileError, ProfileFaults};
use prikaz_app::signature_mark::FaultySignature;
use prikaz_app::{CardError, DataDir, Surroundings};
use prikaz_domain::Severity;
use prikaz_fact::Coded;
use prikaz_placed::Fault as PlacedFault;
use prikaz_procedure::{Fault, Lint};
use prikaz_render::ProfileAdvice;

impl Wordable for LoadError {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Missing { place } => {
                Failed::configuration(data_fault::MissingFile { place: place.clone() })
            }
            Self::Unreadable { path, source } => unreadable(Kind::Failure, path, source),
            Self::Faulty { place, faults } => {
                let said = data_fault::FaultyFile { place: place.clone(), n: faults.len() };
                Failed::configuration(said).with_details(faults.iter().map(DataFault))
            }
        }
    }
}

impl Wordable for ProfileError {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Missing { id, known } => {
                let said = Failed::usage(data_fault::UnknownProfile { id: id.clone() });
                let said = said.with_hint(data_fault::KnownProfiles { known: known.clone() });
                said.with_typed(&Typed::of(id, known.clone()).listed())
            }
            Self::Unreadable { path, source } => unreadable(Kind::Failure, path, source),
        }
    }
}

impl Wordable for CalendarError {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Faults(faults) => {
                let said = calendars::FaultyCalendars { n: faults.len() };
                Failed::configuration(said).with_details(quoted(messages, faults))
            }
            Self::UnknownRegion { region, known } => {
                let facts = calendars::UnknownRegion { region: region.clone(), known: known.join(", ") };
                Failed::refused(facts).with_typed(&Typed::of(region, known.clone()).listed())
            }
        }
    }
}

impl Wordable for ScriptError {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Missing { procedure, place, known } => {
                let said = Failed::configuration(general::NoScript { place: place.clone() });
                said.with_typed(&Typed::of(procedure.as_str(), known.iter().cloned()))
            }
            Self::Faulty { place, faults } => {
                let said = general::BadScript { place: place.clone(), n: faults.len() };
                Failed::configuration(said).with_details(quoted(messages, faults))
            }
        }
    }
}

impl Wordable for WordingError {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Missing { place } => {
                Failed::configuration(data_fault::MissingFile { place: place.clone() })
            }
            Self::Faulty { faults } => {
                let said = data_fault::FaultyMessages { n: faults.len() };
                Failed::configuration(said).with_details(quoted(messages, faults))
            }
        }
    }
}

impl WordingError {
    /// It in words: by the program's own messages, since those of the folder cannot be loaded.
    pub fn said(&self, language: Language, door: Door) -> Said {
        match Messages::load(&DataDir::default(), language, door) {
            Ok(messages) => self.failed(&messages, &Surroundings::default()).said(&messages),
            Err(error) => Said::new(Kind::Configuration, error.to_string()),
        }
    }
}

impl Wordable for FaultySignature {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        let said = general::BadSignatureFile { path: self.path.clone(), n: self.faults.len() };
        Failed::refused(said).with_details(quoted(messages, &self.faults))
    }
}

impl Wordable for ProfileFaults {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        let said = data_fault::FaultyProfile { place: self.place.clone(), n: self.faults.len() };
        Failed::configuration(said).with_details(quoted(messages, &self.faults))
    }
}

impl Wordable for CardError {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::NoName(name) => {
                Failed::usage(general::NoName { name: name.clone() }).with_hint(general::NO_NAME_HINT)
            }
            Self::NoGender(name) => {
                Failed::usage(general::NoGender { name: name.clone() }).with_hint(general::NO_GENDER_HINT)
            }
            Self::Words(faults) => {
                Failed::configuration(general::FAULTY_WORDS).with_details(faults.iter().map(DataFault))
            }
        }
    }
}

/// Faults of a file, each with what to do about it on the line below.
pub(super) fn quoted<'f, M: Message + Coded + 'f>(
    messages: &Messages,
    faults: impl IntoIterator<Item = &'f PlacedFault<M>>,
) -> impl Iterator<Item = Quoted> {
    fault_lines(messages, faults).into_iter().map(Quoted)
}

/// A fault of a data file, with its place.
#[derive(Debug)]
pub(super) struct DataFault<'a>(pub(super) &'a Fault);

impl Say for DataFault<'_> {
    fn words(&self, messages: &Messages) -> String {
        fault_line(messages, self.0)
    }
}

/// A fault of a table whose due dates are to be counted, with its place.
#[derive(Debug)]
pub struct OfTable {
    /// The file of the table.
    pub file: String,
    /// What is wrong with it.
    pub fault: BatchFault,
}

impl Say for OfTable {
    fn words(&self, messages: &Messages) -> String {
        let Self { file, fault } = self;
        format!("{file}:{}:{}: {}", fault.line, fault.column, messages.text(&fault.problem))
    }
}

/// What the text of a procedure gets wrong, with its place in `file`.
pub fn lint_line(messages: &Messages, file: &str, lint: &Lint) -> String {
    let word = match lint.severity {
        Severity::Error | Severity::Warning => messages.word(data_fault::WARNING),
        Severity::Advice => messages.word(data_fault::ADVICE),
    };
    let clause = if lint.clause.is_empty() { String::new() } else { format!(" ({})", lint.clause) };
    let text = messages.text(&lint.what);
    format!("{file}:{}:{}: {word}: {}{clause}: {text}", lint.line, lint.column, lint.key)
}

/// Where a profile departs from the standard, in words, with its place in `file`.
pub fn advice_line(messages: &Messages, file: &str, advice: &ProfileAdvice) -> String {
    let words = format!("{}: {}", messages.word(ADVISES), messages.text(&advice.what));
    let (line, key) = (advice.line, &advice.key);
    format!("{file}:{line}: {key}: {words}")
}
