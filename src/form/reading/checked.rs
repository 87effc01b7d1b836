//! What a check gives: rows, and all that is wrong with them.

use prikaz_domain::{EntryId, Severity};

use crate::heads::head::MatchedColumn;
use crate::{Cells, Fault, Place};

/// So many faults are given; the rest are only counted.
const MOST_FAULTS: usize = 10_000;

/// A row handed in, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the file.
    pub place: Place,
    /// Its cells.
    pub cells: Cells,
    /// The row of the edition in force that it was, where the file says so by its number.
    pub was: Option<EntryId>,
}

/// What a check gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// The rows, as far as they could be read: to be handed in only when the file [is acceptable](Self::is_acceptable).
    pub rows: Vec<Row>,
    /// All that is wrong, from the top down.
    pub faults: Vec<Fault>,
    /// How many more faults there are than are given: only in hopeless files.
    pub more: usize,
    /// What each column of the file is called there, and what it was taken for; none where no head was found.
    pub columns: Vec<MatchedColumn>,
    /// Which row of the edition in force each row was, where the file says it and the key of the form would say
    /// something else; none where the key tells.
    pub was: Option<Was>,
}

/// For each row handed in, which row of the edition in force it was; none for a new one.
pub type Was = Vec<Option<EntryId>>;

impl Checked {
    /// Whether nothing is so wrong that the rows cannot be taken.
    pub fn is_acceptable(&self) -> bool {
        self.more == 0 && self.faults.iter().all(|fault| fault.severity != Severity::Error)
    }

    pub(crate) fn add(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        } else {
            self.more += 1;
        }
    }
}
