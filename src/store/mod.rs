//! The event log: a hash-chained journal first, sled as its index; an in-memory twin.
//!
//! *Invariant:* nothing is ever updated or deleted; knows no documents.

mod log;

pub use log::{
    Appended, Batch, Body, EventLog, Expected, Head, Line, NewEvent, Position, StoreError, StreamId, Version,
};
pub mod record;
