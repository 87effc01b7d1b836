//! Reads Word documents (DOCX).
//!
//! *Invariant:* a document is never trusted: its parts are measured while they are unpacked, nothing in it is run.

mod above;
mod aside;
mod document;
mod drift;
mod field;
mod filled;
mod grid;
mod notes;
mod parts;
mod styles;
mod symbol;
mod tables;

pub use document::read_filled_form;
pub(crate) use document::{columns, read_tables};
pub(crate) use drift::Columns;
pub use filled::{FilledField, FilledForm};
