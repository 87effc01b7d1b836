//! Keeping a store: whether it is whole, its backups, its indexes.

use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use prikaz_domain::{Digest, OrganisationId};
use prikaz_store::{
    BackedUp, FolderStore, Head, Manifest, Position, Store as _, StoreError, StoreLog, Summary, backup,
    drop_index, restore, summary, verify_store,
};

use super::contents::StoreCheck;
use crate::Home;

/// The last record of a body at some moment, as it is noted down outside the store: `body:position:hash`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The body.
    pub body: OrganisationId,
    /// Its last record.
    pub head: Head,
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.body, self.head.position.0, self.head.hash)
    }
}

impl FromStr for Checkpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const EXPECTED: &str = "BODY:POSITION:HASH was expected";
        let (body, rest) = text.split_once(':').ok_or(EXPECTED)?;
        let (position, hash) = rest.split_once(':').ok_or(EXPECTED)?;
        let body = OrganisationId::new(body).map_err(|error| error.to_string())?;
        let position = position.parse().map_err(|_| format!("`{position}` is not the number of a record"))?;
        let hash = Digest::parse(hash).map_err(|error| error.to_string())?;
        Ok(Self { body, head: Head { position: Position(position), hash } })
    }
}

/// How much of a store is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thoroughness {
    /// That each record continues the one before.
    Chain,
    /// Kept files and what records say, besides.
    Whole,
}

/// Checks the whole store, against checkpoints where there are any.
///
/// # Errors
/// When there is no store, or it cannot be read.
pub fn check_store(
    home: &Home,
    checkpoints: &[Checkpoint],
    how: Thoroughness,
) -> Result<StoreCheck, StoreError> {
    let whole = how == Thoroughness::Whole;
    present(home)?;
    let known = checkpoints.iter().map(|one| (one.body.clone(), one.head)).collect();
    let report = verify_store(home.path(), &known, whole)?;
    let log = |body: &OrganisationId| StoreLog::open(&home.body(body), Duration::ZERO);
    StoreCheck::of(report, whole.then_some(log))
}

/// Makes sure that there is a store, and that one of an earlier format has become one of the present.
fn present(home: &Home) -> Result<FolderStore, StoreError> {
    FolderStore::open(home.path(), Duration::ZERO)
}

/// The last record of each body, to be noted down outside the store.
///
/// # Errors
/// When there is no store, or a last segment cannot be read.
pub fn last_records(home: &Home) -> Result<Vec<Checkpoint>, StoreError> {
    let bodies = store_summary(home)?.bodies.into_iter();
    Ok(bodies.map(|one| Checkpoint { body: one.body, head: one.head }).collect())
}

/// What the store holds, in numbers.
///
/// # Errors
/// When there is no store, or its last segment cannot be read.
pub fn store_summary(home: &Home) -> Result<Summary, StoreError> {
    present(home)?;
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

/// Drops the index of every body: each is made again from its journal at the next opening.
///
/// # Errors
/// When there is no store, or another process holds it.
pub fn rebuild_index(home: &Home) -> Result<(), StoreError> {
    let bodies = present(home)?.bodies()?;
    bodies.iter().try_for_each(|body| drop_index(&home.body(body)))
}
