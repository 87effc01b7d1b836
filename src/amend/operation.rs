//! What an amending order does with an annex, unit by unit.

use prikaz_domain::Entry;
use prikaz_fact::coded;

use super::{Ground, Span, Unit, WordEdit};

/// The operations that make one edition of another, in the order of the units of the amended text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amendment {
    /// What the order says.
    pub operations: Vec<Operation>,
    /// Rows that read the same but are kept otherwise, such as by another unit; the order says nothing of them.
    pub unprinted: Vec<Entry>,
}

/// One thing the order does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// «После строки 7 дополнить строкой 7.1 следующего содержания:».
    Add {
        /// Where.
        place: Place,
        /// The new rows.
        rows: Vec<Entry>,
    },
    /// «Строку 5 изложить в следующей редакции:»; the rows follow one another.
    Restate {
        /// The rows as they read from now on.
        rows: Vec<Entry>,
    },
    /// «Строки 5–7, 9 исключить».
    Exclude {
        /// Which.
        rows: Vec<Span>,
    },
    /// «В графе 4 строки 5 слова «…» заменить словами «…»».
    Words {
        /// Number of the row.
        row: String,
        /// The cells, from left to right.
        cells: Vec<CellEdits>,
    },
    /// «… изложить в новой редакции согласно приложению».
    RestateAnnex {
        /// All rows of the new wording.
        rows: Vec<Entry>,
    },
    /// In one of several annexes, in a table or under a section: what is said of the rows there, or of the part itself.
    In {
        /// The annex, from 0.
        annex: usize,
        /// The table and the sections, outermost first; none where the annex itself is meant.
        path: Vec<Unit>,
        /// What is said.
        operation: Box<Operation>,
    },
    /// «Раздел «…» изложить в следующей редакции:»; the part is that of the path around.
    RestateUnit {
        /// What stands there from now on.
        grounds: Vec<Ground>,
    },
    /// «Раздел «…» исключить»; the part is that of the path around.
    ExcludeUnit,
    /// «Дополнить разделом «…» следующего содержания:», in the part of the path around.
    AddUnit {
        /// The new part.
        unit: Unit,
        /// Where it comes in.
        place: UnitPlace,
        /// What stands there.
        grounds: Vec<Ground>,
    },
}

/// Where a new part comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitPlace {
    /// Before this one, which is the first.
    Before(Unit),
    /// Behind this one.
    After(Unit),
    /// Behind all.
    End,
}

coded! {
/// Where new rows come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Before the first row, which has this number.
    Before(String),
    /// Behind the row of this number.
    After(String),
    /// Behind the last row.
    End,
}
}

/// Changes of words in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellEdits {
    /// Number of the column («графа»), from 1.
    pub column: usize,
    /// The changes, from left to right.
    pub edits: Vec<WordEdit>,
}

impl Amendment {
    /// Structural units that are touched; one row is one, and so is an annex. One unit is «изменение», several are
    /// «изменения».
    pub fn units(&self) -> usize {
        self.operations.iter().map(Operation::units).sum()
    }

    /// Whether the order would have nothing to say.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// The annexes that are restated as wholes, from 0.
    pub fn restated(&self) -> Vec<usize> {
        let annex = |operation: &Operation| match operation {
            Operation::RestateAnnex { .. } => Some(0),
            Operation::In { annex, operation, .. } => match **operation {
                Operation::RestateAnnex { .. } => Some(*annex),
                _ => None,
            },
            _ => None,
        };
        self.operations.iter().filter_map(annex).collect()
    }

    /// The new wording of the annex, where it is restated as a whole and is the only one.
    pub fn new_wording(&self) -> Option<&[Entry]> {
        self.operations.iter().find_map(|operation| match operation {
            Operation::RestateAnnex { rows } => Some(rows.as_slice()),
            _ => None,
        })
    }
}

impl Operation {
    fn units(&self) -> usize {
        match self {
            Self::Add { rows, .. } | Self::Restate { rows } => rows.len(),
            Self::Exclude { rows } => rows.iter().map(|span| span.rows).sum(),
            Self::In { operation, .. } => operation.units(),
            Self::Words { .. }
            | Self::RestateAnnex { .. }
            | Self::RestateUnit { .. }
            | Self::ExcludeUnit
            | Self::AddUnit { .. } => 1,
        }
    }
}
