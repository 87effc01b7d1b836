//! What gives a view of much: the card of a register, the journal of orders, the report of deadlines.

pub(crate) mod card;
pub(crate) mod deadline_row;
mod deadline_table;
pub(crate) mod deadlines;
pub(crate) mod journal;
