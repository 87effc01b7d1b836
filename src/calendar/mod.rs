//! The production calendar, time limits and deadlines.
//!
//! *Invariant:* knows dates only; no clock, no files.

mod limit;

pub use limit::TimeLimit;
