//! Records on their way into an index, and what a log asks of one.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::ledger::EMPTY;
use crate::segments::segment::{Location, Month};
use crate::{Head, StoreError};

/// How far an index goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The last record in it.
    pub(crate) head: Head,
    /// The segment of that record.
    pub(crate) segment: Month,
    /// Where that record ends.
    pub(crate) end: u64,
}

/// The mark of an empty index.
pub(crate) const NOTHING: Mark = Mark { head: EMPTY, segment: Month(0), end: 0 };

/// Records on their way into an index, in the order of the log.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// Position of the first.
    pub(crate) first: u64,
    /// Where they lie, one after the other.
    pub(crate) places: Vec<Location>,
    /// The same records by their streams.
    pub(crate) streams: HashMap<Arc<str>, Run>,
}

/// Records that follow each other in a stream.
#[derive(Debug)]
pub(crate) struct Run {
    /// Number of the first in its stream.
    pub(crate) first: u64,
    /// Their positions in the log.
    pub(crate) positions: Vec<u64>,
}

impl Entries {
    /// Adds the record after the last one.
    pub(crate) fn add(&mut self, stream: &Arc<str>, version: u64, position: u64, location: Location) {
        if self.places.is_empty() {
            self.first = position;
        }
        self.places.push(location);
        let new = || Run { first: version, positions: Vec::new() };
        self.streams.entry(stream.clone()).or_insert_with(new).positions.push(position);
    }
}

/// What a log asks of its index.
pub(crate) trait Indexed: fmt::Debug + Send + Sync {
    /// How far it goes.
    fn mark(&self) -> Result<Mark, StoreError>;

    /// Enters records, the last of which is at `mark`, all or none.
    fn enter(&self, entries: &Entries, mark: Mark) -> Result<(), StoreError>;

    /// Last version of every stream.
    fn heads(&self) -> Result<HashMap<Arc<str>, u64>, StoreError>;

    /// Names of the streams that begin with `prefix`, sorted.
    fn names(&self, prefix: &str) -> Result<Vec<Arc<str>>, StoreError>;

    /// Where the records from `first` to `last` lie.
    fn locations(&self, first: u64, last: u64) -> Result<Vec<Location>, StoreError>;

    /// Positions of the records of `stream` with the versions from `first` to `last`.
    fn positions(&self, stream: &str, first: u64, last: u64) -> Result<Vec<u64>, StoreError>;
}
