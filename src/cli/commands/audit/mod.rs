//! `prikaz audit` and what it alone does.

mod command;
pub(crate) mod log;

pub(crate) use command::{Args, run, run_at_desk};
