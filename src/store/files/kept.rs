//! Files the events of a body name, wherever they are kept.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use prikaz_domain::{Digest, digest_of};

use crate::StoreError;

/// The kept files of a body: bytes under their own digest.
pub trait KeptFiles: Send + Sync {
    /// Keeps `bytes`, once: they would survive a loss of power when this returns.
    ///
    /// # Errors
    /// [`StoreError::WrongFile`] when the file is kept already and damaged; otherwise when the world fails.
    fn put(&self, bytes: &[u8]) -> Result<Digest, StoreError>;

    /// The file of this digest, checked against it.
    ///
    /// # Errors
    /// [`StoreError::NoFile`] and [`StoreError::WrongFile`]; otherwise when the world fails.
    fn get(&self, digest: &Digest) -> Result<Vec<u8>, StoreError>;

    /// The digests of all kept files, sorted.
    ///
    /// # Errors
    /// When the world fails.
    fn digests(&self) -> Result<Vec<Digest>, StoreError>;
}

/// Kept files that are gone with the process.
#[derive(Debug, Default)]
pub struct MemoryFiles(Mutex<BTreeMap<Digest, Vec<u8>>>);

impl KeptFiles for MemoryFiles {
    fn put(&self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = digest_of(bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(digest, bytes.to_vec());
        Ok(digest)
    }

    fn get(&self, digest: &Digest) -> Result<Vec<u8>, StoreError> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.get(digest).cloned().ok_or(StoreError::NoFile(*digest))
    }

    fn digests(&self) -> Result<Vec<Digest>, StoreError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect())
    }
}
