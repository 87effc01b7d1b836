//! The event log: a hash-chained journal first, sled as its index; an in-memory twin.
//!
//! *Invariant:* nothing is ever updated or deleted; knows no documents.

mod archive;
mod attachments;
mod hold;
mod layout;
#[allow(dead_code, reason = "the logs that use it come next")]
mod line;
mod log;
mod marker;

pub use log::{
    Appended, Batch, Body, EventLog, Expected, Head, Line, NewEvent, Position, StoreError, StreamId, Version,
};
pub mod record;
mod verify;
mod whole;

pub use archive::{
    ArchiveFault, ArchiveLimits, BackedUp, Manifest, Summary, backup, restore, restore_within, summary,
};
pub use attachments::Attachments;
pub use hold::drop_index;
pub use layout::FORMAT;
pub use marker::{create_home, read_marker};
pub use verify::{
    Change, IndexCheck, MOST_FAULTS, Named, NoIndex, VerifyFault, VerifyFaultKind, VerifyOptions,
    VerifyReport, Witness, named_files, verify,
};
pub use whole::write_whole;
