//! Reading the files of procedures, bodies and orders, a file for each part of them.
//!
//! *Invariant:* a key is called by its declaration; what could not be read has left a fault.

mod amending;
mod annex;
mod annex_body;
mod cases;
mod citation;
mod clause;
mod column;
mod form;
mod head;
mod known;
mod listing;
mod names;
mod order;
mod order_file;
mod order_text;
mod organisation;
mod person;
mod phrase;
mod procedure;
mod remind;
mod requirement;
mod rule;
mod shape;
mod shown;
mod source;
mod stage;
mod total;

pub use order_file::{OrderFile, load_order};
pub use organisation::{load_organisation, recall_organisation};
pub use procedure::{KeptBy, Loaded, load, load_for_register, load_with_places};
