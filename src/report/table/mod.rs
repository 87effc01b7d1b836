//! Tables and lists of a register, from its form, a shape and its rows as data.
//!
//! | question | file |
//! |---|---|
//! | which rows stand in which annex, under which table and section, in which order, by which numbers | `amend/laying` |
//! | what stands in a cell, and how signs in it look | `cell.rs`, `markup.rs` |
//! | what references print | `directory.rs` |
//! | which columns the rows of a section have | `layout.rs` |
//! | heads, merges, sub-rows, totals, footnotes | `head.rs`, `body.rs`, `merge.rs`, `total.rs`, `note.rs` |
//! | rows that read as a list | `list.rs` |
//! | several annexes of one order | `annex.rs` |
//! | head and columns alone | `text.rs` |
//!
//! *Invariant:* the cells of a table made here fill its columns: no hole, no overlap.

mod annex;
mod body;
mod cell;
mod directory;
mod flat;
mod head;
mod layout;
mod list;
mod markup;
mod merge;
mod note;
mod shown;
mod text;
mod total;

pub(crate) use annex::annexes;
pub use annex::{Part, PrintedAnnex};
pub(crate) use directory::Directory;
pub(crate) use flat::{headed, of_entry, of_fragment, of_register, of_rows, printed_in, with_column};
pub use list::Item;
pub use prikaz_amend::{Obstacle, obstacles, text};
pub(crate) use shown::of_blank;
pub use shown::{Shown, shown, texts};
pub(crate) use text::{form_of, frame_of};
