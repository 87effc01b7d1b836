//! Where every stream stands, and what the next record will be: the rules of appending, the same in every log.

use std::collections::HashMap;
use std::sync::Arc;

use prikaz_domain::Digest;

use crate::line::{Place, Record, write_line};
use crate::{Appended, Batch, Expected, Head, NewEvent, Position, StoreError, StreamId, Version};

/// The state of a log that a writer needs.
#[derive(Debug)]
pub(crate) struct Ledger {
    /// Last version of every stream.
    pub(crate) heads: HashMap<Arc<str>, u64>,
    /// The last record.
    pub(crate) head: Head,
}

/// What takes a ledger back to where it was.
#[derive(Debug)]
pub(crate) struct Undo {
    heads: Vec<(Arc<str>, u64)>,
    head: Head,
}

/// A record that was just written to the buffer.
#[derive(Debug)]
pub(crate) struct Entered<'a> {
    /// Its event.
    pub(crate) event: &'a NewEvent,
    /// Its stream.
    pub(crate) stream: &'a StreamId,
    /// Its number within the stream.
    pub(crate) version: u64,
    /// Digest of the record before.
    pub(crate) prev: Digest,
    /// Its place and digest.
    pub(crate) head: Head,
    /// Where its line begins in the buffer.
    pub(crate) start: usize,
    /// Where its line ends in the buffer.
    pub(crate) end: usize,
}

impl Default for Ledger {
    fn default() -> Self {
        Self { heads: HashMap::new(), head: EMPTY }
    }
}

/// The head of an empty log.
pub(crate) const EMPTY: Head = Head { position: Position(0), hash: Digest::ZERO };

impl Ledger {
    /// Begins a group that can be taken back.
    pub(crate) fn begin(&self) -> Undo {
        Undo { heads: Vec::new(), head: self.head }
    }

    /// Takes back everything entered since `undo` was begun.
    pub(crate) fn take_back(&mut self, undo: Undo) {
        for (stream, version) in undo.heads.into_iter().rev() {
            if version == 0 {
                self.heads.remove(&stream);
            } else {
                self.heads.insert(stream, version);
            }
        }
        self.head = undo.head;
    }

    /// Whether every stream of `batch` is where it is expected, before any of its events.
    pub(crate) fn check(&self, batch: &Batch) -> Result<(), StoreError> {
        for (stream, expected, _) in &batch.streams {
            let actual = Version(self.heads.get(&stream.0).copied().unwrap_or(0));
            if matches!(expected, Expected::Exactly(version) if *version != actual) {
                return Err(StoreError::Conflict { stream: stream.clone(), actual });
            }
        }
        Ok(())
    }

    /// Writes the records of a checked `batch` to `out`, calling `each` for every one.
    pub(crate) fn enter(
        &mut self,
        batch: &Batch,
        out: &mut Vec<u8>,
        undo: &mut Undo,
        each: &mut dyn FnMut(&Entered<'_>),
    ) -> Appended {
        let before = self.head.position;
        let n_events: usize = batch.streams.iter().map(|(_, _, events)| events.len()).sum();
        let mut place = Place { nth: 0, of: u32::try_from(n_events).unwrap_or(u32::MAX) };
        for (stream, _, events) in batch.streams.iter().filter(|(_, _, events)| !events.is_empty()) {
            let before = self.heads.get(&stream.0).copied().unwrap_or(0);
            let mut version = before;
            for event in events {
                place.nth += 1;
                version += 1;
                each(&self.enter_one(stream, version, event, place, out));
            }
            self.heads.insert(stream.0.clone(), version);
            undo.heads.push((stream.0.clone(), before));
        }
        let last = self.head.position;
        Appended { first: Position(last.0.min(before.0 + 1)), last }
    }

    fn enter_one<'a>(
        &mut self,
        stream: &'a StreamId,
        version: u64,
        event: &'a NewEvent,
        place: Place,
        out: &mut Vec<u8>,
    ) -> Entered<'a> {
        let (start, prev) = (out.len(), self.head.hash);
        let record = Record::of(event, &stream.0, version, (self.head.position.0, prev), place);
        let hash = write_line(&record, out);
        self.head = Head { position: Position(record.position), hash };
        Entered { event, stream, version, prev, head: self.head, start, end: out.len() }
    }
}
