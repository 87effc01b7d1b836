//! What every store of several bodies can do.

use std::fmt;
use std::sync::Arc;

use prikaz_domain::OrganisationId;

use crate::{EventLog, KeptFiles, StoreError};

/// What is kept of each body: a log of its own, with its own chain and positions, and the files that its events name.
/// Several processes may serve different bodies of a store at once.
pub trait Store: Send + Sync {
    /// The bodies of which something is kept, sorted.
    ///
    /// # Errors
    /// When the world fails.
    fn bodies(&self) -> Result<Vec<OrganisationId>, StoreError>;

    /// What is kept of `body`; nothing yet where it is not among [`Store::bodies`], and the first event founds it.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or when the world fails.
    fn of(&self, body: &OrganisationId) -> Result<BodyStore, StoreError>;
}

/// What is kept of a body.
#[derive(Clone)]
pub struct BodyStore {
    /// Its log.
    pub log: Arc<dyn EventLog>,
    /// Its files.
    pub files: Arc<dyn KeptFiles>,
}

impl fmt::Debug for BodyStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyStore").finish_non_exhaustive()
    }
}
