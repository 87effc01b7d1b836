//! The form of a register: columns, vocabularies, checking raw rows into entries.
//!
//! *Invariant:* every fault of a row is reported, each with its place; nothing is read or written.

mod cell;
mod check;
mod column;
mod diff;
mod fault;
mod finding;
mod head;
mod merge;
mod nearest;
mod number;
mod order;
mod raw;
mod rule;
mod text;
mod values;

pub use check::{Cells, Checked, Row, check, check_cell};
pub use column::{Column, ColumnKind, Form, Openness, Presence, Vocabulary};
pub use diff::{CellChange, EntryChange, apply, diff};
pub use fault::{Fault, FaultKind};
pub use finding::{RuleFinding, findings, still_counts};
pub use head::{Head, choose_table, match_head};
pub use merge::{History, Supplied, consolidate};
pub use number::{PrintedNumber, number_at_end, number_between};
pub use raw::{Place, RawCell, RawRow, RawTable};
pub use rule::{ContentRule, RuleKind};
