//! A Word document as a file: its tables, the fields of a form, the grids of its tables.

use std::collections::BTreeMap;

use super::drift::Columns;
use super::filled::{self, FilledForm};
use super::notes::Notes;
use super::parts::{WordParts, word_parts};
use super::styles::Styles;
use super::{aside, tables};
use crate::package::ole::{OLE, old_document};
use crate::{ImportError, Limits};
use prikaz_form::RawTable;

/// The tables of a text, in the order in which they begin.
///
/// # Errors
/// When the file is damaged, hostile, has no table, or holds more than `limits` allow.
pub(crate) fn read_tables(bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let WordParts { body, styles, beside } = word_parts(bytes, limits)?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |part| Styles::of(&part))?;
    let mut tables = tables::read(&body, &styles, &Notes::of(&beside), limits)?;
    let told = aside::tables_beside(&beside, &styles, limits)?;
    let Some(first) = tables.first_mut() else { return Err(ImportError::NoTables) };
    first.told.extend(told);
    first.told.extend(aside::texts_beside(&beside));
    Ok(tables)
}

/// For each table of a text, by its number: the columns of its grid that are taken for others.
///
/// # Errors
/// As of [`read_tables`].
pub(crate) fn columns(body: &str) -> Result<BTreeMap<u32, Columns>, ImportError> {
    tables::columns(body.as_bytes(), &Limits::default())
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
        let is_old = bytes.starts_with(OLE);
        return Err(if is_old {
            old_document(bytes, ImportError::OldWord)
        } else {
            ImportError::NoWordDocument
        });
    }
    let WordParts { body, .. } = word_parts(bytes, limits)?;
    filled::read(&body, limits)
}
