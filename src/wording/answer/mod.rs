//! Answers of the office as facts of messages: what the floor gives as values, in the shape that texts and `--json` take.

pub mod day;
pub mod file_faults;

mod holder;
mod incoming;
mod instruction;
mod procedure;
mod screen;
mod task;
