//! Segments of the journal: one file a month, and where a record lies in them.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use time::OffsetDateTime;

use crate::StoreError;
use crate::files::disk::{Disk, ReadFile, read_exact_at};
use crate::line::recorded_instant;

/// A month as the number YYYYMM: the name of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Month(pub(crate) u32);

impl Month {
    /// The month of `at`, UTC; years before 0 count as month 0.
    pub(crate) fn of(at: OffsetDateTime) -> Self {
        let utc = recorded_instant(at);
        match u32::try_from(utc.year()) {
            Ok(year) => Self(year * 100 + u32::from(u8::from(utc.month()))),
            Err(_) => Self(0),
        }
    }

    /// The month a file is named after, if it is a segment.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let (year, month) = name.strip_suffix(".jsonl")?.split_once('-')?;
        let number = month.parse::<u32>().ok().filter(|number| *number <= 12)?;
        let month = Self(year.parse::<u32>().ok()?.checked_mul(100)?.checked_add(number)?);
        let possible = number > 0 || month == Self(0);
        (possible && month.file_name() == name).then_some(month)
    }

    /// Name of its file.
    pub(crate) fn file_name(self) -> String {
        format!("{self}.jsonl")
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0 / 100, self.0 % 100)
    }
}

/// Where a line lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Location {
    /// Segment.
    pub(crate) segment: Month,
    /// First byte.
    pub(crate) offset: u64,
    /// Number of bytes, with the line feed.
    pub(crate) length: u32,
}

impl Location {
    /// The first byte after the line.
    pub(crate) fn end(self) -> u64 {
        self.offset + u64::from(self.length)
    }
}

/// The segments in `folder`, in order.
pub(crate) fn segments(folder: &Path, disk: &dyn Disk) -> Result<Vec<Month>, StoreError> {
    let failed = |source| StoreError::Io { doing: "list", path: folder.to_owned(), source };
    let names = match disk.names(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        names => names.map_err(failed)?,
    };
    let mut found: Vec<Month> = names.iter().filter_map(|name| Month::from_name(name)).collect();
    found.sort_unstable();
    Ok(found)
}

/// Reads lines of segments; keeps the files open.
#[derive(Debug)]
pub(crate) struct Segments {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    files: RwLock<BTreeMap<Month, Arc<dyn ReadFile>>>,
}

impl Segments {
    /// The segments in `folder` of `disk`; none is opened yet.
    pub(crate) fn new(folder: PathBuf, disk: Arc<dyn Disk>) -> Self {
        Self { folder, disk, files: RwLock::default() }
    }

    /// Closes all files: another may have their names now.
    pub(crate) fn forget(&self) {
        self.files.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The bytes from the first byte of `first` to the last one of `last`, which lies in the same segment.
    pub(crate) fn read(&self, first: Location, last: Location) -> Result<Vec<u8>, StoreError> {
        let length = usize::try_from(last.end().saturating_sub(first.offset)).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(length)
            .map_err(|_| self.failed(first.segment, io::ErrorKind::OutOfMemory.into()))?;
        bytes.resize(length, 0);
        let file = self.file(first.segment)?;
        read_exact_at(&file, &mut bytes, first.offset)
            .map_err(|source| self.failed(first.segment, source))?;
        Ok(bytes)
    }

    fn file(&self, segment: Month) -> Result<Arc<dyn ReadFile>, StoreError> {
        if let Some(file) = self.files.read().unwrap_or_else(PoisonError::into_inner).get(&segment) {
            return Ok(file.clone());
        }
        let opened = self.disk.read(&self.path(segment)).map_err(|source| self.failed(segment, source))?;
        let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
        Ok(files.entry(segment).or_insert(opened).clone())
    }

    fn path(&self, segment: Month) -> PathBuf {
        self.folder.join(segment.file_name())
    }

    fn failed(&self, segment: Month, source: io::Error) -> StoreError {
        StoreError::Io { doing: "read", path: self.path(segment), source }
    }
}
