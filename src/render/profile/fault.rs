//! What can be wrong with a profile, and what in it departs from the standard, each with its place.

use serde::Serialize;

use prikaz_fact::coded;
use prikaz_placed::Fault;

/// A fault of a profile.
pub type ProfileFault = Fault<ProfileFaultKind>;

coded! {
/// What can be wrong with the meaning. The wording is data: `profile.fault.<code>` of the messages, filled with the facts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ProfileFaultKind {
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

/// Where a profile departs from the standard; an office may have its reasons, so it is no fault.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileAdvice {
    /// The line, from 1.
    pub line: u32,
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
