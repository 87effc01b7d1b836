//! Use cases: load, fold, decide, append, render. The only door to the store.
//!
//! *Invariant:* nobody but `app/clock.rs` knows what time it is.

pub mod clock;
pub mod data;
pub mod procedures;

pub use data::DataDir;
