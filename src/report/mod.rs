//! Folds of the log into tables and documents: deadlines, agreement sheet, prose of the log.
//!
//! *Invariant:* a report judges nothing that the events do not say.

mod tasks;

pub use tasks::{End, Outcome, Standing, TaskLine, tasks};
