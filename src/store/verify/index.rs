//! What the index knows of the last record.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::files::layout::INDEX;
use crate::logs::index::{MARK, TREE, open_sled};
use crate::{Head, Position};
use prikaz_domain::Digest;

use super::report::NoIndex;

/// The last record the index of the store in `home` knows. Nobody else may hold the store.
pub(crate) fn index_head(home: &Path) -> Result<Head, NoIndex> {
    let folder = home.join(INDEX);
    if !folder.is_dir() {
        return Err(NoIndex::Absent);
    }
    // sled panics on some damaged files.
    match catch_unwind(AssertUnwindSafe(|| stored_head(&folder))) {
        Ok(Ok(Some(value))) => head_of(&value).ok_or(NoIndex::Unreadable),
        Ok(Ok(None)) => Err(NoIndex::Absent),
        Ok(Err(_)) | Err(_) => Err(NoIndex::Unreadable),
    }
}

fn stored_head(folder: &Path) -> sled::Result<Option<sled::IVec>> {
    open_sled(&sled::Config::new().path(folder))?.open_tree(TREE)?.get(MARK)
}

fn head_of(value: &[u8]) -> Option<Head> {
    let position = u64::from_be_bytes(value.get(..8)?.try_into().ok()?);
    let hash = Digest::from_bytes(value.get(8..40)?.try_into().ok()?);
    Some(Head { position: Position(position), hash })
}
