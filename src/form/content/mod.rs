//! Rules about the content of rows, applied: what breaks them, and what would put it right.

pub(crate) mod coverage;
pub(crate) mod finding;
pub(crate) mod grid;
pub(crate) mod proposal;
