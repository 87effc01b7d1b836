//! Use cases: load, fold, decide, append, render. The only door to the store.
//!
//! *Invariant:* nobody but `app/clock.rs` knows what time it is.

pub mod clock;
pub mod data;
mod engine;
mod error;
mod home;
mod rulebook;

pub use crate::store::write_whole;
pub use data::DataDir;
pub use engine::{Engine, Request, Signing, orders_stream, register_stream, substitutions_stream};
pub use error::AppError;
pub use home::Home;
pub use rulebook::Rulebook;
