//! Keeping other processes out of a store.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::StoreError;
use super::layout::{LOCK, io_error};

/// Who has the store.
#[derive(Debug)]
pub(crate) enum Hold {
    /// We do, until this is dropped; nothing to hold where no writer ever was.
    Ours(#[expect(dead_code, reason = "holds the lock until it is dropped")] Option<File>),
    /// Another process does.
    Theirs,
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
