//! Where things stand in the folder of a store, and in that of a body in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use prikaz_domain::{Digest, OrganisationId};

use crate::StoreError;
use crate::segments::segment::Month;

/// The file that marks a folder as a store.
pub(crate) const MARKER: &str = "prikaz.toml";
/// The folder in which each body has its own.
pub(crate) const BODIES: &str = "bodies";
/// The folder of the journal.
pub(crate) const JOURNAL: &str = "journal";
/// The folder of kept files.
pub(crate) const FILES: &str = "files";
/// The folder of the index.
pub(crate) const INDEX: &str = "index";
/// The file the writer locks.
pub(crate) const LOCK: &str = "lock";
/// The folder in the journal where incomplete ends are moved to.
pub(crate) const TORN: &str = "torn";

/// The folder of `body` in the store `home`: its journal, its kept files, its index. What is exported of a body is this.
pub fn body_folder(home: &Path, body: &OrganisationId) -> PathBuf {
    home.join(BODIES).join(body.as_str())
}

/// The bodies that have a folder in the store `home`, sorted.
pub(crate) fn bodies(home: &Path) -> Result<Vec<OrganisationId>, StoreError> {
    let folders = list(&home.join(BODIES))?.into_iter().filter(|item| item.folder);
    Ok(folders.filter_map(|item| OrganisationId::new(item.name).ok()).collect())
}

/// The segment of `month`, from the folder of the body, with `/` on every system.
pub(crate) fn segment_place(month: Month) -> String {
    format!("{JOURNAL}/{}", month.file_name())
}

/// The place of a kept file, from the folder of the body, with `/` on every system.
pub(crate) fn file_place(digest: &Digest) -> String {
    let digits = digest.to_string();
    format!("{FILES}/{}/{}", &digits[..2], &digits[2..])
}

/// The digest a file is kept under, by the names of its folder and itself.
pub(crate) fn file_digest(folder: &str, name: &str) -> Option<Digest> {
    if folder.len() != 2 || name.len() != 62 {
        return None;
    }
    Digest::parse(&format!("{folder}{name}")).ok()
}

/// One thing in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FolderItem {
    /// Its name; signs that are no Unicode are replaced, so that it is never taken for one of ours.
    pub(crate) name: String,
    /// Whether it is a folder.
    pub(crate) folder: bool,
    /// Whether it is a plain file, not a link.
    pub(crate) file: bool,
}

/// What stands in `folder`, sorted; nothing when there is no such folder.
pub(crate) fn list(folder: &Path) -> Result<Vec<FolderItem>, StoreError> {
    let failed = |error| io_error("list", folder, error);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut items = entries.map(|entry| item(&entry?)).collect::<io::Result<Vec<_>>>().map_err(failed)?;
    items.sort();
    Ok(items)
}

fn item(entry: &fs::DirEntry) -> io::Result<FolderItem> {
    let kind = entry.file_type()?;
    let name = entry.file_name().to_string_lossy().into_owned();
    Ok(FolderItem { name, folder: kind.is_dir(), file: kind.is_file() })
}

/// The segments of the journal in the folder `home` of a body, in order.
pub(crate) fn segments(home: &Path) -> Result<Vec<(Month, PathBuf)>, StoreError> {
    let journal = home.join(JOURNAL);
    let items = list(&journal)?.into_iter().filter(|item| item.file);
    Ok(items.filter_map(|item| Some((Month::from_name(&item.name)?, journal.join(item.name)))).collect())
}

/// The world failed while `doing` something with `path`.
pub(crate) fn io_error(doing: &'static str, path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { doing, path: path.to_owned(), source }
}
