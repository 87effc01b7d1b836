//! What was asked of the store and what it answered: what has to stand in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use time::macros::date;
use time::{OffsetDateTime, Time};

use super::random::Random;
use crate::{Batch, Body, Expected, NewEvent, StoreError, StreamId, Version};
use prikaz_domain::Digest;

/// Where the store stands.
pub(super) const HOME: &str = "/store";

/// What is known of a batch that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was acknowledged, or found recorded by an opening for writing.
    Recorded,
    /// The answer was that it is not recorded, or an opening for writing found it absent.
    Refused,
    /// There was no answer, or one that says that it is not known.
    Unknown,
}

/// A batch that was sent.
#[derive(Debug)]
pub(super) struct Sent {
    /// How many events it has.
    pub(super) n_events: usize,
    /// What became of it.
    pub(super) fate: Fate,
    /// The file that its events name.
    pub(super) named: Option<Digest>,
}

/// What has to stand in the store.
#[derive(Debug, Default)]
pub(super) struct Model {
    /// All batches, in the order in which they were sent.
    pub(super) sent: Vec<Sent>,
    /// Files that are kept by the word of the store.
    pub(super) files: BTreeMap<Digest, Vec<u8>>,
    /// What a visiting process found wrong.
    pub(super) wrong: Option<String>,
    /// Unfinished ends that openings told of, by where they are kept.
    pub(super) parts: BTreeSet<String>,
    /// How often an opening ended with its process.
    pub(super) n_broken_off: usize,
    /// Who has the store open for writing.
    pub(super) host: Option<usize>,
    /// Whom another process overtook, after the file that processes agree on was removed.
    pub(super) overtaken: Option<usize>,
}

/// The model, which visiting processes need too.
pub(super) type Shared = Arc<Mutex<Model>>;

/// The model, for a moment.
pub(super) fn known(model: &Shared) -> MutexGuard<'_, Model> {
    model.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Model {
    /// A new batch, which counts as sent, and its number; it names `file`.
    pub(super) fn batch(&mut self, random: &mut Random, file: Option<Digest>) -> (usize, Batch) {
        let number = self.sent.len();
        let n_events = 1 + random.below(3);
        let at = instant(random);
        let streams: Vec<_> = (0..n_events)
            .map(|n| {
                let n_lengths = if random.one_in(6) { 5 } else { 3 };
                let length = [0, 40, 300, 900, 5000][random.below(n_lengths)];
                let body = Body::of(&(number, n, n_events, "x".repeat(length))).unwrap();
                let (on, by) = (date!(2024 - 04 - 23), Arc::from("system"));
                let event = NewEvent { on, at, by, means: None, kind: "tick".into(), body };
                (StreamId(format!("s{}", random.below(3)).into()), Expected::Any, vec![event])
            })
            .collect();
        let mut batch = Batch { streams };
        if random.one_in(16) {
            batch.streams[0].1 = Expected::Exactly(Version(1000));
        }
        self.sent.push(Sent { n_events, fate: Fate::Unknown, named: file });
        (number, batch)
    }

    /// Notes what was answered, by a process that still lives or has ended.
    pub(super) fn answered<T>(&mut self, number: usize, answer: &Result<T, StoreError>, alive: bool) {
        self.sent[number].fate = match answer {
            Ok(_) => Fate::Recorded,
            Err(StoreError::Unknown { .. }) => Fate::Unknown,
            Err(_) if alive => Fate::Refused,
            Err(_) => Fate::Unknown,
        };
    }

    /// Notes which batches an opening for writing found recorded.
    pub(super) fn settle(&mut self, present: &[bool]) {
        for (sent, present) in self.sent.iter_mut().zip(present) {
            sent.fate = if *present { Fate::Recorded } else { Fate::Refused };
        }
    }
}

/// Some moment of three months; now and then an earlier one than before.
fn instant(random: &mut Random) -> OffsetDateTime {
    let day = [date!(2024 - 04 - 23), date!(2024 - 04 - 30), date!(2024 - 05 - 02), date!(2024 - 06 - 05)];
    day[random.below(4)].with_time(Time::MIDNIGHT).assume_utc()
}

/// What one of a few files holds.
pub(super) fn some_file(random: &mut Random) -> Vec<u8> {
    let (letter, length) = (random.below(4), [10, 700, 3000][random.below(3)]);
    vec![b'a' + letter as u8; length]
}
