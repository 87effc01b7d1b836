//! Reads what orders say, those that approve an edition and those that stand alone.

mod amending;
mod annex_body;
mod citation;
mod clause;
pub(crate) mod order;
pub(crate) mod order_file;
mod order_text;
