//! The canonical text of a record: one JSON object with sorted keys and no white space, then a line feed.
//!
//! The digest of a record is the SHA-256 of that text without the member `hash` and without the line feed.
//!
//! *Invariant:* a record has exactly one text; whatever reads well is written back byte for byte.

mod read;
mod write;

#[allow(unused_imports, reason = "verification names the faults")]
pub(crate) use read::LineFault;
pub(crate) use read::{read_line, read_trusted};
pub(crate) use write::{Place, Record, recorded_instant, write_line};

#[cfg(test)]
mod tests;
