//! Files of the office read whole: by one door, so that a folder, a file of another encoding or one without end is told
//! as what it is, wherever it stands.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// No file that the program reads whole is larger, in bytes: scans of long orders are the largest.
pub(crate) const LARGEST: u64 = 256 << 20;

/// The bytes of the file at `path`.
///
/// # Errors
/// When it cannot be read: [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::FileTooLarge`] for one that is larger
/// than any.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = opened(path)?;
    // A pipe does not say how much is to come.
    let mut bytes = Vec::new();
    file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes)?;
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
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if about.len() > LARGEST { Err(ErrorKind::FileTooLarge.into()) } else { Ok(file) }
}

/// The text of the file at `path`.
///
/// # Errors
/// As [`bytes`], and [`ErrorKind::InvalidData`] where it is not UTF-8.
pub fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|_| ErrorKind::InvalidData.into())
}
