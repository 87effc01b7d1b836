//! Reads the files of units (XLSX, ODS, DOCX, CSV) into raw rows.
//!
//! *Invariant:* a file is never trusted; every fault has its cell.

mod container;
mod csv;
pub mod delimited;
pub mod docx;
mod encoding;
mod error;
mod limits;
mod marked;
mod ods;
mod outline;
mod sieve;
mod typed;
mod xlsx;
mod xml;

pub use error::ImportError;
pub use limits::Limits;
pub use marked::{Mark, MarkedCopy, marked};

use crate::form::RawTable;

use container::Kind;

/// Reads the tables of a file: each worksheet of a workbook (XLSX, ODS), each table of a text (DOCX), or the one of a
/// CSV file.
/// Which of them is the form is for [`crate::form::choose_table`] to say. The content decides what the file is;
/// `file_name` tells a CSV file from what is none.
///
/// # Errors
/// When the file is of another kind, damaged, hostile, or holds more than `limits` allow.
pub fn read(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    const ZIP: &[u8] = b"PK";
    if bytes.len() > limits.file {
        return Err(ImportError::TooLarge { size: bytes.len() as u64, most: limits.file as u64 });
    }
    match (bytes, extension(file_name).as_str()) {
        ([], _) => Err(ImportError::Empty),
        (bytes, _) if bytes.starts_with(OLE) => Err(old_document(bytes, ImportError::OldExcel)),
        (bytes, _) if is_zip(bytes, ZIP) => read_office_file(bytes, limits),
        (_, "csv" | "tsv" | "txt") => csv::read(bytes, limits).map(|table| vec![table]),
        (_, "xls" | "xlt") => Err(ImportError::OldExcel),
        (_, "xlsx" | "xlsm") => Err(ImportError::NoWorkbook),
        (_, "ods" | "doc" | "docx" | "docm") => Err(ImportError::NoWorkbook),
        _ => Err(ImportError::UnknownKind { name: file_name.to_owned() }),
    }
}

fn read_office_file(bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    match container::kind(bytes, limits)? {
        Kind::Workbook => xlsx::read(bytes, limits),
        Kind::Text => docx::read_tables(bytes, limits),
        Kind::OpenDocument => ods::read(&container::open_document_body(bytes, limits)?, limits),
    }
}

/// How files of Office 97 begin, and files with a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

fn extension(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

fn is_zip(bytes: &[u8], signature: &[u8]) -> bool {
    bytes.starts_with(signature) && matches!(bytes.get(2..4), Some([3, 4] | [5, 6] | [7, 8]))
}

/// A workbook with a password is packed into the same container as a workbook of Excel 97.
/// `old` says what a file of that container is where it is not encrypted.
fn old_document(bytes: &[u8], old: ImportError) -> ImportError {
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = bytes.windows(encrypted.len()).any(|window| window == encrypted);
    if found { ImportError::Encrypted } else { old }
}
