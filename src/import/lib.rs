//! Reads the files of units (XLSX, ODS, DOCX, CSV) into raw rows.
//!
//! *Invariant:* a file is never trusted; every fault has its cell.

mod author;
pub mod docx;
mod error;
mod foreign;
mod gatherer;
mod limits;
mod marked;
mod ods;
mod package;
mod pages;
mod plain;
mod raised;
mod read;
mod workbook;

pub use error::ImportError;
pub use foreign::Foreign;
pub use limits::Limits;
pub use marked::{Mark, MarkedCopy, marked};
pub use plain::delimited;
pub use read::read;
