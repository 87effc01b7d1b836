//! What is asked of the system beyond what the standard library gives everywhere.

use std::fs::File;
#[cfg(unix)]
use std::fs::TryLockError;
use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// Every write goes to the end, wherever another has moved it.
#[cfg(unix)]
pub(crate) fn end_options() -> OpenOptions {
    let mut options = File::options();
    options.append(true);
    options
}

/// Not opened for appending: such a file cannot be cut on Windows.
#[cfg(not(unix))]
pub(crate) fn end_options() -> OpenOptions {
    let mut options = File::options();
    options.write(true).truncate(false);
    options
}

/// Holds the file itself, since the file that processes agree on can be removed under the one who holds it.
#[cfg(unix)]
pub(crate) fn own(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => Err(error),
        _ => Ok(()),
    }
}

/// On Windows a held file could not be read by others, and the file that processes agree on keeps its name for as long as
/// one has it open.
#[cfg(not(unix))]
pub(crate) fn own(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Makes the names in `folder` survive a loss of power.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows keeps names by itself, and opens no folders as files.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Reads some bytes from `offset` on, without touching the file's own place; 0 at its end.
#[cfg(unix)]
pub(crate) fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, offset)
}

/// Reads some bytes from `offset` on; 0 at the end of the file.
#[cfg(windows)]
pub(crate) fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, bytes, offset)
}

/// Names in `folder`; those that are no Unicode are none of ours.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    Ok(names)
}

/// How much is written again at once.
const AT_ONCE: usize = 1 << 20;

/// Writes once more, in its place, what stands in the file from `offset` on.
pub(crate) fn rewrite(path: &Path, mut offset: u64) -> io::Result<()> {
    let mut file = File::options().read(true).write(true).open(path)?;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        file.seek(SeekFrom::Start(offset))?;
        (&file).take(AT_ONCE as u64).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(());
        }
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(&bytes)?;
        offset += bytes.len() as u64;
    }
}
