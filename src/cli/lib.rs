//! The command line: nouns, then verbs; results to stdout, everything else to stderr.
//!
//! *Invariant:* a handler converts, calls one use case, converts back; it decides nothing about registers.

mod ask;
mod command_line;
mod commands;
mod desk;
mod door;
mod endings;
mod error;
mod folders;
mod globals;
pub mod help;
mod listed;
mod locale;
mod notice;
mod program;
mod run;
pub mod schema;
mod table;
mod typed;
mod ui;
mod usage;

pub use door::COMMAND_LINE;
pub use prikaz_wording::{Language, Messages};
pub use program::main;
