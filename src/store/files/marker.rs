//! The marker of a store: `prikaz.toml` with the number of its format.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use serde::Deserialize;

use super::layout::{self, BODIES, MARKER, io_error};
use super::whole;
use crate::{FORMAT, StoreError};

#[derive(Deserialize)]
struct Marker {
    format: u64,
}

/// Makes an empty store in `home`, which must be missing or empty.
///
/// # Errors
/// [`StoreError::Occupied`] when something stands there already; otherwise when the world fails.
pub fn create_home(home: &Path) -> Result<(), StoreError> {
    if !is_free(home)? {
        return Err(StoreError::Occupied(home.to_owned()));
    }
    fs::create_dir_all(home.join(BODIES)).map_err(|error| io_error("create", home, error))?;
    write_marker(home)
}

/// Whether nothing stands in `folder`, or it is missing, or only what a store leaves that was begun and never made: no
/// record can stand there before the marker does.
pub(crate) fn is_free(folder: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(io_error("read", folder, error)),
        Ok(found) if !found.is_dir() => return Ok(false),
        Ok(_) => {}
    }
    for item in layout::list(folder)? {
        let begun = item.folder && item.name == BODIES && layout::list(&folder.join(BODIES))?.is_empty();
        let unfinished = item.file && item.name.starts_with(whole::UNFINISHED);
        if !(begun || unfinished) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes what a store left in `folder` that was begun and never made.
///
/// # Errors
/// When the system refuses.
pub(crate) fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir(entry.path())?
        } else {
            fs::remove_file(entry.path())?
        }
    }
    Ok(())
}

/// Marks `home` as a store of the present format.
pub(crate) fn write_marker(home: &Path) -> Result<(), StoreError> {
    let path = home.join(MARKER);
    whole::write_whole(&path, format!("format = {FORMAT}\n").as_bytes())
        .and_then(|()| whole::sync_folder(whole::folder_of(home)))
        .map_err(|error| io_error("write", &path, error))
}

/// The format of the store in `home`, which is a known one.
///
/// # Errors
/// [`StoreError::Missing`], [`StoreError::LaterFormat`], [`StoreError::Marker`].
pub(crate) fn read_marker(home: &Path) -> Result<u64, StoreError> {
    let path = home.join(MARKER);
    let text = fs::read_to_string(&path).map_err(|error| unread(home, &path, error))?;
    let marker: Marker = toml::from_str(&text)
        .map_err(|error| StoreError::Marker { home: home.to_owned(), why: error.message().to_owned() })?;
    match marker.format {
        format @ 1..=FORMAT => Ok(format),
        0 => Err(StoreError::Marker { home: home.to_owned(), why: "format = 0".to_owned() }),
        found => Err(StoreError::LaterFormat { home: home.to_owned(), found }),
    }
}

fn unread(home: &Path, path: &Path, error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => StoreError::Missing(home.to_owned()),
        ErrorKind::InvalidData => StoreError::Marker { home: home.to_owned(), why: error.to_string() },
        _ => io_error("read", path, error),
    }
}
