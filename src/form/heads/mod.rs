//! Finding which column of a table is which column of the form.

mod drawn;
pub(crate) mod head;
mod heading;
pub(crate) mod matching;
pub(crate) mod titles;
