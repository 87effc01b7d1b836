//! The event log: a hash-chained journal first, sled as its index; an in-memory twin.
//!
//! *Invariant:* nothing is ever updated or deleted; knows no documents.

mod disk;
mod index;
mod journal;
mod ledger;
mod line;
mod log;
mod memory;
mod opening;
pub mod record;
mod recovery;
mod scan;
mod segment;
mod sled_log;
mod writer;

pub use disk::{Disk, FileSystem, SegmentFile};
pub use log::{
    Appended, Batch, Body, EventLog, Expected, Head, Line, NewEvent, Position, StoreError, StreamId, Version,
};
pub use memory::MemoryLog;
pub use recovery::Recovery;
pub use sled_log::SledLog;
