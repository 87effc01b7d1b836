//! `prikaz submission` and what it alone does.

pub(crate) mod blanks;
pub(crate) mod changes;
mod command;
pub(crate) mod fault_table;
pub(crate) mod incoming;
pub(crate) mod list;

pub(crate) use command::{Args, run, tell_faults};
