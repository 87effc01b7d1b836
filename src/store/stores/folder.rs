//! A store in a folder: `prikaz.toml`, and under `bodies/` a folder for each body.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use prikaz_domain::OrganisationId;

use super::former;
use super::store::{BodyStore, Store};
use crate::files::layout::{bodies, body_folder};
use crate::files::marker::read_marker;
use crate::{Attachments, StoreError, StoreLog};

/// A store in a folder; several processes may have it, one of them writes of a body at a time.
#[derive(Debug)]
pub struct FolderStore {
    home: PathBuf,
    patience: Duration,
    /// The one body of a store of format 1 on a medium that takes no writing: it is read where it lies.
    former: Option<OrganisationId>,
    known: Mutex<BTreeMap<OrganisationId, BodyStore>>,
}

impl FolderStore {
    /// Opens the store in `home`; whoever records first waits up to `patience` while another process writes. A store of
    /// format 1 with one body is taken over as it is.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::LaterFormat`], [`StoreError::Marker`], [`StoreError::SeveralBodies`]; when
    /// the world fails.
    pub fn open(home: &Path, patience: Duration) -> Result<Self, StoreError> {
        let former = match read_marker(home)? {
            1 => former::take_over(home)?,
            _ => None,
        };
        Ok(Self { home: home.to_owned(), patience, former, known: Mutex::default() })
    }

    fn folder(&self, body: &OrganisationId) -> PathBuf {
        if self.former.as_ref() == Some(body) { self.home.clone() } else { body_folder(&self.home, body) }
    }
}

impl Store for FolderStore {
    fn bodies(&self) -> Result<Vec<OrganisationId>, StoreError> {
        match &self.former {
            Some(only) => Ok(vec![only.clone()]),
            None => bodies(&self.home),
        }
    }

    fn of(&self, body: &OrganisationId) -> Result<BodyStore, StoreError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(body) {
            return Ok(found.clone());
        }
        let folder = self.folder(body);
        let log = Arc::new(StoreLog::of_body(&folder, &self.home, self.patience)?);
        let kept = BodyStore { log, files: Arc::new(Attachments::at(&folder)) };
        known.insert(body.clone(), kept.clone());
        Ok(kept)
    }
}
