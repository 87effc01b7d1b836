//! What is kept of no body: for a question that does not say which body it is about.

use std::sync::Arc;
use std::time::Duration;

use prikaz_domain::{Digest, OrganisationId};

use super::store::BodyStore;
use crate::{Appended, Batch, EventLog, Head, KeptFiles, Line, Position, StoreError, StreamId, Version};

/// The log and the files of no body: empty where there is none, and refusing every question where there are several.
#[derive(Debug, Clone)]
struct Undecided(Vec<OrganisationId>);

impl BodyStore {
    /// What is kept of no body, in a store that keeps `bodies`, none or several: of several nothing is read until it is
    /// said which is meant, and nothing is ever recorded.
    pub fn undecided(bodies: Vec<OrganisationId>) -> Self {
        let undecided = Arc::new(Undecided(bodies));
        Self { log: Arc::<Undecided>::clone(&undecided), files: undecided }
    }
}

impl Undecided {
    fn none(&self) -> Result<(), StoreError> {
        if self.0.is_empty() { Ok(()) } else { Err(self.which()) }
    }

    fn which(&self) -> StoreError {
        StoreError::WhichBody(self.0.clone())
    }
}

impl EventLog for Undecided {
    fn append(&self, _batch: Batch) -> Result<Appended, StoreError> {
        Err(self.which())
    }

    fn read(&self, _stream: &StreamId, _after: Version) -> Result<Vec<Line>, StoreError> {
        self.none().map(|()| Vec::new())
    }

    fn since(&self, _position: Position, _limit: usize) -> Result<Vec<Line>, StoreError> {
        self.none().map(|()| Vec::new())
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.none().map(|()| Head { position: Position(0), hash: Digest::ZERO })
    }

    fn streams(&self, _prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        self.none().map(|()| Vec::new())
    }

    fn wait(&self, _position: Position, _timeout: Duration) -> Result<Position, StoreError> {
        self.none().map(|()| Position(0))
    }
}

impl KeptFiles for Undecided {
    fn put(&self, _bytes: &[u8]) -> Result<Digest, StoreError> {
        Err(self.which())
    }

    fn get(&self, digest: &Digest) -> Result<Vec<u8>, StoreError> {
        self.none().and(Err(StoreError::NoFile(*digest)))
    }

    fn digests(&self) -> Result<Vec<Digest>, StoreError> {
        self.none().map(|()| Vec::new())
    }
}
