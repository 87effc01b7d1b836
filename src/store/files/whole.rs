//! Whole files or none: written beside, synced, renamed.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

pub(crate) use super::system::sync_folder;

/// How the names of files begin that are not finished yet.
pub(crate) const UNFINISHED: &str = ".new-";

/// Writes `bytes` to `path`: after a failure the file is either as it was or whole.
///
/// # Errors
/// When the folder is missing or cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = beside(path)?;
    file.write_all(bytes)?;
    finish(file, path)
}

/// A new file in the folder of `path`, removed unless it is finished.
pub(crate) fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder_of(path))
}

/// Gives a written file its name, durably.
pub(crate) fn finish(file: NamedTempFile, path: &Path) -> io::Result<()> {
    name(file, path)?;
    sync_folder(folder_of(path))
}

/// Gives a written file, which is made durable, its name, which is not.
pub(crate) fn name(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Makes the names in `folder` and in all folders below it durable.
pub(crate) fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

/// The folder a path stands in; the current one for a bare name.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
