//! The journal as it is written: whole groups of lines at the end of the last segment, or nothing.
//!
//! *Invariant:* after an error the last segment ends where it ended before, or nothing is written any more.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::segment::{Month, segments};
use crate::files::disk::{Disk, SegmentFile, write_all};
use crate::{Closing, Recovery, StoreError};

/// The end of the journal.
pub(crate) struct Journal {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    current: Option<Current>,
    /// Segments that were there, or that this process began: any other one was begun by another process.
    known: BTreeSet<Month>,
    /// Segments that this process tried to begin: what of them is empty may be its own.
    tried: BTreeSet<Month>,
    closed: Option<Closing>,
}

struct Current {
    segment: Month,
    path: PathBuf,
    file: Box<dyn SegmentFile>,
    length: u64,
}

impl Journal {
    /// The journal in `folder`, to be continued after its last byte.
    pub(crate) fn open(folder: PathBuf, disk: Arc<dyn Disk>) -> Result<Self, StoreError> {
        let known = BTreeSet::from_iter(segments(&folder, disk.as_ref())?);
        let last = known.last().copied();
        let mut journal = Self { folder, disk, current: None, known, tried: BTreeSet::new(), closed: None };
        if let Some(segment) = last {
            journal.current = Some(journal.open_segment(segment)?);
        }
        Ok(journal)
    }

    /// The segment that records of `month` go to: never an earlier one than the last.
    pub(crate) fn segment_for(&self, month: Month) -> Month {
        self.current.as_ref().map_or(month, |current| current.segment.max(month))
    }

    /// Length of `segment`, if that is the last one; otherwise 0, for it is new.
    pub(crate) fn length(&self, segment: Month) -> u64 {
        self.current.as_ref().filter(|current| current.segment == segment).map_or(0, |current| current.length)
    }

    /// Writes `group` at the end of `segment` and returns once it would survive a loss of power.
    pub(crate) fn append_group(&mut self, segment: Month, group: &[u8]) -> Result<(), StoreError> {
        if let Some(why) = &self.closed {
            return Err(StoreError::Closed(why.clone()));
        }
        if self.current.as_ref().is_none_or(|current| current.segment != segment) {
            self.start_segment(segment)?;
        }
        let Some(current) = &mut self.current else { return Ok(()) };
        if !current.ends_as_written()? {
            let path = current.path.clone();
            return self.overtaken(path);
        }
        let Err(error) = current.write(group) else { return Ok(()) };
        let Err(cut) = current.cut_back() else { return Err(failed(error.0, &current.path, error.1)) };
        let path = current.path.clone();
        self.closed = Some(Closing::NotCutBack { path: path.clone(), what: cut.to_string() });
        Err(StoreError::Unknown { path, source: error.1 })
    }

    /// Whether another process began a segment, as can be where the file that processes agree on was removed. Whoever
    /// begins one looks afterwards, so that of two at least one sees the other.
    fn is_overtaken(&self) -> Result<bool, StoreError> {
        for segment in segments(&self.folder, self.disk.as_ref())? {
            let is_own =
                self.known.contains(&segment) || (self.tried.contains(&segment) && self.is_empty(segment)?);
            if !is_own {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn is_empty(&self, segment: Month) -> Result<bool, StoreError> {
        let path = self.folder.join(segment.file_name());
        Ok(self.disk.length(&path).map_err(|source| failed("read", &path, source))? == 0)
    }

    fn overtaken(&mut self, path: PathBuf) -> Result<(), StoreError> {
        let why = Closing::Overtaken { path };
        self.closed = Some(why.clone());
        Err(StoreError::Closed(why))
    }

    fn start_segment(&mut self, segment: Month) -> Result<(), StoreError> {
        self.tried.insert(segment);
        let begun = self.open_segment(segment)?;
        if begun.length > 0 {
            return self.overtaken(begun.path);
        }
        self.disk.sync_folder(&self.folder).map_err(|source| failed("sync", &self.folder, source))?;
        if self.is_overtaken()? {
            return self.overtaken(begun.path);
        }
        self.known.insert(segment);
        self.current = Some(begun);
        Ok(())
    }

    fn open_segment(&self, segment: Month) -> Result<Current, StoreError> {
        let path = self.folder.join(segment.file_name());
        let file = opened(self.disk.as_ref(), &path)?;
        let length = file.length().map_err(|source| failed("read", &path, source))?;
        Ok(Current { segment, path, file, length })
    }
}

impl Current {
    /// Whether the segment ends where the last group ended: nobody wrote into it or cut it meanwhile.
    fn ends_as_written(&self) -> Result<bool, StoreError> {
        Ok(self.file.length().map_err(|source| failed("read", &self.path, source))? == self.length)
    }

    fn write(&mut self, group: &[u8]) -> Result<(), (&'static str, io::Error)> {
        write_all(self.file.as_mut(), group).map_err(|source| ("write", source))?;
        self.file.sync().map_err(|source| ("sync", source))?;
        self.length += group.len() as u64;
        Ok(())
    }

    fn cut_back(&mut self) -> io::Result<()> {
        self.file.cut(self.length)?;
        self.file.sync()
    }
}

/// Makes sure that nobody else writes the last segment in `folder`, also where the file that processes agree on was
/// removed under him.
pub(crate) fn is_free(folder: &Path, disk: &dyn Disk) -> Result<(), StoreError> {
    match segments(folder, disk)?.last() {
        Some(last) => opened(disk, &folder.join(last.file_name())).map(drop),
        None => Ok(()),
    }
}

/// Makes durable what stands in the journal after `offset` in `segment`: what a process that was killed had written and
/// not synced is about to be entered into the index, which a loss of power must not leave ahead of the journal. It is
/// written once more, since after an error of syncing the system takes what it did not write for written.
pub(crate) fn make_durable(
    folder: &Path,
    disk: &dyn Disk,
    (segment, offset): (Month, u64),
) -> Result<(), StoreError> {
    let mut has_new = false;
    for month in segments(folder, disk)?.into_iter().filter(|month| *month >= segment) {
        let path = folder.join(month.file_name());
        let length = disk.length(&path).map_err(|source| failed("read", &path, source))?;
        if month > segment || length > offset {
            let mut file = opened(disk, &path)?;
            let from = if month == segment { offset } else { 0 };
            disk.rewrite(&path, from).map_err(|source| failed("write", &path, source))?;
            file.sync().map_err(|source| failed("sync", &path, source))?;
            has_new = true;
        }
    }
    if has_new {
        disk.sync_folder(folder).map_err(|source| failed("sync", folder, source))?;
    }
    Ok(())
}

/// Removes segments that were begun and hold no record: the process ended between the two.
pub(crate) fn remove_empty(folder: &Path, disk: &dyn Disk) -> Result<Vec<Recovery>, StoreError> {
    let mut removed = Vec::new();
    for month in segments(folder, disk)? {
        let path = folder.join(month.file_name());
        if disk.length(&path).map_err(|source| failed("read", &path, source))? == 0 {
            disk.remove(&path).map_err(|source| failed("remove", &path, source))?;
            removed.push(Recovery::EmptySegment { segment: month.to_string() });
        }
    }
    if !removed.is_empty() {
        disk.sync_folder(folder).map_err(|source| failed("sync", folder, source))?;
    }
    Ok(removed)
}

/// The segment at `path`, opened by `disk` for nobody else to write.
pub(super) fn opened(disk: &dyn Disk, path: &Path) -> Result<Box<dyn SegmentFile>, StoreError> {
    disk.open(path).map_err(|source| match source.kind() {
        io::ErrorKind::WouldBlock => {
            let home = path.parent().and_then(Path::parent);
            StoreError::Locked { home: home.unwrap_or(path).to_owned(), holder: None }
        }
        _ => failed("open", path, source),
    })
}

pub(super) fn failed(doing: &'static str, path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { doing, path: path.to_owned(), source }
}
