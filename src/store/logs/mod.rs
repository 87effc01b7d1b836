//! The event logs: on disk with its index, in memory.

pub(crate) mod index;
pub(crate) mod ledger;
pub(crate) mod log;
pub(crate) mod memory;
mod opening;
pub(crate) mod sled_log;
