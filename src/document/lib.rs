//! One syntax tree for every document the program makes.
//!
//! *Invariant:* knows nothing of registers or orders; imports no other layer.

mod blank;
mod block;
mod document;
mod grid;
mod inline;
mod png;
mod required;
mod role;
mod table;

pub use blank::{Blank, BlankChoice, BlankColumn, BlankGuide, BlankList, BlankPairs};
pub use block::{Block, Paragraph, Picture, PicturePlace, Requisites, Signature, Stamp};
pub use document::{Document, Orientation, PageNumbering, Properties, Revision, Section};
pub use grid::{Grid, Slot};
pub use inline::{Choice, Field, FieldKind, Inline, Link, plain};
pub use png::{LARGEST_PNG, LONGEST_SIDE, PngFault, png_size};
pub use required::Required;
pub use role::Role;
pub use table::{
    Alignment, Bar, Cell, Chart, Column, Content, Lines, NamedCells, Row, RowKind, RowRevision, Table,
};
