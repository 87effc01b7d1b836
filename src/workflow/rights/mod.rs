//! Who may do what and who sees what: one table, tested whole.

pub(crate) mod acting;
pub(crate) mod body;
pub(crate) mod permit;
pub(crate) mod read;
pub(crate) mod table;
