//! Reads the file of a body: its units, its persons.

mod cases;
mod known;
pub(crate) mod organisation;
mod person;
