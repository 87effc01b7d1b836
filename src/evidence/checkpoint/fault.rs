//! Why a checkpoint is none, why it is not signed as it has to be, why keys are no policy.

use prikaz_fact::coded;
use serde::Serialize;

use crate::key::{KeyId, KeyKind, KeyName, SignatureFault};
use crate::note::NoteFault;

coded! {
/// Why a text is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFault: Serialize {
    /// The last line has no line feed.
    Unfinished,
    /// There are fewer than three lines.
    TooFewLines,
    /// The first line, the name of the log, is empty.
    NoOrigin,
    /// The second line is not a number in its one spelling.
    NotASize,
    /// The third line is not a root in base64.
    NotARoot,
    /// A line behind these is empty.
    EmptyExtension,
}
}

impl std::error::Error for HeadFault {}

coded! {
/// Why a checkpoint is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum CheckpointFault {
    /// It is no signed note.
    #[error("it is no signed note: {why}")]
    NotANote {
        /// Why.
        #[from]
        why: NoteFault,
    },
    /// Its text is no checkpoint.
    #[error("its text is no checkpoint: {why}")]
    NotAHead {
        /// Why.
        #[from]
        why: HeadFault,
    },
    /// It is one of another log.
    #[error("it is of the log `{found}`, not of `{expected}`")]
    OtherLog {
        /// The log whose keys are given.
        expected: String,
        /// The log that it names.
        found: String,
    },
    /// No key of the log signed it, of those that are given.
    #[error("no key of the log that is given signed it")]
    NotSignedByLog,
    /// Fewer witnesses signed it than are asked for.
    #[error("{found} witnesses signed it, {needed} are needed")]
    TooFewWitnesses {
        /// How many are asked for.
        needed: u64,
        /// How many of those that are given have a signature in it.
        found: u64,
    },
    /// A signature names a given key, and is none of it.
    #[error("the signature of `{name}`, key {id}, is none: {why}")]
    FalseSignature {
        /// The name of the key.
        name: KeyName,
        /// Its id.
        id: KeyId,
        /// Why.
        why: SignatureFault,
    },
}
}

coded! {
/// Why keys are no policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum PolicyFault {
    /// There is no key of the log.
    #[error("no key of the log is given")]
    NoLogKey,
    /// The keys of the log bear several names, and a log has one.
    #[error("keys of two logs are given, `{first}` and `{other}`")]
    SeveralLogs {
        /// The name of the first.
        first: KeyName,
        /// Another one.
        other: KeyName,
    },
    /// A key is given for the log, or for a witness, whose kind is not used so.
    #[error("the key `{name}` of kind {kind} is not used so")]
    OtherUse {
        /// The name of the key.
        name: KeyName,
        /// Its kind.
        kind: KeyKind,
    },
    /// The same key is given twice: it would be counted twice, or a log would be its own witness.
    #[error("the key `{name}` is given twice")]
    Twice {
        /// The name under which it is given again.
        name: KeyName,
    },
    /// More witnesses are asked for than are given; keys of one name are one witness.
    #[error("{needed} witnesses are needed, {given} are given")]
    TooFewGiven {
        /// How many are asked for.
        needed: u64,
        /// How many are given.
        given: u64,
    },
}
}
