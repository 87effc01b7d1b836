//! Events of streams that are no register's, as the log takes them: none with a text that could not be read as it stands.

use serde::Serialize;
use time::{Date, OffsetDateTime};

use prikaz_store::{NewEvent, record};
use prikaz_workflow::{Actor, legible};

use crate::AppError;

/// `event` as the log takes it.
///
/// # Errors
/// The refusal of a text in it, or that it cannot be written as JSON.
pub(crate) fn line(
    on: Date,
    at: OffsetDateTime,
    by: &Actor,
    kind: &'static str,
    event: &impl Serialize,
) -> Result<NewEvent, AppError> {
    legible(event)?;
    Ok(record::plain_event(on, at, by, kind, event)?)
}
