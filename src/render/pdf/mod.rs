//! PDF/A-2b: the document becomes data, `paper.typ` lays it out, typst sets and writes it.
//!
//! *Invariant:* text is handed over as values and never as markup; faces come from the program and the profile,
//! so the same document gives the same bytes on any machine.

mod block;
mod desk;
mod faces;
mod inline;
mod page;
mod room;
mod sheet;
mod table;
mod value;
mod writer;

pub(super) use writer::{proof, write};

#[cfg(test)]
mod tests;
