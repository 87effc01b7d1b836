//! The commands, one file for each noun, or a folder of its name with what it alone does beside its `command.rs`.
//!
//! A command converts what was typed, asks the floor below, converts the answer back. What it gives up with is a typed
//! error; the words for it are found when it leaves the program.

pub(crate) mod acquaintance;
pub(crate) mod agreement;
pub(crate) mod audit;
pub(crate) mod calendar;
pub(crate) mod check;
pub(crate) mod demo;
pub(crate) mod duty;
pub(crate) mod inbox;
pub(crate) mod init;
pub(crate) mod instruction;
pub(crate) mod marks;
pub(crate) mod order;
pub(crate) mod paper;
pub(crate) mod papers;
pub(crate) mod person;
pub(crate) mod procedure;
pub(crate) mod profile;
pub(crate) mod publication;
pub(crate) mod register;
pub(crate) mod remind;
pub(crate) mod report;
pub(crate) mod schema;
pub(crate) mod standing;
pub(crate) mod store;
pub(crate) mod submission;
pub(crate) mod substitution;
pub(crate) mod verify;
