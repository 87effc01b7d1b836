//! Keeping other processes out of a store.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, FileSystem, Held};
use super::holder;
use super::layout::{INDEX, LOCK, io_error};
use crate::StoreError;

/// Who has the store.
#[derive(Debug)]
pub(crate) enum Hold {
    /// We do, until this is dropped; nothing to hold where no writer ever was.
    Ours(#[expect(dead_code, reason = "holds the lock until it is dropped")] Option<File>),
    /// Another process does.
    Theirs,
}

/// The lock of a store, held by the one who writes, with the note of who that is.
#[derive(Debug)]
pub(crate) struct StoreLock {
    home: PathBuf,
    disk: Arc<dyn Disk>,
    // Given back after the note is removed.
    _held: Box<dyn Held>,
}

impl StoreLock {
    /// Takes the lock of the store in `home`.
    pub(crate) fn take(home: &Path, disk: &Arc<dyn Disk>) -> Result<Self, StoreError> {
        let path = home.join(LOCK);
        let held = disk.hold(&path).map_err(|error| match error.kind() {
            ErrorKind::WouldBlock => locked(home, disk.as_ref()),
            _ => io_error("lock", &path, error),
        })?;
        holder::note(home, disk.as_ref());
        Ok(Self { home: home.to_owned(), disk: Arc::clone(disk), _held: held })
    }
}

impl Drop for StoreLock {
    fn drop(&mut self) {
        holder::forget(&self.home, self.disk.as_ref());
    }
}

/// Another process has the store, which says by its note who it is.
fn locked(home: &Path, disk: &dyn Disk) -> StoreError {
    StoreError::Locked { home: home.to_owned(), holder: holder::noted(home, disk) }
}

/// Takes the lock of the store in `home` without writing anything.
pub(crate) fn try_hold(home: &Path) -> Result<Hold, StoreError> {
    let path = home.join(LOCK);
    let failed = |error| io_error("lock", &path, error);
    let file = match File::open(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Hold::Ours(None)),
        file => file.map_err(failed)?,
    };
    match file.try_lock() {
        Ok(()) => Ok(Hold::Ours(Some(file))),
        Err(TryLockError::WouldBlock) => Ok(Hold::Theirs),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Removes the index of the store in `home`; it is made again from the journal at the next opening.
///
/// # Errors
/// [`StoreError::Locked`] while another process holds the store; otherwise when the world fails.
pub fn drop_index(home: &Path) -> Result<(), StoreError> {
    let lock = home.join(LOCK);
    let made = File::options().create(true).truncate(false).write(true).open(&lock);
    drop(made.map_err(|error| io_error("lock", &lock, error))?);
    let hold = try_hold(home)?;
    if matches!(hold, Hold::Theirs) {
        return Err(locked(home, &FileSystem));
    }
    let index = home.join(INDEX);
    match fs::remove_dir_all(&index) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(io_error("remove", &index, error)),
        _ => Ok(()),
    }
}
