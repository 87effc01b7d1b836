//! Reads Word documents (DOCX).
//!
//! *Invariant:* a document is never trusted: its parts are measured while they are unpacked, nothing in it is run.

mod filled;
mod grid;
mod tables;

pub use filled::{FilledField, FilledForm};

use super::{ImportError, Limits, container};
use crate::form::RawTable;

/// The tables of a text, in the order in which they begin.
///
/// # Errors
/// When the file is damaged, hostile, has no table, or holds more than `limits` allow.
pub(super) fn read_tables(bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let body = container::word_body(bytes, limits)?;
    let tables = tables::read(&body, limits)?;
    if tables.is_empty() { Err(ImportError::NoTables) } else { Ok(tables) }
}

/// What was put into the fields of a document that the program gave out, and the text around them.
///
/// # Errors
/// When the file is no Word document, is damaged, hostile, or holds more than `limits` allow.
pub fn read_filled_form(bytes: &[u8], limits: &Limits) -> Result<FilledForm, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.len() > limits.file {
        return Err(ImportError::TooLarge { size: bytes.len() as u64, most: limits.file as u64 });
    }
    if !bytes.starts_with(b"PK") {
        let is_old = bytes.starts_with(super::OLE);
        return Err(if is_old {
            super::old_document(bytes, ImportError::OldWord)
        } else {
            ImportError::NoWordDocument
        });
    }
    let body = container::word_body(bytes, limits)?;
    filled::read(&body, limits)
}
