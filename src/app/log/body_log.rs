//! The log of one body: whoever asks for it says whose it is.

use std::sync::Arc;

use prikaz_domain::OrganisationId;
use prikaz_store::{EventLog, Head, Recovery, StreamId};

use crate::AppError;

/// The log of one body.
#[derive(Clone)]
pub struct BodyLog {
    /// The body; none where nothing is kept.
    pub(crate) body: Option<OrganisationId>,
    /// Its log.
    pub(crate) log: Arc<dyn EventLog>,
}

impl BodyLog {
    /// The log, for what is about `body`.
    ///
    /// # Errors
    /// [`AppError::OtherBody`] where it is another's.
    pub fn of(&self, body: &OrganisationId) -> Result<&dyn EventLog, AppError> {
        match &self.body {
            Some(own) if own != body => Err(AppError::OtherBody { own: own.clone(), other: body.clone() }),
            _ => Ok(self.log.as_ref()),
        }
    }

    /// The body; none where nothing is kept.
    pub fn body(&self) -> Option<&OrganisationId> {
        self.body.as_ref()
    }

    /// Names of the streams that begin with `prefix`, sorted.
    ///
    /// # Errors
    /// When the store fails.
    pub fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, AppError> {
        Ok(self.log.streams(prefix)?)
    }

    /// The last record.
    ///
    /// # Errors
    /// When the store fails.
    pub fn head(&self) -> Result<Head, AppError> {
        Ok(self.log.head()?)
    }

    /// What was put right since this was last asked.
    pub(crate) fn recovered(&self) -> Vec<Recovery> {
        self.log.recovered()
    }
}
