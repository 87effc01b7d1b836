//! The event logs: on disk with its index, in memory.

pub(crate) mod entries;
mod head_note;
pub(crate) mod index;
pub(crate) mod ledger;
mod lines;
pub(crate) mod log;
pub(crate) mod memory;
pub(crate) mod opening;
mod places;
pub(crate) mod reader;
pub(crate) mod sled_log;
pub(crate) mod store_log;
