//! `prikaz order` and what it alone does.

mod command;
pub(crate) mod file;
pub(crate) mod journal;
pub(crate) mod manner;

pub(crate) use command::{Args, run, run_on_files};
