//! The folder of a store, and the marker that tells it from any other.

use std::path::{Path, PathBuf};

use std::sync::Arc;
use std::time::Duration;

use prikaz_domain::OrganisationId;
use prikaz_store::{FolderStore, StoreError, body_folder, create_home};

use crate::clock::Clock;
use crate::{AppError, DataDir, Offices};

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

    /// The folder of what is kept of `body`.
    pub fn body(&self, body: &OrganisationId) -> PathBuf {
        body_folder(&self.0, body)
    }

    /// Opens the offices that work on this store, that of the body `only` where one is named; whoever records first waits
    /// up to `patience` while another process writes of the same body.
    ///
    /// # Errors
    /// When there is no store, or not one that the program can read.
    pub fn offices(
        &self,
        data: DataDir,
        clock: Arc<dyn Clock>,
        patience: Duration,
        only: Option<OrganisationId>,
    ) -> Result<Offices, AppError> {
        Ok(Offices::new(Arc::new(FolderStore::open(&self.0, patience)?), data, clock, only))
    }
}
