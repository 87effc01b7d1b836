//! What is kept of each body: a log, which is a hash-chained journal with sled as its index, and files; an in-memory twin.
//!
//! *Invariant:* nothing is ever updated or deleted; knows no documents.

mod archive;
mod canonical;
mod error;
mod files;
mod line;
mod logs;
pub mod record;
mod segments;
#[cfg(test)]
mod simulated;
mod stores;
mod value;
mod verify;
mod writing;

pub use archive::{
    ArchiveFault, ArchiveLimits, BackedUp, BodyManifest, BodySummary, Manifest, Summary, backup, restore,
    restore_within, summary,
};
pub use error::StoreError;
pub use files::attachments::Attachments;
pub use files::disk::{Disk, FileSystem, Held, NewFile, ReadFile, SegmentFile};
pub use files::hold::drop_index;
pub use files::holder::Holder;
pub use files::kept::{KeptFiles, MemoryFiles};
pub use files::layout::body_folder;
pub use files::marker::create_home;
pub use files::whole::write_whole;
pub use logs::log::EventLog;
pub use logs::memory::MemoryLog;
pub use logs::sled_log::SledLog;
pub use logs::store_log::StoreLog;
pub use segments::damage::{Closing, Damage};
pub use segments::recovery::Recovery;
pub use stores::folder::FolderStore;
pub use stores::memory_store::MemoryStore;
pub use stores::store::{BodyStore, Store};
pub use value::{
    Appended, Batch, Body, Expected, FORMAT, Head, Line, NewEvent, Position, StreamId, StreamKind, Version,
};
pub use verify::{
    BodyReport, Change, Checkpoints, EndKnown, IndexCheck, MOST_FAULTS, Named, NoIndex, StoreReport,
    VerifyFault, VerifyFaultKind, VerifyOptions, VerifyReport, Witness, named_files, verify, verify_store,
};
pub use writing::pending::Pending;
