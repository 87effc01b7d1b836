//! The index over the journal: five small trees in sled.
//!
//! *Invariant:* everything in it can be found in the journal; `meta.head` is written after what it speaks of.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use sled::{Db, IVec, Tree};

use crate::domain::Digest;

use super::ledger::EMPTY;
use super::segment::{Location, Month};
use super::{Head, Position, StoreError, StreamId};

const FORMAT: &[u8] = b"1";
const CACHE: u64 = 32 << 20;
const FLUSH_EVERY_MS: u64 = 500;

/// The trees.
#[derive(Debug)]
pub(crate) struct Index {
    events: Tree,
    streams: Tree,
    heads: Tree,
    meta: Tree,
    // Closed last, when nothing uses the trees any more.
    _db: Db,
}

/// How far the index goes.
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

/// Records on their way into the index.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    events: sled::Batch,
    streams: sled::Batch,
    heads: HashMap<Arc<str>, u64>,
    key: Vec<u8>,
}

impl Entries {
    /// Adds a record.
    pub(crate) fn add(&mut self, stream: &Arc<str>, version: u64, position: u64, location: Location) {
        self.events.insert(&position.to_be_bytes(), location_value(location));
        stream_key(&mut self.key, stream, version);
        self.streams.insert(self.key.as_slice(), &position.to_be_bytes());
        match self.heads.get_mut(stream) {
            Some(head) => *head = version,
            None => drop(self.heads.insert(stream.clone(), version)),
        }
    }
}

impl Index {
    /// Opens or makes the index in `folder`; whatever is wrong with it is an error, never a panic.
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreError> {
        // sled panics on some damaged files; the index can be built anew, so that is an error like another.
        match catch_unwind(AssertUnwindSafe(|| Self::open_trees(folder))) {
            Ok(opened) => opened.map_err(failed),
            Err(_) => Err(broken("it is damaged")),
        }
    }

    fn open_trees(folder: &Path) -> sled::Result<Self> {
        let config = sled::Config::new().path(folder).cache_capacity(CACHE);
        let db = config.flush_every_ms(Some(FLUSH_EVERY_MS)).open()?;
        let tree = |name: &str| db.open_tree(name);
        let (events, streams, heads) = (tree("events")?, tree("streams")?, tree("heads")?);
        let index = Self { events, streams, heads, meta: tree("meta")?, _db: db };
        if index.meta.get("format")?.is_none_or(|format| format != FORMAT) {
            index.clear()?;
        }
        Ok(index)
    }

    fn clear(&self) -> sled::Result<()> {
        for tree in [&self.meta, &self.events, &self.streams, &self.heads] {
            tree.clear()?;
        }
        self.meta.insert("format", FORMAT).map(drop)
    }

    /// How far the index goes.
    pub(crate) fn mark(&self) -> Result<Mark, StoreError> {
        let Some(value) = self.meta.get("head").map_err(failed)? else { return Ok(NOTHING) };
        mark_of(&value).ok_or_else(|| broken("its head is malformed"))
    }

    /// Enters records, the last of which is at `mark`.
    pub(crate) fn enter(&self, entries: Entries, mark: Mark) -> Result<(), StoreError> {
        self.events.apply_batch(entries.events).map_err(failed)?;
        self.streams.apply_batch(entries.streams).map_err(failed)?;
        let mut heads = sled::Batch::default();
        for (stream, version) in &entries.heads {
            heads.insert(stream.as_bytes(), &version.to_be_bytes());
        }
        self.heads.apply_batch(heads).map_err(failed)?;
        self.meta.insert("head", mark_value(mark)).map_err(failed).map(drop)
    }

    /// Last version of every stream.
    pub(crate) fn heads(&self) -> Result<HashMap<Arc<str>, u64>, StoreError> {
        let pairs = self.heads.iter().map(|pair| {
            let (stream, version) = pair.map_err(failed)?;
            Ok((name(&stream)?, number(&version)?))
        });
        pairs.collect()
    }

    /// Names of the streams that begin with `prefix`, sorted.
    pub(crate) fn names(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        let keys = self.heads.scan_prefix(prefix).keys();
        keys.map(|key| Ok(StreamId(name(&key.map_err(failed)?)?))).collect()
    }

    /// Where the records from `first` to `last` lie.
    pub(crate) fn locations(&self, first: u64, last: u64) -> Result<Vec<Location>, StoreError> {
        let mut found = Vec::new();
        for (pair, position) in self.events.range(first.to_be_bytes()..=last.to_be_bytes()).zip(first..) {
            let (key, value) = pair.map_err(failed)?;
            if *key != position.to_be_bytes() {
                return Err(broken("it lacks a record"));
            }
            found.push(location_of(&value).ok_or_else(|| broken("a place in it is malformed"))?);
        }
        if found.len() as u64 != (last + 1).saturating_sub(first) {
            return Err(broken("it lacks records"));
        }
        Ok(found)
    }

    /// Positions of the records of `stream` after `version`.
    pub(crate) fn positions(&self, stream: &str, version: u64) -> Result<Vec<u64>, StoreError> {
        let Some(first) = version.checked_add(1) else { return Ok(Vec::new()) };
        let (mut from, mut to) = (Vec::new(), Vec::new());
        stream_key(&mut from, stream, first);
        stream_key(&mut to, stream, u64::MAX);
        let length = from.len();
        // A longer key belongs to a stream whose name goes on after a zero byte.
        let pairs = self.streams.range(from..=to).filter(|pair| match pair {
            Ok((key, _)) => key.len() == length,
            Err(_) => true,
        });
        pairs.map(|pair| number(&pair.map_err(failed)?.1)).collect()
    }
}

fn stream_key(key: &mut Vec<u8>, stream: &str, version: u64) {
    key.clear();
    key.extend_from_slice(stream.as_bytes());
    key.push(0);
    key.extend_from_slice(&version.to_be_bytes());
}

fn location_value(location: Location) -> IVec {
    let mut value = [0; 16];
    value[..4].copy_from_slice(&location.segment.0.to_be_bytes());
    value[4..12].copy_from_slice(&location.offset.to_be_bytes());
    value[12..].copy_from_slice(&location.length.to_be_bytes());
    IVec::from(&value)
}

fn location_of(value: &[u8]) -> Option<Location> {
    let (segment, rest) = value.split_first_chunk()?;
    let (offset, length) = rest.split_first_chunk()?;
    let segment = Month(u32::from_be_bytes(*segment));
    let length = u32::from_be_bytes(length.try_into().ok()?);
    Some(Location { segment, offset: u64::from_be_bytes(*offset), length })
}

fn mark_value(mark: Mark) -> Vec<u8> {
    let head = mark.head;
    let parts: [&[u8]; 4] = [
        &head.position.0.to_be_bytes(),
        head.hash.as_bytes(),
        &mark.segment.0.to_be_bytes(),
        &mark.end.to_be_bytes(),
    ];
    parts.concat()
}

fn mark_of(value: &[u8]) -> Option<Mark> {
    let (position, rest) = value.split_first_chunk()?;
    let (hash, rest) = rest.split_first_chunk()?;
    let (segment, end) = rest.split_first_chunk()?;
    let head = Head { position: Position(u64::from_be_bytes(*position)), hash: Digest::from_bytes(*hash) };
    let segment = Month(u32::from_be_bytes(*segment));
    Some(Mark { head, segment, end: u64::from_be_bytes(end.try_into().ok()?) })
}

fn number(value: &[u8]) -> Result<u64, StoreError> {
    let bytes = value.try_into().map_err(|_| broken("a number in it is malformed"))?;
    Ok(u64::from_be_bytes(bytes))
}

fn name(key: &[u8]) -> Result<Arc<str>, StoreError> {
    std::str::from_utf8(key).map(Arc::from).map_err(|_| broken("the name of a stream in it is no text"))
}

fn failed(error: sled::Error) -> StoreError {
    StoreError::Index(Box::new(error))
}

fn broken(why: &'static str) -> StoreError {
    StoreError::Index(why.into())
}
