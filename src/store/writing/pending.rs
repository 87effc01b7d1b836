//! A batch that was sent and not waited for yet.

use std::marker::PhantomData;

use super::queue::Waiting;
use crate::{Appended, StoreError};

/// A batch on its way into the log.
#[derive(Debug)]
pub struct Pending<'a> {
    outcome: Outcome,
    // The log outlives whoever waits for it.
    log: PhantomData<&'a ()>,
}

#[derive(Debug)]
enum Outcome {
    Known(Result<Appended, StoreError>),
    Awaited(Waiting),
}

impl Pending<'_> {
    /// A batch whose outcome is known.
    pub fn known(outcome: Result<Appended, StoreError>) -> Self {
        Self { outcome: Outcome::Known(outcome), log: PhantomData }
    }

    /// A batch that the writer was sent.
    pub(crate) fn awaited(waiting: Waiting) -> Self {
        Self { outcome: Outcome::Awaited(waiting), log: PhantomData }
    }

    /// Returns once the batch would survive a loss of power.
    ///
    /// # Errors
    /// As [`append`](crate::EventLog::append).
    pub fn wait(self) -> Result<Appended, StoreError> {
        match self.outcome {
            Outcome::Known(outcome) => outcome,
            Outcome::Awaited(waiting) => waiting.wait(),
        }
    }
}
