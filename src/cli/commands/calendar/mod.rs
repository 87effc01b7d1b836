//! `prikaz calendar` and what it alone does.

mod batch;
mod check;
mod command;
mod counting;
mod due;
mod explain;
mod show;

pub(crate) use command::{Args, run};
