//! What the units hand in for the next edition.

use std::sync::Arc;

use crate::{Cells, Was};

/// What a unit handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Supplied {
    /// All its rows: they replace those it had.
    Rows(Arc<Vec<Cells>>),
    /// All its rows, and which rows of the edition in force they were, where their keys would say otherwise.
    Known {
        /// The rows.
        rows: Arc<Vec<Cells>>,
        /// For each of them, what it was.
        was: Arc<Was>,
    },
    /// «Изменений нет»: its rows stay.
    Nil,
}

impl Supplied {
    /// All rows of a unit, with what was said of their identity.
    pub fn of(rows: Arc<Vec<Cells>>, was: Option<Arc<Was>>) -> Self {
        match was {
            Some(was) => Self::Known { rows, was },
            None => Self::Rows(rows),
        }
    }
}
