//! Why bytes are no signed note.

use prikaz_fact::coded;
use serde::Serialize;

coded! {
/// Why bytes are no signed note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum NoteFault {
    /// There is more than any note here has.
    #[error("it is longer than {most} bytes")]
    TooLong {
        /// How many bytes are taken.
        most: u64,
    },
    /// The bytes are not UTF-8.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// There is a control character other than the line feed.
    #[error("it has a control character")]
    ControlCharacter,
    /// No empty line parts a text from signatures.
    #[error("no empty line parts a text from signatures")]
    NoSignatures,
    /// The last line has no line feed.
    #[error("its last line does not end")]
    Unfinished,
    /// There are more signatures than are taken.
    #[error("it has {found} signatures, {most} are taken")]
    TooManySignatures {
        /// How many there are.
        found: u64,
        /// How many are taken.
        most: u64,
    },
    /// A line is not made of a dash, the name of a key and base64 of at least five bytes, with single spaces between.
    #[error("line {line} of its signatures is none")]
    NotASignature {
        /// Which line of the signatures, from 1.
        line: u64,
    },
}
}
