//! Taking an archive apart, with no trust in what stands in it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use tempfile::TempDir;
use zip::ZipArchive;
use zip::read::ZipFile;

use prikaz_domain::OrganisationId;

use crate::StoreError;
use crate::files::layout::{BODIES, FILES, JOURNAL, file_digest, io_error};
use crate::files::whole;
use crate::segments::segment::Month;

use super::manifest::KnownManifest;
use super::{ArchiveFault, Manifest, compare, seal};

/// How much an archive may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Entries.
    pub entries: u64,
    /// Bytes of all entries, inflated.
    pub bytes: u64,
    /// How many times its own size it may inflate to, beyond a first mebibyte.
    pub ratio: u64,
}

impl ArchiveLimits {
    /// For an archive that was just written.
    pub(super) const NONE: Self = Self { entries: u64::MAX, bytes: u64::MAX, ratio: u64::MAX };

    /// What an archive of `size` bytes may inflate to.
    fn most(&self, size: u64) -> u64 {
        self.bytes.min(size.saturating_mul(self.ratio).saturating_add(1 << 20))
    }
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        Self { entries: 1_000_000, bytes: 1 << 40, ratio: 200 }
    }
}

/// Takes `archive` apart in a new folder beside `near`, verifies what is there and gives the folder.
/// Errors name the archive as `shown`.
pub(super) fn checked(
    archive: &Path,
    shown: &Path,
    near: &Path,
    limits: &ArchiveLimits,
) -> Result<(TempDir, Manifest), StoreError> {
    let fault = |fault| StoreError::Archive { path: shown.to_owned(), fault };
    let folder = tempfile::Builder::new().prefix(whole::UNFINISHED).tempdir_in(near);
    let folder = folder.map_err(|error| io_error("create", near, error))?;
    let bytes = extract(archive, folder.path(), limits)
        .map_err(|error| io_error("read", shown, error))?
        .map_err(fault)?;
    let manifest = KnownManifest::read(&bytes).map_err(fault)?;
    let manifest = compare::as_said(folder.path(), manifest)?.map_err(fault)?;
    Ok((folder, manifest))
}

/// Writes the entries below `folder` and gives the bytes of the manifest.
fn extract(path: &Path, folder: &Path, limits: &ArchiveLimits) -> io::Result<Result<Vec<u8>, ArchiveFault>> {
    // Opening a pipe would wait for whoever writes into it, and a device has no end.
    let about = fs::metadata(path)?;
    if !about.is_file() && !about.is_dir() {
        return Err(io::ErrorKind::NotSeekable.into());
    }
    let mut file = File::open(path)?;
    if let Err(fault) = seal::check(&mut file)? {
        return Ok(Err(fault));
    }
    let most = limits.most(file.metadata()?.len());
    let mut archive = match ZipArchive::new(io::BufReader::new(file)) {
        Ok(archive) => archive,
        Err(error) => return Ok(Err(ArchiveFault::NotZip(error.to_string()))),
    };
    let found = archive.len() as u64;
    if found > limits.entries {
        return Ok(Err(ArchiveFault::TooManyEntries { found, most: limits.entries }));
    }
    entries(&mut archive, &mut Target { folder, left: most, most, manifest: None })
}

/// Where entries go, and how many bytes may still come.
struct Target<'a> {
    folder: &'a Path,
    left: u64,
    most: u64,
    manifest: Option<Vec<u8>>,
}

fn entries<R: Read + io::Seek>(
    archive: &mut ZipArchive<R>,
    target: &mut Target<'_>,
) -> io::Result<Result<Vec<u8>, ArchiveFault>> {
    for idx in 0..archive.len() {
        let mut entry = match archive.by_index(idx) {
            Ok(entry) => entry,
            Err(error) => return Ok(Err(ArchiveFault::NotZip(error.to_string()))),
        };
        if let Err(fault) = target.take(&mut entry)? {
            return Ok(Err(fault));
        }
    }
    Ok(target.manifest.take().ok_or(ArchiveFault::NoManifest))
}

impl Target<'_> {
    fn take<R: Read>(&mut self, entry: &mut ZipFile<'_, R>) -> io::Result<Result<(), ArchiveFault>> {
        let Some(place) = EntryKind::of(entry.name_raw()).filter(|_| entry.is_file()) else {
            return Ok(Err(ArchiveFault::Name(entry.name().escape_default().to_string())));
        };
        match place {
            EntryKind::Manifest => {
                let mut bytes = Vec::new();
                let copied = copy(entry, &mut bytes, self.left.min(1 << 16), self.most)?;
                self.manifest = Some(bytes);
                Ok(self.count(copied))
            }
            EntryKind::File(name) => {
                let path = self.folder.join(&name);
                fs::create_dir_all(whole::folder_of(&path))?;
                let mut file = match File::create_new(&path) {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                        return Ok(Err(ArchiveFault::Name(name)));
                    }
                    file => file?,
                };
                let copied = copy(entry, &mut file, self.left, self.most)?;
                file.sync_all()?;
                Ok(self.count(copied))
            }
        }
    }

    fn count(&mut self, copied: Result<u64, ArchiveFault>) -> Result<(), ArchiveFault> {
        self.left -= copied?.min(self.left);
        Ok(())
    }
}

/// Copies at most `left` bytes; a fault of the entry is told apart from one of the disk.
fn copy(
    from: &mut impl Read,
    to: &mut impl io::Write,
    left: u64,
    most: u64,
) -> io::Result<Result<u64, ArchiveFault>> {
    let mut buffer = vec![0; 1 << 16];
    let mut copied = 0;
    loop {
        let read = match from.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Ok(Err(ArchiveFault::NotZip(error.to_string()))),
            Ok(0) => return Ok(Ok(copied)),
            Ok(read) => read,
        };
        copied += read as u64;
        if copied > left {
            return Ok(Err(ArchiveFault::Inflates { most }));
        }
        to.write_all(&buffer[..read])?;
    }
}

/// Whether a file of a body bears such a name in its folder.
fn is_of_body(name: &[&str]) -> bool {
    match name {
        [JOURNAL, segment] => Month::from_name(segment).is_some(),
        [FILES, folder, file] => file_digest(folder, file).is_some(),
        _ => false,
    }
}

/// What an entry is, by its name; nothing else may stand in an archive.
enum EntryKind {
    Manifest,
    File(String),
}

impl EntryKind {
    fn of(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        if name == Manifest::NAME {
            return Some(Self::Manifest);
        }
        let parts: Vec<_> = name.split('/').collect();
        let known = match parts.as_slice() {
            [BODIES, body, inner @ ..] => OrganisationId::new(*body).is_ok() && is_of_body(inner),
            // Of format 1.
            inner => is_of_body(inner),
        };
        known.then(|| Self::File(name.to_owned()))
    }
}
