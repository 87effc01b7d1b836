//! Deciding anew when another writer was first: every append of the program goes through here or through
//! [`crate::Engine`], which keeps the states of registers besides.

use prikaz_store::{Batch, EventLog, Expected, NewEvent, StoreError, StreamId, Version};

use crate::AppError;

/// How often a decision is taken anew when another writer was first.
pub(crate) const TRIES: u32 = 64;

/// What was decided on a stream as it stood at `version`: the event, and what the caller wants back.
pub(crate) struct DecidedOn<T> {
    pub(crate) version: Version,
    pub(crate) event: NewEvent,
    pub(crate) answer: T,
}

/// Appends to `stream` of `log` what `decide` gives; when another writer was first, decides again. `contended` is the
/// error where that never ends.
///
/// # Errors
/// What `decide` says, or the failure of the store. Nothing was recorded then.
pub(crate) fn append_anew<T>(
    log: &dyn EventLog,
    stream: &StreamId,
    contended: AppError,
    mut decide: impl FnMut() -> Result<DecidedOn<T>, AppError>,
) -> Result<T, AppError> {
    append_all_anew(log, contended, || {
        let DecidedOn { version, event, answer } = decide()?;
        let streams = vec![(stream.clone(), Expected::Exactly(version), vec![event])];
        Ok((Batch { streams }, answer))
    })
}

/// As [`append_anew`], to several streams at once; where `decide` gives nothing to record, nothing is.
///
/// # Errors
/// What `decide` says, or the failure of the store. Nothing was recorded then.
pub(crate) fn append_all_anew<T>(
    log: &dyn EventLog,
    contended: AppError,
    mut decide: impl FnMut() -> Result<(Batch, T), AppError>,
) -> Result<T, AppError> {
    for _ in 0..TRIES {
        let (batch, answer) = decide()?;
        if batch.streams.is_empty() {
            return Ok(answer);
        }
        match log.append(batch) {
            Ok(_) => return Ok(answer),
            Err(StoreError::Conflict { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(contended)
}
