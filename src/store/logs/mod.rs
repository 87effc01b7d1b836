//! The event logs: on disk with its index, in memory.

mod head_note;
pub(crate) mod index;
pub(crate) mod ledger;
mod lines;
pub(crate) mod log;
pub(crate) mod memory;
mod opening;
mod places;
mod reader;
pub(crate) mod sled_log;
pub(crate) mod store_log;
