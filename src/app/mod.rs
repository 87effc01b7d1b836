//! Use cases: load, fold, decide, append, render. The only door to the store.
//!
//! *Invariant:* nobody but `app/clock.rs` knows what time it is.

pub mod clock;
pub mod data;
mod engine;
mod error;
mod home;
mod keeping;
mod rulebook;

pub use crate::store::{ArchiveFault, IndexCheck, StoreError, VerifyFault, VerifyReport, write_whole};
pub use data::DataDir;
pub use engine::{Engine, Request, Signing, orders_stream, register_stream, substitutions_stream};
pub use error::AppError;
pub use home::Home;
pub use keeping::{
    Checkpoint, back_up, check_store, last_record, rebuild_index, restore_store, store_summary,
};
pub use rulebook::Rulebook;
