//! What somebody owes: deadlines, instructions, duties, reminders of them.

pub(crate) mod deadline;
pub(crate) mod duty;
pub mod instruct;
pub(crate) mod journal_told;
pub(crate) mod reminding;
pub(crate) mod told;
