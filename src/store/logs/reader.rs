//! Reading a journal without a lock and without an index: beside a writer, on a full disk, from a read-only medium.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::head_note;
use super::lines::lines;
use super::places::Places;
use crate::segments::segment::Segments;
use crate::{Damage, Head, Line, Position, StoreError, StreamId, Version};

/// A journal that is read only: each question reads on from where the last one ended.
#[derive(Debug)]
pub(crate) struct Reader {
    folder: PathBuf,
    segments: Segments,
    places: Mutex<Places>,
}

impl Reader {
    /// Reads the journal in `folder`, verifying every record; without the folder it is an empty one.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or when the world fails.
    pub(crate) fn open(folder: PathBuf, home: &Path) -> Result<Self, StoreError> {
        let segments = Segments::new(folder.clone());
        let reader = Self { folder, segments, places: Mutex::new(Places::none()) };
        // The note comes first: what a writer adds meanwhile is behind it.
        let noted = head_note::read(home);
        reader.places().map(drop)?;
        noted.map_or(Ok(()), |head| reader.reaches(head))?;
        Ok(reader)
    }

    /// Makes sure that the record `head`, once written, still stands.
    fn reaches(&self, head: Head) -> Result<(), StoreError> {
        let Some(before) = head.position.0.checked_sub(1) else { return Ok(()) };
        let found = self.since(Position(before), 1)?;
        if found.first().is_some_and(|line| line.hash == head.hash) {
            return Ok(());
        }
        let end = self.head()?.position.0;
        let at = Position(head.position.0.min(end + 1));
        Err(StoreError::Corrupt { at, why: Damage::Cut { to: head.position } })
    }

    /// The places as of now.
    fn places(&self) -> Result<MutexGuard<'_, Places>, StoreError> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        places.read_on(&self.folder)?;
        Ok(places)
    }

    /// As [`crate::EventLog::read`].
    pub(crate) fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError> {
        let locations = self.places()?.in_stream(&stream.0, after.0, u64::MAX);
        lines(&self.segments, &locations)
    }

    /// As [`crate::EventLog::since`].
    pub(crate) fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError> {
        let locations = self.places()?.since(position, limit);
        lines(&self.segments, &locations)
    }

    /// As [`crate::EventLog::head`].
    pub(crate) fn head(&self) -> Result<Head, StoreError> {
        Ok(self.places()?.head())
    }

    /// As [`crate::EventLog::streams`].
    pub(crate) fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        Ok(self.places()?.names(prefix).into_iter().map(StreamId).collect())
    }
}
