//! What is owed, and who is reminded of it.

pub mod due_batch;
pub mod mail;
pub(crate) mod owed;
pub(crate) mod reminding;
