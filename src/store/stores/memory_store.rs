//! A store in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use prikaz_domain::OrganisationId;

use super::store::{BodyStore, Store};
use crate::{MemoryFiles, MemoryLog, StoreError};

/// A store that is gone with the process.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<BTreeMap<OrganisationId, BodyStore>>);

impl Store for MemoryStore {
    fn bodies(&self) -> Result<Vec<OrganisationId>, StoreError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect())
    }

    fn of(&self, body: &OrganisationId) -> Result<BodyStore, StoreError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || BodyStore { log: Arc::new(MemoryLog::new()), files: Arc::new(MemoryFiles::default()) };
        Ok(known.entry(body.clone()).or_insert_with(made).clone())
    }
}
