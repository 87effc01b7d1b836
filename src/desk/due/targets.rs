//! Whom a question is about.

use prikaz_app::{Office, Target};

use crate::DeskError;

/// The targets that are named, or all registers and bodies with orders where none is.
///
/// # Errors
/// When the store fails.
pub(crate) fn targets_or_all(office: &Office, named: &[Target]) -> Result<Vec<Target>, DeskError> {
    match named {
        [] => office.targets().map_err(DeskError::of_store),
        named => Ok(named.to_vec()),
    }
}
