//! Backups: one ZIP with the journals and the kept files of all bodies, which tells by itself whether it is whole.
//!
//! The comment of the archive ends with the SHA-256 of all bytes before it, so that a change of any byte shows.
//!
//! *Invariant:* the same store gives the same bytes; what is restored was verified.

mod backup;
mod compare;
mod extract;
mod fault;
mod manifest;
mod prefix;
mod restore;
mod seal;

pub use backup::{BackedUp, backup};
pub use extract::ArchiveLimits;
pub use fault::ArchiveFault;
pub use manifest::{BodyManifest, Manifest};
pub use restore::{restore, restore_within};

pub use prefix::{BodySummary, Summary, summary};
