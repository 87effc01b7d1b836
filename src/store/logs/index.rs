//! The index over the journal: one tree in sled.
//!
//! Records come in large batches, so that places are kept by the run: one key for many records that follow each
//! other in the log (`e`), and one for many that follow each other in a stream (`s`). A batch is entered atomically
//! with its mark.
//!
//! *Invariant:* everything in it can be found in the journal, and runs never overlap.

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sled::{Batch, Db, IVec, Tree};

use prikaz_domain::Digest;

use super::entries::{Entries, Indexed, Mark, NOTHING};
use crate::segments::segment::{Location, Month};
use crate::{Head, Position, StoreError};

const FORMAT: &[u8] = b"2";
const CACHE: u64 = 32 << 20;
/// Bytes of a segment of the index. sled holds several in memory from the first, and of itself takes four times as much.
const SEGMENT: usize = 128 << 10;
const FLUSH_EVERY_MS: u64 = 1000;
/// The longest run under one key.
const RUN: usize = 512;

/// How often, and how far apart, sled is asked again for a folder it has not let go of yet: two seconds in all.
const LOCK_TRIES: u32 = 200;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// Name of the tree; the first format had it too, for the mark alone.
pub(crate) const TREE: &str = "meta";
/// Key of the mark; its value begins with the position and the digest of the last record.
pub(crate) const MARK: &[u8] = b"head";
const FORMAT_KEY: &[u8] = b"format";
/// What keys of streams' last versions begin with.
const HEADS: u8 = b'n';

/// The tree.
#[derive(Debug)]
pub(crate) struct Index {
    tree: Tree,
    // Closed last, when nothing uses the tree any more.
    _db: Db,
}

fn batch_of(entries: &Entries, mark: Mark) -> Batch {
    let mut batch = Batch::default();
    for (places, n) in entries.places.chunks(RUN).zip(0_u64..) {
        let places: Vec<u8> = places.iter().flat_map(|place| location_value(*place)).collect();
        batch.insert(&event_key(entries.first + n * RUN as u64), places);
    }
    let mut key = Vec::new();
    for (stream, run) in &entries.streams {
        for (positions, n) in run.positions.chunks(RUN).zip(0_u64..) {
            stream_key(&mut key, stream, run.first + n * RUN as u64);
            let positions: Vec<u8> = positions.iter().flat_map(|position| position.to_be_bytes()).collect();
            batch.insert(key.as_slice(), positions);
        }
        let last = run.first + run.positions.len() as u64 - 1;
        batch.insert(head_key(stream), &last.to_be_bytes());
    }
    batch.insert(MARK, mark_value(mark));
    batch
}

impl Index {
    /// Opens or makes the index in `folder`; whatever is wrong with it is an error, never a panic.
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreError> {
        // sled panics on some damaged files; the index can be built anew, so that is an error like another.
        match catch_unwind(AssertUnwindSafe(|| Self::open_tree(folder))) {
            Ok(opened) => opened.map_err(|error| told(error, folder)),
            Err(_) => Err(broken("it is damaged")),
        }
    }

    fn open_tree(folder: &Path) -> sled::Result<Self> {
        let config = sled::Config::new().path(folder).cache_capacity(CACHE);
        let db = open_sled(&config.flush_every_ms(Some(FLUSH_EVERY_MS)))?;
        let index = Self { tree: db.open_tree(TREE)?, _db: db };
        if index.tree.get(FORMAT_KEY)?.is_none_or(|format| format != FORMAT) {
            index.clear()?;
        }
        Ok(index)
    }

    /// The first format had more trees.
    fn clear(&self) -> sled::Result<()> {
        self.tree.clear()?;
        for name in ["events", "streams", "heads"] {
            self._db.drop_tree(name)?;
        }
        self.tree.insert(FORMAT_KEY, FORMAT).map(drop)
    }
}

impl Indexed for Index {
    fn mark(&self) -> Result<Mark, StoreError> {
        let Some(value) = self.tree.get(MARK).map_err(failed)? else { return Ok(NOTHING) };
        mark_of(&value).ok_or_else(|| broken("its head is malformed"))
    }

    fn enter(&self, entries: &Entries, mark: Mark) -> Result<(), StoreError> {
        self.tree.apply_batch(batch_of(entries, mark)).map_err(failed)
    }

    fn heads(&self) -> Result<HashMap<Arc<str>, u64>, StoreError> {
        let pairs = self.tree.scan_prefix([HEADS]).map(|pair| {
            let (key, version) = pair.map_err(failed)?;
            Ok((name(&key[1..])?, number(&version)?))
        });
        pairs.collect()
    }

    fn names(&self, prefix: &str) -> Result<Vec<Arc<str>>, StoreError> {
        let keys = self.tree.scan_prefix(head_key(prefix)).keys();
        keys.map(|key| name(&key.map_err(failed)?[1..])).collect()
    }

    fn locations(&self, first: u64, last: u64) -> Result<Vec<Location>, StoreError> {
        let mut found = Vec::new();
        let before = self.tree.range(event_key(0)..=event_key(first)).next_back();
        let from = before.transpose().map_err(failed)?.map_or(IVec::from(&event_key(first)), |(key, _)| key);
        for pair in self.tree.range(from..=IVec::from(&event_key(last))) {
            let (key, places) = pair.map_err(failed)?;
            for (place, position) in places.chunks_exact(PLACE_LEN).zip(number(&key[1..])?..=last) {
                if position >= first {
                    found.push(location_of(place).ok_or_else(|| broken("a place in it is malformed"))?);
                }
            }
        }
        if found.len() as u64 != (last + 1).saturating_sub(first) {
            return Err(broken("it lacks records"));
        }
        Ok(found)
    }

    fn positions(&self, stream: &str, first: u64, last: u64) -> Result<Vec<u64>, StoreError> {
        let (mut low, mut from, mut to) = (Vec::new(), Vec::new(), Vec::new());
        stream_key(&mut low, stream, 0);
        stream_key(&mut from, stream, first);
        stream_key(&mut to, stream, last);
        let length = low.len();
        // A longer key belongs to a stream whose name goes on after a zero byte.
        let own =
            |pair: &sled::Result<(IVec, IVec)>| pair.as_ref().map_or(true, |(key, _)| key.len() == length);
        let before = self.tree.range(low..=from.clone()).rev().find(own);
        let from = before.transpose().map_err(failed)?.map_or(IVec::from(from), |(key, _)| key);
        let mut found = Vec::new();
        for pair in self.tree.range(from..=IVec::from(to)).filter(own) {
            let (key, positions) = pair.map_err(failed)?;
            let versions = number(&key[length - 8..])?..=last;
            for (position, version) in positions.chunks_exact(8).zip(versions) {
                if version >= first {
                    found.push(number(position)?);
                }
            }
        }
        Ok(found)
    }
}

const PLACE_LEN: usize = 16;

fn event_key(position: u64) -> [u8; 9] {
    let mut key = [b'e'; 9];
    key[1..].copy_from_slice(&position.to_be_bytes());
    key
}

fn head_key(stream: &str) -> Vec<u8> {
    [&[HEADS], stream.as_bytes()].concat()
}

fn stream_key(key: &mut Vec<u8>, stream: &str, version: u64) {
    key.clear();
    key.push(b's');
    key.extend_from_slice(stream.as_bytes());
    key.push(0);
    key.extend_from_slice(&version.to_be_bytes());
}

fn location_value(location: Location) -> [u8; PLACE_LEN] {
    let mut value = [0; PLACE_LEN];
    value[..4].copy_from_slice(&location.segment.0.to_be_bytes());
    value[4..12].copy_from_slice(&location.offset.to_be_bytes());
    value[12..].copy_from_slice(&location.length.to_be_bytes());
    value
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

/// Opens sled in a folder that this process holds the store's lock for. A sled that was closed a moment ago lets
/// its own lock go only when its background thread has ended; that is no damage, and worth waiting for.
pub(crate) fn open_sled(config: &sled::Config) -> sled::Result<Db> {
    match open_patiently(&config.clone().segment_size(SEGMENT)) {
        // It was made when segments had the size that sled has of itself.
        Err(sled::Error::Unsupported(_)) => open_patiently(config),
        opened => opened,
    }
}

fn open_patiently(config: &sled::Config) -> sled::Result<Db> {
    for _ in 0..LOCK_TRIES {
        match config.open() {
            Err(sled::Error::Io(error)) if error.to_string().contains("could not acquire lock") => {
                std::thread::sleep(LOCK_PAUSE);
            }
            opened => return opened,
        }
    }
    config.open()
}

/// What opening failed by: a full disk, little memory, a missing right are no damage of the index, and it is not set
/// aside for them.
fn told(error: sled::Error, folder: &Path) -> StoreError {
    match error {
        sled::Error::Io(source) if !is_damage(&source) => {
            StoreError::Io { doing: "open", path: folder.to_owned(), source }
        }
        other => failed(other),
    }
}

/// Whether the system's word is about what stands in the files, or which files there are.
fn is_damage(error: &io::Error) -> bool {
    use io::ErrorKind::{
        AlreadyExists, InvalidData, InvalidInput, IsADirectory, NotADirectory, NotFound, Other, UnexpectedEof,
    };
    matches!(
        error.kind(),
        AlreadyExists
            | InvalidData
            | InvalidInput
            | IsADirectory
            | NotADirectory
            | NotFound
            | Other
            | UnexpectedEof
    )
}

fn failed(error: sled::Error) -> StoreError {
    StoreError::Index(Box::new(error))
}

fn broken(why: &'static str) -> StoreError {
    StoreError::Index(why.into())
}
