//! One integration binary, a module per subject.

mod events;
mod form;
mod import;
mod merge;
mod procedures;
mod rights;
#[expect(clippy::panic, reason = "a case that cannot be read is a failed test")]
mod workflow;
mod workflow_cost;
mod workflow_laws;
#[expect(clippy::panic, reason = "a case that cannot be read is a failed test")]
mod world;
