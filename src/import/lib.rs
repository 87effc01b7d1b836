//! Reads the files of units (XLSX, ODS, DOCX, CSV) into raw rows.
//!
//! *Invariant:* a file is never trusted; every fault has its cell.

mod address;
mod aside;
mod author;
mod clean_copy;
mod container;
mod csv;
pub mod delimited;
pub mod docx;
mod encoding;
mod error;
mod foreign;
mod gatherer;
mod kind;
mod limits;
mod marked;
mod ods;
mod ole;
mod outline;
mod pages;
mod part;
mod raised;
mod read;
mod relation;
mod sieve;
mod spelled;
mod splice;
mod typed;
mod xlsx;
mod xml;

pub use error::ImportError;
pub use foreign::Foreign;
pub use limits::Limits;
pub use marked::{Mark, MarkedCopy, marked};
pub use read::read;
