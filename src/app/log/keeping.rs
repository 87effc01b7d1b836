//! Keeping a store: whether it is whole, its backups, its index.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use prikaz_domain::Digest;
use prikaz_store::{
    BackedUp, Head, Manifest, Position, StoreError, Summary, VerifyOptions, VerifyReport, backup, drop_index,
    named_files, restore, summary, verify,
};

use crate::Home;

/// The last record at some moment, as it is noted down outside the store: `position:hash`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint(pub Head);

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.0.position.0, self.0.hash)
    }
}

impl FromStr for Checkpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (position, hash) = text.split_once(':').ok_or("POSITION:HASH was expected")?;
        let position = position.parse().map_err(|_| format!("`{position}` is not the number of a record"))?;
        let hash = Digest::parse(hash).map_err(|error| error.to_string())?;
        Ok(Self(Head { position: Position(position), hash }))
    }
}

/// Checks the whole store, against a checkpoint where there is one.
///
/// # Errors
/// When there is no store, or it cannot be read.
pub fn check_store(home: &Home, checkpoint: Option<Checkpoint>) -> Result<VerifyReport, StoreError> {
    home.check()?;
    let checkpoint = checkpoint.map(|Checkpoint(head)| head);
    verify(home.path(), &VerifyOptions { checkpoint, index: true, files: true, named: Some(&named_files) })
}

/// The last record, to be noted down outside the store.
///
/// # Errors
/// When there is no store, or its last segment cannot be read.
pub fn last_record(home: &Home) -> Result<Checkpoint, StoreError> {
    store_summary(home).map(|summary| Checkpoint(summary.head))
}

/// What the store holds, in numbers.
///
/// # Errors
/// When there is no store, or its last segment cannot be read.
pub fn store_summary(home: &Home) -> Result<Summary, StoreError> {
    home.check()?;
    summary(home.path())
}

/// Writes a backup into a new file.
///
/// # Errors
/// When there is no store, it has faults, or the file cannot be made.
pub fn back_up(home: &Home, to: &Path) -> Result<BackedUp, StoreError> {
    backup(home.path(), to)
}

/// Makes the store from a backup.
///
/// # Errors
/// When a store is there already, or the backup is not whole.
pub fn restore_store(home: &Home, from: &Path) -> Result<Manifest, StoreError> {
    restore(from, home.path())
}

/// Drops the index: it is made again from the journal at the next opening.
///
/// # Errors
/// When there is no store, or another process holds it.
pub fn rebuild_index(home: &Home) -> Result<(), StoreError> {
    home.check()?;
    drop_index(home.path())
}
