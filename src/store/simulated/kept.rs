//! What is left of an index after a crash: as much of what was entered as sled would have kept.

use std::collections::HashMap;
use std::sync::Arc;

use super::random::Random;
use crate::logs::entries::{Entries, Mark};
use crate::segments::segment::Location;

/// What is kept of an index.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// All records.
    pub(super) records: Vec<KeptRecord>,
    /// After how many records each group ended, and its mark.
    pub(super) marks: Vec<(usize, Mark)>,
    /// How many groups are surely on the disk.
    pub(super) n_durable: usize,
    /// Which process has it open.
    pub(super) owner: Option<usize>,
    /// Counts what was set aside: who had it open then has it no more.
    pub(super) generation: usize,
    /// Whether it cannot be read any more.
    pub(super) broken: bool,
}

/// A record in it.
#[derive(Debug)]
pub(super) struct KeptRecord {
    /// Its stream.
    pub(super) stream: Arc<str>,
    /// Its number there.
    pub(super) version: u64,
    /// Its place in the log.
    pub(super) position: u64,
    /// Where it lies.
    pub(super) location: Location,
}

impl Kept {
    /// What is left when `process` ends, or when the power goes.
    pub(super) fn crash(&mut self, process: Option<usize>, random: &mut Random) {
        if self.owner.is_none() || (process.is_some() && process != self.owner) {
            return;
        }
        let n_groups = match random.below(8) {
            0 => 0,
            1..=3 => self.marks.len(),
            _ => self.n_durable + random.below(self.marks.len() - self.n_durable + 1),
        };
        self.marks.truncate(n_groups);
        self.records.truncate(self.marks.last().map_or(0, |(n_records, _)| *n_records));
        self.n_durable = n_groups;
        self.owner = None;
        self.broken = random.one_in(12);
    }

    /// Somebody removed the index.
    pub(super) fn lose(&mut self) {
        *self = Self { generation: self.generation + 1, ..Self::default() };
    }

    /// Takes a group.
    pub(super) fn enter(&mut self, entries: &Entries, mark: Mark) {
        let mut of_position = HashMap::new();
        for (stream, run) in &entries.streams {
            for (position, version) in run.positions.iter().zip(run.first..) {
                of_position.insert(*position, (Arc::clone(stream), version));
            }
        }
        for (location, position) in entries.places.iter().zip(entries.first..) {
            let Some((stream, version)) = of_position.remove(&position) else { continue };
            self.records.push(KeptRecord { stream, version, position, location: *location });
        }
        self.marks.push((self.records.len(), mark));
    }
}
