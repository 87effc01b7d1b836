//! The form of a register: columns, vocabularies, checking raw rows into entries.
//!
//! *Invariant:* every fault of a row is reported, each with its place; nothing is read or written.

mod column;
mod rule;

pub use column::{Column, ColumnKind, Form, Openness, Presence, Vocabulary};
pub use rule::{ContentRule, RuleKind};
mod stub;
pub use stub::*;
