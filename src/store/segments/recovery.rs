//! What was put right when a store was opened, or has to be at the next opening.

use std::path::PathBuf;

use serde::Serialize;

use prikaz_fact::coded;

coded! {
/// Something that was put right, or will be; no acknowledged record is ever concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "recovery", rename_all = "kebab-case")]
pub enum Recovery {
    /// The journal ended in the middle of a batch that was never acknowledged; it was cut off.
    TornTail {
        /// Segment of the journal: `2024-04`.
        segment: String,
        /// Where the batch began.
        offset: u64,
        /// How many bytes were cut off.
        length: u64,
        /// Where they are kept.
        kept: PathBuf,
    },
    /// The index was unreadable and was set aside.
    IndexSetAside {
        /// Where it is kept.
        kept: PathBuf,
        /// What was wrong with it.
        why: String,
    },
    /// The index lacked records of the journal; they were entered.
    IndexCaughtUp {
        /// How many.
        n_records: u64,
    },
    /// A segment had been begun and held no record yet; it was removed.
    EmptySegment {
        /// Segment of the journal: `2024-04`.
        segment: String,
    },
    /// The index cannot be written; the journal holds everything, and the index is brought up to it later.
    IndexFailed {
        /// What the index said.
        why: String,
    },
}
}
