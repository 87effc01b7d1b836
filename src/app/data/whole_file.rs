//! Files of the office read whole: by one door, so that a folder, a device, a file of another encoding or one without end
//! is told as what it is, wherever it stands.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// No file that the program reads whole is larger, in bytes: scans of long orders are the largest, some hundred pages of
/// half a megabyte. What is kept is held in memory whole, and more than once while it is kept.
pub(crate) const LARGEST: u64 = 128 << 20;

/// The bytes of the file at `path`.
///
/// # Errors
/// When it cannot be read: [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::NotSeekable`] for a device, a pipe or a
/// socket, [`ErrorKind::FileTooLarge`] for one that is larger than any.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    all_of(opened(path)?)
}

/// All that `from` gives: a file that grows meanwhile, or what is handed over by another program.
///
/// # Errors
/// When it cannot be read; [`ErrorKind::FileTooLarge`] where it gives more than any file has.
pub fn all_of(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Whether the file at `path` can be read, without reading it.
///
/// # Errors
/// As [`bytes`].
pub(crate) fn is_readable(path: &Path) -> io::Result<()> {
    opened(path).map(drop)
}

fn opened(path: &Path) -> io::Result<File> {
    // Opening a pipe waits until somebody writes into it, so that it is looked at before.
    admitted(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    // Another may have taken its place meanwhile.
    admitted(&file.metadata()?)?;
    Ok(file)
}

fn admitted(about: &Metadata) -> io::Result<()> {
    if about.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else if !about.is_file() {
        Err(ErrorKind::NotSeekable.into())
    } else if about.len() > LARGEST {
        Err(ErrorKind::FileTooLarge.into())
    } else {
        Ok(())
    }
}

/// The text of the file at `path`.
///
/// # Errors
/// As [`bytes`], and [`ErrorKind::InvalidData`] where it is not UTF-8.
pub fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|_| ErrorKind::InvalidData.into())
}
