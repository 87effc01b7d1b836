//! Amending: what an order says that makes one edition of another, the consolidated wording, the comparison.
//!
//! An amendment speaks of the text as it is printed: rows by their numbers, columns («графы») by theirs, words as
//! they stand in the cell. Nothing is renumbered; an excluded row keeps its place, so that each operation finds the
//! unit it names whatever was done before it.
//!
//! *Invariant:* an amendment applied to the edition it was drafted from, by its printed addresses alone, gives the
//! other edition exactly. What it cannot say without ambiguity it does not say: it restates the row, or the annex.

mod address;
mod apply;
mod consolidated;
mod draft;
mod edit;
mod laid;
pub mod laying;
mod operation;
mod print;
mod text;
mod words;

pub use address::{Span, spans};
pub use apply::{NoSuchPlace, apply};
pub use consolidated::{Mark, StandingRow, consolidated};
pub use draft::{DifferentForms, Manner, amendment, has_addresses, same_form};
pub use edit::WordEdit;
pub use laid::{amendment_of_texts, drafted_amendment};
pub use laying::{Obstacle, obstacles, prints_numbers, text};
pub use operation::{Amendment, CellEdits, Operation, Place, UnitPlace};
pub use print::printed_cell;
pub use text::{AnnexText, Ground, Text, Unit, UnitKind};
pub use words::{Piece, pieces};
