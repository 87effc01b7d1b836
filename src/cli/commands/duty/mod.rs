//! `prikaz duty` and what it alone does.

mod command;
pub(crate) mod feed;

pub(crate) use command::{Args, run};
