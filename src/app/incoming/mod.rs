//! What comes in: rows of units, edits, blanks and sheets that come back.

pub(crate) mod answered;
pub(crate) mod edit_fault;
pub(crate) mod editing;
pub(crate) mod faulty_file;
pub(crate) mod handing;
pub(crate) mod moving;
pub(crate) mod returned_blank;
pub(crate) mod returned_sheets;
pub(crate) mod whose;
