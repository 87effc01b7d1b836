//! The file operations the journal is written with: few, so that a test can make them fail.

#[cfg(unix)]
use std::fs::TryLockError;
use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// Where segments of the journal are written.
pub trait Disk: Send {
    /// Opens the file for writing at its end; makes it when it is not there. Nobody else may have it open so.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where another process writes it; otherwise when the system refuses.
    fn open(&self, path: &Path) -> io::Result<Box<dyn SegmentFile>>;

    /// Makes the names in `folder` survive a loss of power.
    ///
    /// # Errors
    /// When the system refuses.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }
}

/// A segment that is being written.
pub trait SegmentFile: Send {
    /// Writes some of `bytes` at the end and gives how many; 0 says that there is no room.
    ///
    /// # Errors
    /// When the system refuses.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Returns once everything written would survive a loss of power.
    ///
    /// # Errors
    /// When the system refuses; then nothing is known of what was written since the last time.
    fn sync(&mut self) -> io::Result<()>;

    /// How long the file is, by the system and not by what was written here.
    ///
    /// # Errors
    /// When the system refuses.
    fn length(&self) -> io::Result<u64>;

    /// Cuts the file to `length` bytes and goes on from there.
    ///
    /// # Errors
    /// When the system refuses.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

/// The file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct FileSystem;

impl Disk for FileSystem {
    fn open(&self, path: &Path) -> io::Result<Box<dyn SegmentFile>> {
        let mut file = end_options().create(true).read(true).open(path)?;
        own(&file)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Box::new(file))
    }
}

/// Every write goes to the end, wherever another has moved it.
#[cfg(unix)]
fn end_options() -> OpenOptions {
    let mut options = File::options();
    options.append(true);
    options
}

/// Not opened for appending: such a file cannot be cut on Windows.
#[cfg(not(unix))]
fn end_options() -> OpenOptions {
    let mut options = File::options();
    options.write(true).truncate(false);
    options
}

/// Holds the file itself, since the file that processes agree on can be removed under the one who holds it.
#[cfg(unix)]
fn own(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => Err(error),
        _ => Ok(()),
    }
}

/// On Windows a held file could not be read by others, and the file that processes agree on keeps its name for as long as
/// one has it open.
#[cfg(not(unix))]
fn own(_file: &File) -> io::Result<()> {
    Ok(())
}

impl SegmentFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::Write::write(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.flush()?;
        self.sync_data()
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)?;
        self.seek(SeekFrom::Start(length)).map(drop)
    }
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

/// Fills `bytes` from `file`, beginning at `offset`, without touching the file's own place.
#[cfg(unix)]
pub(crate) fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

/// Fills `bytes` from `file`, beginning at `offset`.
#[cfg(windows)]
pub(crate) fn read_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let n_read = std::os::windows::fs::FileExt::seek_read(file, bytes, offset)?;
        if n_read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[n_read..];
        offset += n_read as u64;
    }
    Ok(())
}
