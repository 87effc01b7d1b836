//! The production calendar, time limits and deadlines.
//!
//! *Invariant:* knows dates only; no clock, no files.
