//! Letters, and papers sent like them.

pub(crate) mod letter;
pub(crate) mod notice;
pub(crate) mod reminder;
