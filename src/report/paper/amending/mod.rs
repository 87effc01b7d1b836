//! The order that amends others, and the order that repeals one with all that amended it.

mod amended;
mod amending_order;
mod said;

pub use amended::Amended;
pub use amending_order::{amending_order, amending_title, repealing_order};
