//! The file operations that a store is kept with: few, so that a test can make them fail, or be the file system itself.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use tempfile::NamedTempFile;

use super::{system, whole};

/// Where a store is kept. What is not said otherwise is done by the system.
pub trait Disk: Send + Sync {
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
        system::sync_folder(folder)
    }

    /// Opens the file for reading.
    ///
    /// # Errors
    /// When the system refuses.
    fn read(&self, path: &Path) -> io::Result<Arc<dyn ReadFile>> {
        Ok(Arc::new(File::open(path)?))
    }

    /// The names in `folder`, in no order.
    ///
    /// # Errors
    /// When the system refuses.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        system::names(folder)
    }

    /// How long the file is.
    ///
    /// # Errors
    /// When the system refuses.
    fn length(&self, path: &Path) -> io::Result<u64> {
        Ok(fs::metadata(path)?.len())
    }

    /// When the file or folder was changed last.
    ///
    /// # Errors
    /// When the system refuses, or does not know.
    fn changed(&self, path: &Path) -> io::Result<SystemTime> {
        fs::symlink_metadata(path)?.modified()
    }

    /// Makes the folder, with those above it, unless it is there.
    ///
    /// # Errors
    /// When the system refuses.
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    /// Removes the file.
    ///
    /// # Errors
    /// When the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Gives the file another name, in place of what has it.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Writes once more, in its place, what stands in the file from `offset` on.
    ///
    /// # Errors
    /// When the system refuses.
    fn rewrite(&self, path: &Path, offset: u64) -> io::Result<()> {
        system::rewrite(path, offset)
    }

    /// A new file in the folder of `path`, gone unless it is given a name.
    ///
    /// # Errors
    /// When the system refuses.
    fn beside(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(whole::beside(path)?))
    }

    /// Holds the file that processes agree on, until what is given is dropped; makes it when it is not there.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where another holds it; otherwise when the system refuses.
    fn hold(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Box::new(file)),
            Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl fmt::Debug for dyn Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Disk")
    }
}

/// Something that is held until it is dropped.
pub trait Held: fmt::Debug + Send + Sync {}

impl Held for File {}

/// A file that is being read.
pub trait ReadFile: fmt::Debug + Send + Sync {
    /// Reads some bytes from `offset` on and gives how many; 0 at the end.
    ///
    /// # Errors
    /// When the system refuses.
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize>;
}

impl ReadFile for File {
    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        system::read_at(self, bytes, offset)
    }
}

/// A file read from a place on.
pub(crate) struct ReadFrom {
    /// The file.
    pub(crate) file: Arc<dyn ReadFile>,
    /// Where the next byte stands.
    pub(crate) offset: u64,
}

impl Read for ReadFrom {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let n_read = self.file.read_at(bytes, self.offset)?;
        self.offset += n_read as u64;
        Ok(n_read)
    }
}

/// Fills `bytes` from `file`, beginning at `offset`.
pub(crate) fn read_exact_at(file: &Arc<dyn ReadFile>, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    ReadFrom { file: Arc::clone(file), offset }.read_exact(bytes)
}

/// What stands in the file at `path` from `offset` on.
pub(crate) fn read_all(disk: &dyn Disk, path: &Path, offset: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    ReadFrom { file: disk.read(path)?, offset }.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes all of `bytes` at the end of `file`.
pub(crate) fn write_all(file: &mut dyn SegmentFile, bytes: &[u8]) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        match file.write(rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n_written) => rest = &rest[n_written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// A file without a name yet.
pub trait NewFile: Send {
    /// Writes all of `bytes` at the end.
    ///
    /// # Errors
    /// When the system refuses.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Returns once everything written would survive a loss of power.
    ///
    /// # Errors
    /// When the system refuses.
    fn sync(&mut self) -> io::Result<()>;

    /// Gives the file its name, which is not durable yet.
    ///
    /// # Errors
    /// When the system refuses; the file is gone then.
    fn name(self: Box<Self>, path: &Path) -> io::Result<()>;
}

impl NewFile for NamedTempFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.as_file().sync_all()
    }

    fn name(self: Box<Self>, path: &Path) -> io::Result<()> {
        self.persist(path).map(drop).map_err(|error| error.error)
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
        let mut file = system::end_options().create(true).read(true).open(path)?;
        system::own(&file)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Box::new(file))
    }
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
