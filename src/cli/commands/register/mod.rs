//! `prikaz register` and what it alone does.

mod command;
pub(crate) mod conflicts;
pub(crate) mod editions;
pub(crate) mod revise;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod units;

pub(crate) use command::{Args, run};
