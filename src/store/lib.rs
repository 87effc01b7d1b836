//! The event log: a hash-chained journal first, sled as its index; an in-memory twin.
//!
//! *Invariant:* nothing is ever updated or deleted; knows no documents.

mod archive;
mod attachments;
mod canonical;
mod damage;
mod disk;
mod error;
mod hold;
mod index;
mod journal;
mod layout;
mod ledger;
mod line;
mod log;
mod marker;
mod memory;
mod opening;
mod pending;
mod queue;
mod recent;
pub mod record;
mod recovery;
mod scan;
mod segment;
mod sled_log;
mod value;
mod verify;
mod whole;
mod writer;

pub use archive::{
    ArchiveFault, ArchiveLimits, BackedUp, Manifest, Summary, backup, restore, restore_within, summary,
};
pub use attachments::Attachments;
pub use damage::{Closing, Damage};
pub use disk::{Disk, FileSystem, SegmentFile};
pub use error::StoreError;
pub use hold::drop_index;
pub use log::EventLog;
pub use marker::{create_home, read_marker};
pub use memory::MemoryLog;
pub use pending::Pending;
pub use recovery::Recovery;
pub use sled_log::SledLog;
pub use value::{Appended, Batch, Body, Expected, FORMAT, Head, Line, NewEvent, Position, StreamId, Version};
pub use verify::{
    Change, EndKnown, IndexCheck, MOST_FAULTS, Named, NoIndex, VerifyFault, VerifyFaultKind, VerifyOptions,
    VerifyReport, Witness, named_files, verify,
};
pub use whole::write_whole;
