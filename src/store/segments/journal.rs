//! The journal as it is written: whole groups of lines at the end of the last segment, or nothing.
//!
//! *Invariant:* after an error the last segment ends where it ended before, or nothing is written any more.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::segment::{Month, segments};
use crate::files::disk::{Disk, SegmentFile, sync_folder};
use crate::{Closing, Recovery, StoreError};

/// The end of the journal.
pub(crate) struct Journal {
    folder: PathBuf,
    disk: Box<dyn Disk>,
    current: Option<Current>,
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
    pub(crate) fn open(folder: PathBuf, disk: Box<dyn Disk>) -> Result<Self, StoreError> {
        let last = segments(&folder)?.last().copied();
        let mut journal = Self { folder, disk, current: None, closed: None };
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
            self.current = Some(self.start_segment(segment)?);
        }
        let Some(current) = &mut self.current else { return Ok(()) };
        if !current.ends_as_written()? {
            let why = Closing::Overtaken { path: current.path.clone() };
            self.closed = Some(why.clone());
            return Err(StoreError::Closed(why));
        }
        let Err(error) = current.write(group) else { return Ok(()) };
        if let Err(cut) = current.cut_back() {
            self.closed = Some(Closing::NotCutBack { path: current.path.clone(), what: cut.to_string() });
        }
        Err(error)
    }

    fn start_segment(&self, segment: Month) -> Result<Current, StoreError> {
        let current = self.open_segment(segment)?;
        self.disk.sync_folder(&self.folder).map_err(|source| failed("sync", &self.folder, source))?;
        Ok(current)
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

    fn write(&mut self, group: &[u8]) -> Result<(), StoreError> {
        let mut rest = group;
        while !rest.is_empty() {
            match self.file.write(rest) {
                Ok(0) => return Err(failed("write", &self.path, io::ErrorKind::WriteZero.into())),
                Ok(n_written) => rest = &rest[n_written..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(failed("write", &self.path, error)),
            }
        }
        self.file.sync().map_err(|source| failed("sync", &self.path, source))?;
        self.length += group.len() as u64;
        Ok(())
    }

    fn cut_back(&mut self) -> io::Result<()> {
        self.file.cut(self.length)?;
        self.file.sync()
    }
}

/// Makes durable what stands in the journal after `offset` in `segment`: what a process that was killed had written and
/// not synced is about to be entered into the index, which a loss of power must not leave ahead of the journal.
pub(crate) fn make_durable(
    folder: &Path,
    disk: &dyn Disk,
    (segment, offset): (Month, u64),
) -> Result<(), StoreError> {
    let mut has_new = false;
    for month in segments(folder)?.into_iter().filter(|month| *month >= segment) {
        let path = folder.join(month.file_name());
        let length = fs::metadata(&path).map_err(|source| failed("read", &path, source))?.len();
        if month > segment || length > offset {
            opened(disk, &path)?.sync().map_err(|source| failed("sync", &path, source))?;
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
    for month in segments(folder)? {
        let path = folder.join(month.file_name());
        if fs::metadata(&path).map_err(|source| failed("read", &path, source))?.len() == 0 {
            fs::remove_file(&path).map_err(|source| failed("remove", &path, source))?;
            removed.push(Recovery::EmptySegment { segment: month.to_string() });
        }
    }
    if !removed.is_empty() {
        disk.sync_folder(folder).map_err(|source| failed("sync", folder, source))?;
    }
    Ok(removed)
}

/// Moves what follows `offset` in `segment` into `torn/`, where a person can look at it, and cuts it off.
pub(crate) fn cut_torn(folder: &Path, segment: Month, offset: u64) -> Result<Recovery, StoreError> {
    let path = folder.join(segment.file_name());
    let torn = folder.join("torn");
    let kept = torn.join(format!("{segment}-{offset}.part"));
    let length =
        keep_torn(&path, &torn, &kept, offset).map_err(|source| failed("set aside", &kept, source))?;
    let cut = File::options().write(true).open(&path).and_then(|file| {
        file.set_len(offset)?;
        file.sync_all()
    });
    cut.map_err(|source| failed("cut", &path, source))?;
    Ok(Recovery::TornTail { segment: segment.to_string(), offset, length, kept })
}

fn keep_torn(path: &Path, torn: &Path, kept: &Path, offset: u64) -> io::Result<u64> {
    fs::create_dir_all(torn)?;
    let mut from = File::open(path)?;
    from.seek(SeekFrom::Start(offset))?;
    let mut tail = Vec::new();
    from.read_to_end(&mut tail)?;
    let mut to = File::create(kept)?;
    to.write_all(&tail)?;
    to.sync_all()?;
    sync_folder(torn)?;
    Ok(tail.len() as u64)
}

/// The segment at `path`, opened by `disk` for nobody else to write.
fn opened(disk: &dyn Disk, path: &Path) -> Result<Box<dyn SegmentFile>, StoreError> {
    disk.open(path).map_err(|source| match source.kind() {
        io::ErrorKind::WouldBlock => {
            let home = path.parent().and_then(Path::parent);
            StoreError::Locked(home.unwrap_or(path).to_owned())
        }
        _ => failed("open", path, source),
    })
}

fn failed(doing: &'static str, path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { doing, path: path.to_owned(), source }
}
