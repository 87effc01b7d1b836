//! A copy of a unit's own file with the faulty cells marked and what is wrong with them said in comments, ready to be
//! sent back: everything else in it stays as the unit made it, byte for byte where the format allows it.

mod copy;
mod csv;
mod ods;
mod package;
mod said;
mod text;
mod workbook;
mod workbook_notes;

pub use copy::{MarkedCopy, marked};
pub use said::Mark;
