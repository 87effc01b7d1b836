//! An index in memory, which stands in for sled.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::Process;
use super::kept::Kept;
use crate::StoreError;
use crate::logs::entries::{Entries, Indexed, Mark, NOTHING};
use crate::logs::opening::Indexes;
use crate::segments::segment::Location;

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
