//! Whether the journal, the index and the kept files are what was written.
//!
//! *Invariant:* reads only; what it finds it tells and never mends.

mod chain;
mod check;
mod fault;
mod files;
mod index;
mod named;
mod reader;
mod report;
mod stores;
mod witness;

pub use self::fault::{Change, VerifyFault, VerifyFaultKind, Witness};
pub(crate) use self::index::index_head;
pub use self::named::named_files;
pub(crate) use self::reader::{Lines, Raw};
pub use self::report::{EndKnown, IndexCheck, MOST_FAULTS, NoIndex, VerifyReport};
pub use self::stores::{BodyReport, Checkpoints, StoreReport, verify_store};
pub use check::{Named, VerifyOptions, verify};
