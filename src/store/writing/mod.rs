//! The way of a batch from whoever sends it to the disk, and to readers.

pub(crate) mod pending;
pub(crate) mod queue;
pub(crate) mod recent;
pub(crate) mod writer;
