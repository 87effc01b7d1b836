//! The cells of a row.

use std::collections::BTreeMap;

use prikaz_domain::{Cell, ColumnKey};

/// Cells by column; a column without a cell is empty.
pub type Cells = BTreeMap<ColumnKey, Cell>;
