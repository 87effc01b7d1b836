//! What is said in agreement: the sheets, the minutes of disagreements.

pub(crate) mod disagreements;
pub(crate) mod sheet;
pub mod visa_sheet;
