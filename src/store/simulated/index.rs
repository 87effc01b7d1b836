//! An index in memory that keeps of what was entered as much as sled would: after a crash any beginning of it, or
//! nothing, or something that cannot be read.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::Process;
use super::random::Random;
use crate::StoreError;
use crate::logs::entries::{Entries, Indexed, Mark, NOTHING};
use crate::logs::opening::Indexes;
use crate::segments::segment::Location;

/// What is kept of an index.
#[derive(Debug, Default)]
pub(super) struct Kept {
    records: Vec<Entered>,
    /// After how many records each group ended, and its mark.
    marks: Vec<(usize, Mark)>,
    /// How many groups are surely on the disk.
    n_durable: usize,
    owner: Option<usize>,
    /// Counts what was set aside: who had it open then has it no more.
    generation: usize,
    broken: bool,
}

#[derive(Debug)]
struct Entered {
    stream: Arc<str>,
    version: u64,
    position: u64,
    location: Location,
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

    fn enter(&mut self, entries: &Entries, mark: Mark) {
        let mut of_position = HashMap::new();
        for (stream, run) in &entries.streams {
            for (position, version) in run.positions.iter().zip(run.first..) {
                of_position.insert(*position, (Arc::clone(stream), version));
            }
        }
        for (location, position) in entries.places.iter().zip(entries.first..) {
            let Some((stream, version)) = of_position.remove(&position) else { continue };
            self.records.push(Entered { stream, version, position, location: *location });
        }
        self.marks.push((self.records.len(), mark));
    }
}

/// The indexes of the machine, for one process.
pub(super) struct SimulatedIndexes(pub(super) Process);

impl Indexes for SimulatedIndexes {
    fn open(&self, _folder: &Path) -> Result<Arc<dyn Indexed>, StoreError> {
        let mut world = self.0.world();
        if world.index.broken || world.index.owner.is_some() {
            return Err(StoreError::Index("it cannot be opened".into()));
        }
        world.index.owner = Some(self.0.id);
        Ok(Arc::new(SimulatedIndex { process: self.0.clone(), generation: world.index.generation }))
    }

    fn set_aside(&self, folder: &Path) -> Result<PathBuf, StoreError> {
        self.0.world().index.lose();
        Ok(folder.with_file_name("index.broken"))
    }
}

/// An index that a process has open.
#[derive(Debug)]
struct SimulatedIndex {
    process: Process,
    generation: usize,
}

impl std::fmt::Debug for Process {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Process({})", self.id)
    }
}

impl SimulatedIndex {
    fn with<T>(&self, ask: impl FnOnce(&mut Kept) -> T) -> Result<T, StoreError> {
        let mut world = self.process.world();
        let mine = world.is_alive(self.process.id) && world.index.generation == self.generation;
        if mine { Ok(ask(&mut world.index)) } else { Err(StoreError::Index("it is not mine".into())) }
    }
}

impl Indexed for SimulatedIndex {
    fn mark(&self) -> Result<Mark, StoreError> {
        self.with(|kept| kept.marks.last().map_or(NOTHING, |(_, mark)| *mark))
    }

    fn enter(&self, entries: &Entries, mark: Mark) -> Result<(), StoreError> {
        let failed = |error| StoreError::Index(Box::new(error));
        self.process.plainly(("enter", Path::new("")), |_| Ok(())).map_err(failed)?;
        self.with(|kept| kept.enter(entries, mark))
    }

    fn heads(&self) -> Result<HashMap<Arc<str>, u64>, StoreError> {
        self.with(|kept| {
            kept.records.iter().map(|known| (Arc::clone(&known.stream), known.version)).collect()
        })
    }

    fn names(&self, prefix: &str) -> Result<Vec<Arc<str>>, StoreError> {
        self.with(|kept| {
            let names: BTreeSet<_> = kept.records.iter().map(|known| Arc::clone(&known.stream)).collect();
            names.into_iter().filter(|name| name.starts_with(prefix)).collect()
        })
    }

    fn locations(&self, first: u64, last: u64) -> Result<Vec<Location>, StoreError> {
        let found: Vec<_> = self.with(|kept| {
            let own = kept.records.iter().filter(|known| (first..=last).contains(&known.position));
            own.map(|known| known.location).collect()
        })?;
        if found.len() as u64 == (last + 1).saturating_sub(first) {
            Ok(found)
        } else {
            Err(StoreError::Index("it lacks records".into()))
        }
    }

    fn positions(&self, stream: &str, first: u64, last: u64) -> Result<Vec<u64>, StoreError> {
        self.with(|kept| {
            let own = kept.records.iter().filter(|known| &*known.stream == stream);
            own.filter(|known| (first..=last).contains(&known.version)).map(|known| known.position).collect()
        })
    }
}

impl Drop for SimulatedIndex {
    fn drop(&mut self) {
        // Closing makes it durable.
        let _ = self.with(|kept| {
            kept.n_durable = kept.marks.len();
            kept.owner = None;
        });
    }
}
