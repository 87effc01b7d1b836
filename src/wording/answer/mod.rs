//! Answers of the office as facts of messages: what the floor gives as values, in the shape that texts and `--json` take.

pub mod day;
pub mod file_faults;
mod incoming;
mod instruction;
mod reminder;
mod screen;
mod task;

use prikaz_desk::Holder;
use prikaz_domain::PersonId;

/// The names of those who hold something.
fn names(holders: &[Holder]) -> Vec<String> {
    holders.iter().map(|holder| holder.name.clone()).collect()
}

/// Their keys.
fn keys(holders: &[Holder]) -> Vec<PersonId> {
    holders.iter().map(|holder| holder.person.clone()).collect()
}
