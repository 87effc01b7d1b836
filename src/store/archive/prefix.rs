//! The journal up to its last whole batch: what may be copied while a writer goes on.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::layout::{self, bodies, body_folder, io_error};
use crate::line::{LineFault, read_line};
use crate::segments::segment::Month;
use crate::verify::{Lines, Raw};
use crate::{Attachments, Head, KeptFiles as _, Position, StoreError};
use prikaz_domain::{Digest, OrganisationId};

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

/// What a store holds of each body, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// The bodies, sorted.
    pub bodies: Vec<BodySummary>,
}

/// What is held of a body, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BodySummary {
    /// The body.
    pub body: OrganisationId,
    /// The last record of the last whole batch; positions have no gaps, so its position is the number of records.
    pub head: Head,
    /// How many segments the journal has.
    pub segments: u64,
    /// How many bytes.
    pub bytes: u64,
    /// How many files are kept.
    pub files: u64,
}

/// Counts what the store in `home` holds; nothing but the last segment of each journal is read.
///
/// # Errors
/// When a file cannot be read or a last segment is damaged.
pub fn summary(home: &Path) -> Result<Summary, StoreError> {
    let bodies = bodies(home)?.into_iter().map(|body| of_body(home, body));
    Ok(Summary { bodies: bodies.collect::<Result<_, _>>()? })
}

fn of_body(home: &Path, body: OrganisationId) -> Result<BodySummary, StoreError> {
    let folder = body_folder(home, &body);
    let Prefix { segments, head, .. } = prefix(&folder)?;
    let bytes = segments.iter().map(|(.., length)| length).sum();
    let files = Attachments::at(&folder).digests()?.len() as u64;
    Ok(BodySummary { body, head, segments: segments.len() as u64, bytes, files })
}

/// Finds the last whole batch of the journal in the folder `home` of a body.
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
