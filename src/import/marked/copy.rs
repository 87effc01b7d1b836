//! The copy of a file of any kind with marks.

use super::package::Package;
use super::said::{Mark, by_table};
use super::{csv, ods, text, workbook};
use crate::package::kind::{Kind, Main, main_part};
use crate::{ImportError, Limits};

/// A copy with marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedCopy {
    /// How the name of the file has to end: a text table has no colours, so its copy has one more column.
    pub extension: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A copy of the file with `marks`.
///
/// # Errors
/// As [`crate::read`]: who could read the file can mark it.
pub fn marked(bytes: &[u8], marks: &[Mark], limits: &Limits) -> Result<MarkedCopy, ImportError> {
    let by_table = by_table(marks);
    if !bytes.starts_with(b"PK") {
        let cells = by_table.into_values().next().unwrap_or_default();
        return Ok(MarkedCopy { extension: "csv", bytes: csv::marked(bytes, &cells)? });
    }
    let package = Package::open(bytes, limits)?;
    let Main { kind, .. } = main_part(bytes, limits)?;
    let (extension, package) = match kind {
        Kind::Workbook => ("xlsx", workbook::marked(package, &by_table)?),
        Kind::Text => ("docx", text::marked(package, &by_table)?),
        Kind::OpenDocument => ("ods", ods::marked(package, &by_table)?),
    };
    package.check()?;
    Ok(MarkedCopy { extension, bytes: package.into_bytes()? })
}
