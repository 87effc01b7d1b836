//! What every store of events can do.

use std::time::Duration;

use crate::{Appended, Batch, Head, Line, Pending, Position, Recovery, StoreError, StreamId, Version};

/// An append-only log of events in streams.
pub trait EventLog: Send + Sync {
    /// Sends `batch` to be recorded, without waiting until it is. What the same thread or, after it, another one
    /// sends later is recorded later. The thread that sent it has to wait for it.
    fn send(&self, batch: Batch) -> Pending<'_> {
        Pending::known(self.append(batch))
    }

    /// Records `batch`, whole or not at all, and returns once it would survive a loss of power.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a stream is not where it was expected; otherwise when the world fails.
    fn append(&self, batch: Batch) -> Result<Appended, StoreError>;

    /// The records of `stream` after `version`, in order.
    ///
    /// # Errors
    /// When the world fails.
    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError>;

    /// At most `limit` records of the whole log after `position`, in order, without gaps.
    ///
    /// # Errors
    /// When the world fails.
    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError>;

    /// The last record.
    ///
    /// # Errors
    /// When the world fails.
    fn head(&self) -> Result<Head, StoreError>;

    /// Names of all streams that begin with `prefix`, sorted.
    ///
    /// # Errors
    /// When the world fails.
    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError>;

    /// Waits until the log goes beyond `position` or `timeout` is over; gives the last position.
    ///
    /// # Errors
    /// When the world fails.
    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError>;

    /// Lets other processes write until something is recorded here again; reading goes on.
    fn rest(&self) {}

    /// What was put right since this was last asked, such as an end that a crash had torn.
    fn recovered(&self) -> Vec<Recovery> {
        Vec::new()
    }
}
