//! Where records lie, read from the journal itself: what a log has that no index serves.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;

use prikaz_domain::Digest;

use super::entries::{Mark, NOTHING};
use crate::files::disk::Disk;
use crate::segments::scan::{Found, scan};
use crate::segments::segment::Location;
use crate::{Damage, Head, Position, StoreError};

/// Where every record of a journal lies, as far as it was read.
#[derive(Debug)]
pub(crate) struct Places {
    locations: Vec<Location>,
    /// Positions of the records of each stream.
    streams: BTreeMap<Arc<str>, Vec<u64>>,
    mark: Mark,
}

impl Places {
    /// Of a journal that nobody has read.
    pub(crate) fn none() -> Self {
        Self { locations: Vec::new(), streams: BTreeMap::new(), mark: NOTHING }
    }

    /// Reads on in the journal in `folder`, verifying every record; what is not whole at its end is left alone, since
    /// another process may be writing it.
    pub(crate) fn read_on(&mut self, folder: &Path, disk: &dyn Disk) -> Result<(), StoreError> {
        let from = self.mark;
        scan((folder, disk), from.head, (from.segment, from.end), &mut |found| self.add(&found)).map(drop)
    }

    fn add(&mut self, found: &Found) -> Result<(), StoreError> {
        let line = &found.line;
        let known = self.streams.entry(line.stream.present()).or_default();
        if line.version.0 != known.len() as u64 + 1 {
            return Err(StoreError::Corrupt { at: line.position, why: Damage::WrongVersion });
        }
        known.push(line.position.0);
        self.locations.push(found.location);
        let head = Head { position: line.position, hash: line.hash };
        self.mark = Mark { head, segment: found.location.segment, end: found.location.end() };
        Ok(())
    }

    /// Where the last record lies, and its digest.
    pub(crate) fn last(&self) -> Option<(Location, Digest)> {
        Some((*self.locations.last()?, self.mark.head.hash))
    }

    /// The last record.
    pub(crate) fn head(&self) -> Head {
        self.mark.head
    }

    /// Where the records after `position` lie, at most `limit`.
    pub(crate) fn since(&self, position: Position, limit: usize) -> Vec<Location> {
        let known = usize::try_from(position.0).unwrap_or(usize::MAX);
        self.locations.iter().skip(known).take(limit).copied().collect()
    }

    /// Where the records of `stream` after `version` lie, up to the one at `last`.
    pub(crate) fn in_stream(&self, stream: &str, version: u64, last: u64) -> Vec<Location> {
        let positions = self.streams.get(stream).map(Vec::as_slice).unwrap_or_default();
        let known = usize::try_from(version).unwrap_or(usize::MAX).min(positions.len());
        let own = positions[known..].iter().take_while(|position| **position <= last);
        own.filter_map(|position| self.at(*position)).collect()
    }

    fn at(&self, position: u64) -> Option<Location> {
        self.locations.get(usize::try_from(position).ok()?.checked_sub(1)?).copied()
    }

    /// Names of the streams that begin with `prefix`, sorted.
    pub(crate) fn names(&self, prefix: &str) -> Vec<Arc<str>> {
        let from = self.streams.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        from.map(|(name, _)| name).take_while(|name| name.starts_with(prefix)).cloned().collect()
    }
}
