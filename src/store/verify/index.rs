//! What the index knows of the last record.

use std::path::Path;

use crate::domain::Digest;
use crate::store::layout::INDEX;
use crate::store::{Head, Position};

use super::report::NoIndex;

/// The last record the index of the store in `home` knows. Nobody else may hold the store.
pub(crate) fn index_head(home: &Path) -> Result<Head, NoIndex> {
    let folder = home.join(INDEX);
    if !folder.is_dir() {
        return Err(NoIndex::Absent);
    }
    let index = sled::Config::new().path(folder).open().map_err(|_| NoIndex::Unreadable)?;
    let meta = index.open_tree("meta").map_err(|_| NoIndex::Unreadable)?;
    match meta.get("head").map_err(|_| NoIndex::Unreadable)? {
        None => Err(NoIndex::Absent),
        Some(value) => head_of(&value).ok_or(NoIndex::Unreadable),
    }
}

fn head_of(value: &[u8]) -> Option<Head> {
    let position = u64::from_be_bytes(value.get(..8)?.try_into().ok()?);
    let hash = Digest::from_bytes(value.get(8..40)?.try_into().ok()?);
    Some(Head { position: Position(position), hash })
}
