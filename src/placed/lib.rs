//! Data files as people write them: TOML read key by key, each value with its place, every fault at once.
//!
//! A kind of file declares its keys once ([`keys!`]): name, what the value is, what it means, whether it must be
//! there, an example. From the declaration come the reading ([`Table::get`] takes a declared key), the page of keys,
//! the search for a key and the schema that editors check by. What is wrong with the *shape* of a file is told here,
//! in one [`ShapeFault`] for all files; what is wrong with its meaning is told by whoever reads it ([`Kind`]).
//!
//! *Invariant:* pure; no text makes it panic; a value that could not be read has left a fault with line and key.

mod fault;
mod glance;
mod key;
mod lines;
mod node;
mod notes;
mod search;
mod sheet;
mod table;
mod word;

#[cfg(test)]
mod tests;

pub use fault::{Fault, ShapeFault, ValueType, What};
pub use glance::Glance;
pub use key::{Among, Key, Keys, Presence, Takes};
pub use lines::{Placed, Places};
pub use node::{Kind, Node, all, walk};
pub use search::{Found, search};
pub use sheet::{Sheet, Soundness};
pub use table::Table;
pub use word::words;
