//! Reads the form of a register: columns, rules, shapes, annexes.

mod annex;
mod column;
pub(crate) mod form;
mod head;
mod listing;
mod names;
mod phrase;
mod rule;
mod shape;
mod shown;
mod total;
