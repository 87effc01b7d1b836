//! `prikaz agreement` and what it alone does.

mod command;
pub(crate) mod seats;
pub(crate) mod sheets;

pub(crate) use command::{Args, digest, run};
