//! What can be wrong with a profile, and what in it departs from the standard, each with its place.

use std::fmt;

use serde::Serialize;

use prikaz_fact::{ForeignWords, coded};

/// A fault of a profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileFault {
    /// The file as the reader knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key with its section: `page.left`; empty for a fault of the text itself.
    pub key: String,
    /// What is wrong.
    pub what: ProfileFaultKind,
}

coded! {
/// What can be wrong. The wording is data: `profile.fault.<code>` of the messages, filled with the facts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ProfileFaultKind {
    /// The text is not TOML.
    Syntax {
        /// What the reader of TOML says, in English.
        said: ForeignWords,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The keys there are.
        known: Vec<String>,
    },
    /// A key that must be here is not.
    MissingKey,
    /// A value of the wrong type.
    WrongType {
        /// What it must be.
        expected: Expected,
    },
    /// A number without sense.
    OutOfRange {
        /// As written.
        number: String,
        /// Least, as it would be written.
        least: String,
        /// Greatest, as it would be written.
        most: String,
    },
    /// A word that is none of the words allowed here.
    UnknownWord {
        /// As written.
        word: String,
        /// The words allowed.
        known: Vec<String>,
    },
    /// Neither a colour nor `none`.
    NoColour {
        /// As written.
        word: String,
    },
    /// The margins leave no room for text.
    NoRoom {
        /// What is left of the width, in millimetres.
        left_over: f64,
    },
}
}

coded! {
/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    Flag,
    /// A section.
    Section,
}
}

/// Where a profile departs from the standard; an office may have its reasons, so it is no fault.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileAdvice {
    /// The line, from 1.
    pub line: usize,
    /// The key with its section.
    pub key: String,
    /// What it departs from.
    pub what: ProfileAdviceKind,
}

coded! {
/// From what a profile may depart. The wording is data: `profile.advice.<code>` of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ProfileAdviceKind {
    /// A margin less than the standard's least.
    NarrowMargin {
        /// Millimetres.
        least: f64,
    },
    /// A binding margin too narrow for documents kept longer than ten years, as orders are.
    NarrowBinding {
        /// Millimetres.
        least: f64,
    },
    /// The page number stands too near to the edge of the sheet.
    NumberAtEdge {
        /// Millimetres.
        least: f64,
    },
    /// The page number stands in the text.
    NumberInText,
    /// Letters of the text of another size than the standard names.
    LetterSize {
        /// Points.
        least: f64,
        /// Points.
        most: f64,
    },
    /// Lines of the text closer or wider than offices set them.
    LineSpacing {
        /// Single lines.
        least: f64,
        /// Single lines.
        most: f64,
    },
    /// A requisite wider than the corner one may be.
    WideCorner {
        /// Millimetres.
        most: f64,
    },
}
}

impl fmt::Display for ProfileFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, key, what } = self;
        write!(out, "`{file}`, line {line}: ")?;
        match what {
            ProfileFaultKind::Syntax { said } => write!(out, "{said}"),
            ProfileFaultKind::UnknownKey { .. } => write!(out, "unknown key `{key}`"),
            ProfileFaultKind::MissingKey => write!(out, "`{key}` is missing"),
            ProfileFaultKind::WrongType { .. } => write!(out, "`{key}` has a value of the wrong type"),
            ProfileFaultKind::OutOfRange { number, least, most } => {
                write!(out, "`{key}`: {number} is not between {least} and {most}")
            }
            ProfileFaultKind::UnknownWord { word, known } => {
                write!(out, "`{key}`: `{word}` is none of `{}`", known.join("`, `"))
            }
            ProfileFaultKind::NoColour { word } => write!(out, "`{key}`: `{word}` is no colour"),
            ProfileFaultKind::NoRoom { left_over } => {
                write!(out, "`{key}`: the margins leave {left_over} mm for text")
            }
        }
    }
}

impl std::error::Error for ProfileFault {}
