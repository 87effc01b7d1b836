//! Plain text: for terminals, for goldens, for whoever wants to read what a document says.

mod inline;
mod writer;

pub(super) use writer::write;
