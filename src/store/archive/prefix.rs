//! The journal up to its last whole batch: what may be copied while a writer goes on.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::layout::{self, io_error};
use crate::line::{LineFault, read_line};
use crate::segments::segment::Month;
use crate::verify::{Lines, Raw};
use crate::{Attachments, Head, Position, StoreError};
use prikaz_domain::Digest;

/// The journal up to its last whole batch.
#[derive(Debug)]
pub(crate) struct Prefix {
    /// Segments and how many bytes of each belong to the prefix.
    pub(crate) segments: Vec<(Month, PathBuf, u64)>,
    /// The last record.
    pub(crate) head: Head,
    /// Bytes after it.
    pub(crate) left_out: u64,
}

/// What a store holds, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// The last record of the last whole batch; positions have no gaps, so its position is the number of records.
    pub head: Head,
    /// How many segments the journal has.
    pub segments: u64,
    /// How many bytes.
    pub bytes: u64,
    /// How many files are kept.
    pub files: u64,
}

/// Counts what the store in `home` holds; nothing but the last segment is read.
///
/// # Errors
/// When a file cannot be read or the last segment is damaged.
pub fn summary(home: &Path) -> Result<Summary, StoreError> {
    let prefix = prefix(home)?;
    let bytes = prefix.segments.iter().map(|(.., length)| length).sum();
    let files = Attachments::at(home).digests()?.len() as u64;
    Ok(Summary { head: prefix.head, segments: prefix.segments.len() as u64, bytes, files })
}

/// Finds the last whole batch of the journal in `home`.
pub(crate) fn prefix(home: &Path) -> Result<Prefix, StoreError> {
    let mut segments = Vec::new();
    for (month, path) in layout::segments(home)? {
        let length = fs::metadata(&path).map_err(|error| io_error("read", &path, error))?.len();
        segments.push((month, path, length));
    }
    let mut left_out = 0;
    while let Some((month, path, length)) = segments.pop() {
        let (end, head) = whole(&path, length)?;
        left_out += length - end;
        if let Some(head) = head {
            segments.push((month, path, end));
            return Ok(Prefix { segments, head, left_out });
        }
    }
    Ok(Prefix { segments, head: Head { position: Position(0), hash: Digest::ZERO }, left_out })
}

/// Where the last whole batch of a segment ends, and its last record.
fn whole(path: &Path, length: u64) -> Result<(u64, Option<Head>), StoreError> {
    let failed = |error| io_error("read", path, error);
    let mut lines = Lines::open(path, length).map_err(failed)?;
    let mut last = (0, None);
    let mut position = Position(0);
    while let Some(raw) = lines.next().map_err(failed)? {
        if matches!(raw, Raw::Unfinished) {
            break;
        }
        let (line, place) = read_line(&lines.bytes).map_err(|why| corrupt(position, why))?;
        position = line.position;
        if place.nth == place.of {
            last = (lines.end, Some(Head { position, hash: line.hash }));
        }
    }
    Ok(last)
}

fn corrupt(before: Position, why: LineFault) -> StoreError {
    StoreError::Corrupt { at: Position(before.0.saturating_add(1)), why: why.into() }
}
