//! Papers: made, given out, recognised.

pub(crate) mod blanks;
pub(crate) mod give_out;
pub(crate) mod origin;
pub(crate) mod paper;
