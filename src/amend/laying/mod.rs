//! How rows stand in the printed text: in which annex, under which headings, by which numbers. Tables are drawn by it,
//! and amendments speak by it.

mod annexes;
pub mod arrange;
mod grounds;
pub mod number;
mod obstacle;
mod roman;

pub use annexes::{printed_form, prints_numbers, rows_of_annexes, shapes};
pub use grounds::text;
pub use obstacle::{Obstacle, obstacles};
