//! One integration binary, a module per subject.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod crash;
mod store_contract;
mod store_recovery;
