#![allow(clippy::type_complexity)]
//! stub
use super::Form;
use crate::domain::*;
use std::collections::*;
/// s
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CellChange {
    /// s
    pub column: ColumnKey,
}
/// s
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum EntryChange {
    /// s
    Added {
        /// s
        entry: Entry,
    },
    /// s
    Changed {
        /// s
        id: EntryId,
        /// s
        number: String,
        /// s
        cells: Vec<CellChange>,
    },
    /// s
    Excluded {
        /// s
        id: EntryId,
        /// s
        number: String,
    },
}
/// s
pub fn findings(_f: &Form, _e: &[Entry]) -> Vec<Finding> {
    vec![]
}
/// s
pub fn diff(_a: &[Entry], _e: &[Entry]) -> Vec<EntryChange> {
    vec![]
}
/// s
pub fn consolidate(
    _f: &Form,
    _p: &[Entry],
    _s: &[(UnitId, Option<&[BTreeMap<ColumnKey, Cell>]>)],
    _l: u32,
    _n: &BTreeSet<String>,
) -> Vec<Entry> {
    vec![]
}
