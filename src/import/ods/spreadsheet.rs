//! A spreadsheet as a file: what is unpacked of it, and what is told of its printed pages.

use memchr::memmem;

use super::tables;
use crate::package::container::one_part;
use crate::{ImportError, Limits, pages};
use prikaz_form::RawTable;

/// The tables of a spreadsheet of OpenDocument, in their order.
///
/// # Errors
/// When it is of a text or a drawing, is damaged, hostile, or holds more than `limits` allow.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let content = body(bytes, limits)?;
    let mut tables = tables::read(&content, limits)?;
    pages::tell_of_spreadsheet(&mut tables, bytes, &content, limits);
    Ok(tables)
}

/// What an OpenDocument file says, `content.xml`.
///
/// # Errors
/// When it is closed with a password, holds another file, is damaged, or unpacks to more than `limits` allow.
fn body(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ImportError> {
    let manifest =
        one_part(bytes, "META-INF/manifest.xml", ImportError::NoWorkbook, limits).unwrap_or_default();
    let says = |word: &[u8]| memmem::find(&manifest, word).is_some();
    if says(b"encryption-data") {
        return Err(ImportError::Encrypted);
    }
    if says(b"sun.star.oleobject") {
        return Err(ImportError::Embedded { part: "OLE".to_owned() });
    }
    one_part(bytes, "content.xml", ImportError::NoWorkbook, limits)
}
