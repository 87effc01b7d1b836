//! The folder of a store, and the marker that tells it from any other.

use std::path::{Path, PathBuf};

use std::sync::Arc;
use std::time::Duration;

use prikaz_store::{Attachments, StoreError, StoreLog, create_home, read_marker};

use crate::clock::Clock;
use crate::{AppError, DataDir, Office};

/// Where the store stands unless it is said.
const DEFAULT: &str = ".prikaz";

/// The folder of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home(PathBuf);

impl Home {
    /// The folder asked for, else `.prikaz` in the current one.
    pub fn of(option: Option<&Path>) -> Self {
        Self(option.unwrap_or(Path::new(DEFAULT)).to_owned())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Makes an empty store.
    ///
    /// # Errors
    /// [`StoreError::Occupied`] when something stands there already; otherwise when the world fails.
    pub fn create(&self) -> Result<(), StoreError> {
        create_home(&self.0)
    }

    /// Makes sure that this is a store the program can read.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::LaterFormat`], [`StoreError::Marker`].
    pub fn check(&self) -> Result<(), StoreError> {
        read_marker(&self.0)
    }

    /// Opens the office that works on this store; whoever records first waits up to `patience` while another process
    /// writes.
    ///
    /// # Errors
    /// When there is no store, or it is damaged.
    pub fn office(
        &self,
        data: DataDir,
        clock: Arc<dyn Clock>,
        patience: Duration,
    ) -> Result<Office, AppError> {
        self.check()?;
        let log = StoreLog::open(&self.0, patience)?;
        Ok(Office::new(Arc::new(log), Attachments::at(&self.0), data, clock))
    }
}
