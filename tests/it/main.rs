//! One integration binary, a module per subject.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod backup;
mod crash;
mod journal;
mod store_contract;
mod store_recovery;
mod tamper;
