//! HTML: one page that needs nothing else, on screen and on paper.

mod css;
mod field;
mod page;
mod paragraph;
mod picture;
mod table;

pub(super) use page::write;
