//! What tests share: a body at work without store and clock, a form with rows, generated editions of a register, the
//! laws of what is owed, and with how many cases a law is tried.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, what helps it too")]

pub mod editions;
pub mod effort;
pub mod forms;
pub mod owing;
pub mod world;

use std::path::{Path, PathBuf};

/// `path` of the project, wherever the tests are run.
pub fn of_project(path: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}
