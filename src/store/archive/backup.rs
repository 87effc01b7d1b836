//! Making a backup.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use prikaz_domain::OrganisationId;

use crate::files::layout::{BODIES, bodies, body_folder, file_place, io_error, segment_place};
use crate::files::whole;
use crate::{Attachments, FORMAT, FolderStore, KeptFiles as _, StoreError};

use super::extract::{ArchiveLimits, checked};
use super::prefix::{Prefix, prefix};
use super::{BodyManifest, Manifest, seal};

/// What went into a backup.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BackedUp {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Bytes at the ends of journals that were not whole yet and were left out.
    pub left_out: u64,
}

/// Writes a backup of the store in `home` to the new file `to`, then reads it back and verifies it.
/// A writer may go on meanwhile: its records are left out from the first that was not whole at the beginning.
///
/// # Errors
/// [`StoreError::Occupied`] when the file is there already; [`StoreError::Corrupt`] and
/// [`StoreError::Archive`] when the store has faults; otherwise when the world fails.
pub fn backup(home: &Path, to: &Path) -> Result<BackedUp, StoreError> {
    // One of an earlier format is taken over first.
    drop(FolderStore::open(home, Duration::ZERO)?);
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Occupied(to.to_owned()));
    }
    let of_body = |body: OrganisationId| Ok((prefix(&body_folder(home, &body))?, body));
    let prefixes = bodies(home)?.into_iter().map(of_body).collect::<Result<Vec<_>, StoreError>>()?;
    let mut file = whole::beside(to).map_err(|error| io_error("write", to, error))?;
    let manifest = write(home, &prefixes, file.as_file_mut(), to)?;
    checked(file.path(), to, whole::folder_of(to), &ArchiveLimits::NONE)?;
    whole::finish(file, to).map_err(|error| io_error("write", to, error))?;
    let left_out = prefixes.iter().map(|(prefix, _)| prefix.left_out).sum();
    Ok(BackedUp { manifest, left_out })
}

fn write(
    home: &Path,
    prefixes: &[(Prefix, OrganisationId)],
    file: &mut File,
    to: &Path,
) -> Result<Manifest, StoreError> {
    let failed = |error| io_error("write", to, error);
    let archive = |fault| StoreError::Archive { path: to.to_owned(), fault };
    let mut zip = ZipWriter::new(&mut *file);
    let bodies = prefixes.iter().map(|(prefix, body)| write_body(home, body, prefix, &mut zip, to));
    let manifest = Manifest { format: FORMAT, bodies: bodies.collect::<Result<_, _>>()? };
    let text = manifest.text().map_err(archive)?;
    add(&mut zip, Manifest::NAME, text.as_bytes()).map_err(failed)?;
    close(zip).and_then(|()| seal::seal(file)).map_err(failed)?;
    Ok(manifest)
}

fn write_body<W: Write + Seek>(
    home: &Path,
    body: &OrganisationId,
    prefix: &Prefix,
    zip: &mut ZipWriter<W>,
    to: &Path,
) -> Result<BodyManifest, StoreError> {
    let failed = |error| io_error("write", to, error);
    let place = |name: &str| format!("{BODIES}/{body}/{name}");
    let kept = Attachments::at(&body_folder(home, body));
    let digests = kept.digests()?;
    for digest in &digests {
        add(zip, &place(&file_place(digest)), kept.get(digest)?.as_slice()).map_err(failed)?;
    }
    for (month, path, length) in &prefix.segments {
        let source = File::open(path).map_err(|error| io_error("read", path, error))?;
        add(zip, &place(&segment_place(*month)), source.take(*length)).map_err(failed)?;
    }
    let (head, segments, files) = (prefix.head, prefix.segments.len() as u64, digests.len() as u64);
    Ok(BodyManifest { body: body.clone(), head, records: head.position.0, segments, files })
}

fn add<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, mut from: impl Read) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .large_file(true);
    zip.start_file(name, options).map_err(io::Error::from)?;
    io::copy(&mut from, zip).map(|_| ())
}

fn close<W: Write + Seek>(mut zip: ZipWriter<W>) -> io::Result<()> {
    zip.set_comment(seal::blank()).map_err(io::Error::from)?;
    zip.finish().map_err(io::Error::from).map(|_| ())
}
