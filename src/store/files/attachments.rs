//! Files the events name: kept beside the journal under their own digest.
//!
//! *Invariant:* names that people gave to files never become paths.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use prikaz_domain::{Digest, digest_of};

use super::disk::{Disk, FileSystem, ReadFrom, read_all};
use super::kept::KeptFiles;
use super::layout::{self, FILES, io_error};
use super::whole;
use crate::StoreError;

/// The kept files of a body, in its folder.
#[derive(Debug, Clone)]
pub struct Attachments {
    home: PathBuf,
    disk: Arc<dyn Disk>,
}

impl Attachments {
    /// The kept files of the body in the folder `home`.
    pub fn at(home: &Path) -> Self {
        Self::on(home, Arc::new(FileSystem))
    }

    /// The kept files of the store in `home`, which stands on `disk`.
    pub fn on(home: &Path, disk: Arc<dyn Disk>) -> Self {
        Self { home: home.to_owned(), disk }
    }

    fn write(&self, digest: &Digest, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.path(digest);
        let folder = whole::folder_of(&path);
        self.disk.make_folder(folder).map_err(|error| io_error("create", folder, error))?;
        self.keep(&path, bytes).map_err(|error| io_error("write", &path, error))
    }

    /// Gives the file its bytes, which are durable then, and its name, which is not yet. Another process that kept the
    /// same bytes at the same time has kept the same file.
    fn keep(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.disk.beside(path)?;
        file.write_all(bytes)?;
        match file.sync().and_then(|()| file.name(path)) {
            Err(_) if self.digest_at(path).is_ok_and(|kept| kept == digest_of(bytes)) => Ok(()),
            result => result,
        }
    }

    fn digest_at(&self, path: &Path) -> io::Result<Digest> {
        summed(ReadFrom { file: self.disk.read(path)?, offset: 0 })
    }

    fn sync_names(&self, digest: &Digest) -> Result<(), StoreError> {
        let path = self.path(digest);
        let folder = whole::folder_of(&path);
        self.disk
            .sync_folder(folder)
            .and_then(|()| self.disk.sync_folder(&self.home.join(FILES)))
            .map_err(|error| io_error("sync", folder, error))
    }

    /// Where the file of this digest stands.
    pub fn path(&self, digest: &Digest) -> PathBuf {
        self.home.join(layout::file_place(digest))
    }
}

impl KeptFiles for Attachments {
    fn put(&self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = digest_of(bytes);
        match self.get(&digest) {
            Err(StoreError::NoFile(_)) => self.write(&digest, bytes)?,
            found => drop(found?),
        }
        // Also where it is there already: whoever put it there may have ended before its name was durable.
        self.sync_names(&digest)?;
        Ok(digest)
    }

    fn get(&self, digest: &Digest) -> Result<Vec<u8>, StoreError> {
        let path = self.path(digest);
        let bytes = read_all(self.disk.as_ref(), &path, 0).map_err(|error| match error.kind() {
            ErrorKind::NotFound => StoreError::NoFile(*digest),
            _ => io_error("read", &path, error),
        })?;
        let actual = digest_of(&bytes);
        if actual == *digest { Ok(bytes) } else { Err(StoreError::WrongFile { path, actual }) }
    }

    fn digests(&self) -> Result<Vec<Digest>, StoreError> {
        let files = self.home.join(FILES);
        let mut digests = Vec::new();
        for folder in layout::list(&files)?.into_iter().filter(|item| item.folder) {
            let items = layout::list(&files.join(&folder.name))?.into_iter().filter(|item| item.file);
            digests.extend(items.filter_map(|item| layout::file_digest(&folder.name, &item.name)));
        }
        Ok(digests)
    }
}

/// The digest of what stands in a file, however large.
pub(crate) fn digest_of_file(path: &Path) -> io::Result<Digest> {
    summed(File::open(path)?)
}

fn summed(mut from: impl io::Read) -> io::Result<Digest> {
    let mut sum = Sha256::new();
    io::copy(&mut from, &mut sum)?;
    Ok(Digest::from_bytes(sum.finalize().into()))
}
