//! How the journal shows that it is not what was written, and why it takes no more records.
//! Values with their facts: the words of the user's language are data.

use std::path::PathBuf;

use serde::Serialize;

use crate::Position;
use crate::line::LineFault;
use crate::verify::Change;
use prikaz_fact::coded;

coded! {
/// What is wrong with a record of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "damage", rename_all = "kebab-case")]
pub enum Damage {
    /// The line is no record, or not the one that was written.
    #[error("the line was changed")]
    Changed {
        /// How it shows.
        why: Change,
    },
    /// The line is longer than any record.
    #[error("the line is too long")]
    TooLong,
    /// Another record stands here.
    #[error("record {} stands in its place", found.0)]
    OutOfPlace {
        /// Its position.
        found: Position,
    },
    /// The record does not continue the one before.
    #[error("it does not follow the record before it")]
    ChainBroken,
    /// The number in the stream is not the next one.
    #[error("it does not follow the one before it in its stream")]
    WrongVersion,
    /// Records that were written together do not stand together.
    #[error("its batch is not whole")]
    BatchBroken,
    /// A batch is broken off, and records follow it.
    #[error("a batch is broken off, and records follow it")]
    BatchUnfinished,
    /// Acknowledged records are not in the journal any more.
    #[error("the journal does not hold the records from here to {}, once acknowledged", to.0)]
    Cut {
        /// The last of them.
        to: Position,
    },
    /// The record is sound, but this program does not know such an event.
    #[error("the event cannot be read: {what}")]
    UnknownEvent {
        /// What the reader said.
        what: String,
    },
}
}

impl From<LineFault> for Damage {
    fn from(fault: LineFault) -> Self {
        Self::Changed { why: fault.into() }
    }
}

coded! {
/// Why a store takes no more records until it is opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "closing", rename_all = "kebab-case")]
pub enum Closing {
    /// The one who writes has stopped.
    #[error("the writer stopped")]
    Stopped,
    /// Another process wrote into the journal, or cut it, while this one had it.
    #[error("`{}` was changed by another process", path.display())]
    Overtaken {
        /// The segment.
        path: PathBuf,
    },
    /// A broken-off batch could not be taken out of the journal again.
    #[error("`{}` could not be cut back: {what}", path.display())]
    NotCutBack {
        /// The segment.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
    /// Another failure, told to each who waited.
    #[error("{what}")]
    Failed {
        /// Its words.
        what: String,
    },
}
}
