//! Reads a file of whatever kind.

use prikaz_form::RawTable;

use super::foreign::foreign;
use super::{Foreign, ImportError, Limits, docx, ods};
use crate::package::kind::{Kind, Main, main_part};
use crate::package::ole::{OLE, old_document};
use crate::plain::csv;
use crate::workbook::xlsx;

/// Reads the tables of a file: each worksheet of a workbook (XLSX, ODS), each table of a text (DOCX), or the one of a
/// CSV file.
/// Which of them is the form is for [`prikaz_form::choose_table`] to say. The content decides what the file is;
/// `file_name` tells a CSV file from what is none.
///
/// # Errors
/// When the file is of another kind, damaged, hostile, or holds more than `limits` allow.
pub fn read(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    const ZIP: &[u8] = b"PK";
    if bytes.len() > limits.file {
        return Err(ImportError::TooLarge { size: bytes.len() as u64, most: limits.file as u64 });
    }
    let extension = extension(file_name);
    match (bytes, extension.as_str()) {
        ([], _) => Err(ImportError::Empty),
        (bytes, "doc" | "dot") if bytes.starts_with(OLE) => Err(old_document(bytes, ImportError::OldWord)),
        (bytes, _) if bytes.starts_with(OLE) => Err(old_document(bytes, ImportError::OldExcel)),
        (bytes, _) if is_zip(bytes, ZIP) => read_office_file(bytes, limits).map_err(|error| match error {
            // Only what is called so was meant to be an office file.
            ImportError::NoWorkbook if !is_office(&extension) => {
                ImportError::Foreign { what: Foreign::Archive }
            }
            other => other,
        }),
        (bytes, _) if foreign(bytes).is_some() => {
            foreign(bytes).map_or(Err(ImportError::NoWorkbook), |what| Err(ImportError::Foreign { what }))
        }
        (_, "csv" | "tsv" | "txt") => csv::read(bytes, limits).map(|table| vec![table]),
        (_, "xls" | "xlt") => Err(ImportError::OldExcel),
        (_, name) if is_office(name) => Err(ImportError::NoWorkbook),
        _ => Err(ImportError::UnknownKind { name: file_name.to_owned() }),
    }
}

fn is_office(extension: &str) -> bool {
    matches!(extension, "xlsx" | "xlsm" | "ods" | "doc" | "docx" | "docm")
}

fn read_office_file(bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let Main { kind, .. } = main_part(bytes, limits)?;
    match kind {
        Kind::Workbook => xlsx::read(bytes, limits),
        Kind::Text => docx::read_tables(bytes, limits),
        Kind::OpenDocument => ods::read(bytes, limits),
    }
}

fn extension(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

fn is_zip(bytes: &[u8], signature: &[u8]) -> bool {
    bytes.starts_with(signature) && matches!(bytes.get(2..4), Some([3, 4] | [5, 6] | [7, 8]))
}
