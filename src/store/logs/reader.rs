//! Reading a journal without a lock and without an index: beside a writer, on a full disk, from a read-only medium.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::head_note;
use super::lines::lines;
use super::opening::is_absence;
use super::places::Places;
use crate::files::disk::Disk;
use crate::line::read_line;
use crate::segments::segment::Segments;
use crate::{Damage, Head, Line, Position, StoreError, StreamId, Version};

/// A journal that is read only: each question reads on from where the last one ended.
#[derive(Debug)]
pub(crate) struct Reader {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    segments: Segments,
    places: Mutex<Places>,
}

impl Reader {
    /// Reads the journal in `folder` of `disk`, verifying every record; without the folder it is an empty one.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or when the world fails.
    pub(crate) fn open(folder: PathBuf, home: &Path, disk: Arc<dyn Disk>) -> Result<Self, StoreError> {
        let segments = Segments::new(folder.clone(), Arc::clone(&disk));
        let places = Mutex::new(Places::none());
        // The note comes first: what a writer adds meanwhile is behind it.
        let noted = head_note::read(home, disk.as_ref());
        let reader = Self { folder, disk, segments, places };
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
        let is_fresh = places.last().is_none();
        if is_fresh || self.still_stands(&places) {
            match places.read_on(&self.folder, self.disk.as_ref()) {
                Err(StoreError::Corrupt { .. }) if !is_fresh => {}
                read => return read.map(|()| places),
            }
        }
        // A writer took back what he could not make durable, after it was read here.
        *places = Places::none();
        self.segments.forget();
        places.read_on(&self.folder, self.disk.as_ref())?;
        Ok(places)
    }

    /// Whether the last record that was read is where it was; what cannot be read now is asked for again by others.
    fn still_stands(&self, places: &Places) -> bool {
        let Some((location, hash)) = places.last() else { return true };
        match self.segments.read(location, location) {
            Err(StoreError::Io { source, .. }) => !is_absence(&source),
            Err(_) => true,
            Ok(bytes) => read_line(&bytes).is_ok_and(|(line, _)| line.hash == hash),
        }
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
