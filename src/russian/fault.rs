//! What may be wrong with the word lists.

use prikaz_fact::coded;
use prikaz_placed::{Fault, Kind};

/// A fault of a word list.
pub type WordFault = Fault<WordFaultKind>;

coded! {
/// What may be wrong with the meaning of a word list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum WordFaultKind {
    /// A word is peculiar in some way, and stands in none of the lists.
    Unlisted {
        /// The word.
        word: String,
    },
    /// A name that has not five cases.
    NotFiveCases {
        /// How many it has.
        found: usize,
    },
}
}

/// The kind of file.
pub(super) struct WordText;

impl Kind for WordText {
    type Meaning = WordFaultKind;
}

pub(super) type Node<'s> = prikaz_placed::Node<'s, WordText>;
