//! `prikaz procedure` and what it alone does.

mod command;
mod keys;

pub(crate) use command::{Args, file_value, run, say_file};
