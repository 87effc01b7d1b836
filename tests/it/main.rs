//! One integration binary, a module per subject.

mod form;
mod import;
mod merge;
mod procedures;
mod workflow;
mod world;
