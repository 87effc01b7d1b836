//! What a check of a store found.

use serde::Serialize;

use crate::Head;
use prikaz_fact::coded;

use super::fault::{VerifyFault, VerifyFaultKind};

/// What a check of a store found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// How many sound records were read.
    pub records: u64,
    /// How many segments were read.
    pub segments: u64,
    /// How many kept files were read.
    pub files: u64,
    /// The last sound record.
    pub head: Head,
    /// Whether the journal was compared with the index.
    pub index: IndexCheck,
    /// By what it is known that the journal ends where it did.
    pub end: EndKnown,
    /// Bytes at the end that another process was writing; they were not checked.
    pub being_written: u64,
    /// What is wrong, in the order of the store.
    pub faults: Vec<VerifyFault>,
    /// How many further faults there are beyond [`MOST_FAULTS`].
    pub more_faults: u64,
}

/// How many faults are listed one by one.
pub const MOST_FAULTS: usize = 1000;

coded! {
/// Whether the journal was compared with the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndexCheck {
    /// It was.
    Compared,
    /// It was not.
    NotCompared {
        /// Why not.
        why: NoIndex,
    },
}
}

coded! {
/// Why the journal was not compared with the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoIndex: Serialize {
    /// It was not asked for.
    NotAsked,
    /// There is none; it is rebuilt from the journal.
    Absent,
    /// Another process holds the store.
    InUse,
    /// It cannot be read; it is rebuilt from the journal.
    Unreadable,
}
}

coded! {
/// By what it is known that nothing was cut off the end of the journal. The chain alone cannot tell: a prefix of
/// a chain is a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum EndKnown {
    /// A record noted down outside the store: all up to it stands as it did.
    Checkpoint {
        /// Its position.
        position: u64,
        /// How many records follow it; of those it says nothing.
        after: u64,
    },
    /// The index, which lies in the same store.
    Index,
    /// Nothing.
    Unknown {
        /// Why not by the index.
        why: NoIndex,
    },
}
}

impl EndKnown {
    /// What is known of the end of a journal that reaches `reach`.
    pub(super) fn of(checkpoint: Option<Head>, index: &IndexCheck, reach: u64) -> Self {
        match (checkpoint.map(|head| head.position.0), index) {
            (Some(position @ 1..), _) => Self::Checkpoint { position, after: reach.saturating_sub(position) },
            (_, IndexCheck::Compared) => Self::Index,
            (_, IndexCheck::NotCompared { why }) => Self::Unknown { why: *why },
        }
    }
}

impl VerifyReport {
    /// Whether nothing is wrong.
    pub fn sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// A report before anything was read.
    pub(super) fn begin(index: IndexCheck) -> Self {
        let head = Head { position: crate::Position(0), hash: prikaz_domain::Digest::ZERO };
        let (records, segments, files, being_written, more_faults) = (0, 0, 0, 0, 0);
        let end = EndKnown::of(None, &index, 0);
        Self { records, segments, files, head, index, end, being_written, faults: Vec::new(), more_faults }
    }

    /// Adds a fault, or only counts it when there are too many.
    pub(super) fn add(&mut self, fault: VerifyFault) {
        if self.faults.len() < MOST_FAULTS { self.faults.push(fault) } else { self.more_faults += 1 }
    }

    /// Adds a fault of a whole file.
    pub(super) fn add_file(&mut self, file: impl Into<String>, kind: VerifyFaultKind) {
        self.add(VerifyFault { file: file.into(), line: None, position: None, kind });
    }
}
