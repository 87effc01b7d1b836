//! Stores: what is kept of each body, in folders and in memory.

pub(crate) mod folder;
pub(crate) mod former;
pub(crate) mod memory_store;
pub(crate) mod store;
pub(crate) mod undecided;
