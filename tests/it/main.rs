//! One integration binary, a module per subject.

mod events;
mod form;
mod import;
mod merge;
mod procedures;
mod rights;
mod workflow;
mod workflow_cost;
mod workflow_laws;
mod world;
