//! `prikaz check` and what it alone does.

mod command;
pub(crate) mod found;
pub(crate) mod requirements;

pub(crate) use command::{Args, run};
