//! What can be wrong with a store.

use serde::Serialize;

use crate::line::LineFault;
use crate::{Position, StreamId, Version};
use prikaz_domain::Digest;
use prikaz_fact::{coded, example};

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyFault {
    /// File, from the folder of the store.
    pub file: String,
    /// Line in it, from 1, where the fault is one of a line.
    pub line: Option<u64>,
    /// Record, where it is known.
    pub position: Option<Position>,
    /// What is wrong.
    #[serde(flatten)]
    pub kind: VerifyFaultKind,
}

coded! {
/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum VerifyFaultKind {
    /// The line is no record, or not the one that was written.
    Changed {
        /// Why.
        why: Change,
    },
    /// The line is longer than any record.
    TooLong {
        /// The longest allowed, in bytes.
        most: u64,
    },
    /// The last line does not end: the record was not written to its end, or was cut.
    Unfinished {
        /// How many bytes there are.
        bytes: u64,
    },
    /// Records are missing before this one.
    Missing {
        /// The first that is missing.
        from: Position,
        /// The last that is missing.
        to: Position,
    },
    /// The record stands after one of the same or a higher position.
    Repeated {
        /// The position of the record it should stand after at the earliest.
        after: Position,
    },
    /// The record does not continue the one before: that one was replaced, or this one.
    ChainBroken {
        /// The digest of the record before.
        expected: Digest,
        /// The digest that this record names.
        found: Digest,
    },
    /// The number in the stream is not the next one.
    WrongVersion {
        /// The stream.
        stream: StreamId,
        /// The lowest number that could stand here.
        expected: Version,
        /// The number that stands here.
        found: Version,
    },
    /// Records that were written together do not stand together.
    BatchBroken {
        /// Place in its batch that could stand here.
        expected: u32,
        /// Place that stands here.
        found: u32,
        /// Size that the record gives its batch.
        of: u32,
    },
    /// The last records that were written together are not all there.
    BatchUnfinished {
        /// How many are there.
        found: u32,
        /// How many there were.
        of: u32,
    },
    /// The record is not of the month of its segment.
    WrongMonth {
        /// The month of the record.
        month: String,
    },
    /// The segment holds no record.
    EmptySegment,
    /// Something stands here that the program did not put here.
    Unexpected,
    /// The journal ends before a record that is known to have been written.
    Cut {
        /// The record.
        known: Position,
        /// Who knows it.
        by: Witness,
    },
    /// A record is not the one that is known to have been written.
    Differs {
        /// The digest that is known.
        known: Digest,
        /// The digest that stands in the journal.
        found: Digest,
        /// Who knows it.
        by: Witness,
    },
    /// A kept file does not hold what its name says.
    WrongFile {
        /// The digest of what it holds.
        found: Digest,
    },
    /// The record names a file that is not kept.
    NoFile {
        /// The digest of the file.
        digest: Digest,
    },
}
}

coded! {
/// Who knows that a record was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Witness: Serialize {
    /// The index beside the journal.
    Index,
    /// The checkpoint that was kept outside.
    Checkpoint,
}
}

coded! {
/// How a line shows that it is not the one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum Change {
    /// Its bytes are no text.
    NotText,
    /// It is no JSON object.
    NotJson,
    /// A member is absent, or not of its form.
    Member {
        /// Its name.
        member: &'static str,
    },
    /// The program writes the same record otherwise.
    NotCanonical,
    /// Its digest is not that of the record.
    WrongHash,
}
}

impl From<LineFault> for Change {
    fn from(fault: LineFault) -> Self {
        match fault {
            LineFault::NotUtf8 => Self::NotText,
            LineFault::NotJson => Self::NotJson,
            LineFault::Member { name } => Self::Member { member: name },
            LineFault::NotCanonical => Self::NotCanonical,
            LineFault::WrongHash => Self::WrongHash,
        }
    }
}

example! { struct VerifyFault { file, line, position, kind } }
