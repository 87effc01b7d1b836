//! One integration binary, a module per subject.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers of tests too")]

mod calendar;
mod documents;
mod form;
mod import;
mod merge;
mod ooxml;
mod procedures;
mod profiles;
mod samples;
mod templates;
mod workbooks;
