//! Tests of the rules, a module per subject: nothing above the use cases is built for them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers of tests too")]

mod act_drift;
mod amend;
mod bodies;
mod calendar;
mod capacity;
mod clauses;
mod collected;
mod correcting;
mod form;
mod instructed;
mod laws_tried;
mod merge;
mod rights;
mod signed_once;
mod sources;
mod workflow;
mod workflow_cost;
mod workflow_laws;
