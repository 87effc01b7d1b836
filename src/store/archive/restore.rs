//! Making a store from a backup.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::TempDir;

use crate::StoreError;
use crate::files::layout::{BODIES, io_error};
use crate::files::marker::{self, is_free, write_marker};
use crate::files::whole;

use super::extract::checked;
use super::{ArchiveLimits, Manifest};

/// Makes the store `home`, which must be missing or empty, from the backup `from`.
///
/// # Errors
/// [`StoreError::Occupied`]; [`StoreError::Archive`] with what is wrong, and nothing is left behind;
/// otherwise when the world fails.
pub fn restore(from: &Path, home: &Path) -> Result<Manifest, StoreError> {
    restore_within(from, home, &ArchiveLimits::default())
}

/// As [`restore`], with other limits than the usual ones.
///
/// # Errors
/// As [`restore`].
pub fn restore_within(from: &Path, home: &Path, limits: &ArchiveLimits) -> Result<Manifest, StoreError> {
    if !is_free(home)? {
        return Err(StoreError::Occupied(home.to_owned()));
    }
    let (folder, manifest) = checked(from, from, whole::folder_of(home), limits)?;
    write_marker(folder.path())?;
    fs::create_dir_all(folder.path().join(BODIES)).map_err(|error| io_error("create", home, error))?;
    whole::sync_folders(folder.path()).map_err(|error| io_error("sync", home, error))?;
    place(folder, home).map_err(|error| io_error("create", home, error))?;
    Ok(manifest)
}

fn place(folder: TempDir, home: &Path) -> io::Result<()> {
    match marker::clear(home).and_then(|()| fs::remove_dir(home)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::rename(folder.path(), home)?,
    }
    // The folder has its new name: nothing is left to remove.
    let _ = folder.keep();
    whole::sync_folder(whole::folder_of(home))
}
