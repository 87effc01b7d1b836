//! `prikaz remind` and what it alone does.

mod command;
pub(crate) mod reminded;

pub(crate) use command::{Args, run};
