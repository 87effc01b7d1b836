//! Reading the files of procedures, bodies and orders, a file for each part of them.
//!
//! *Invariant:* a key is called by its declaration; what could not be read has left a fault.

pub(crate) mod bodies;
pub(crate) mod forms;
pub(crate) mod orders;
mod procedure;
mod remind;
mod requirement;
mod source;
mod stage;

pub use bodies::organisation::{load_organisation, recall_organisation};
pub use orders::order_file::{OrderFile, load_order};
pub use procedure::{KeptBy, Loaded, load, load_for_register, load_with_places};
