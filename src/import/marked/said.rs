//! What is to be said of a file, cell by cell.

use std::collections::BTreeMap;

use prikaz_form::{Place, Source};

/// Fill of a cell that is wrong, and of one that is only to be looked at: those of Excel's own «Плохой» and «Нейтральный».
pub(super) const GRAVE: &str = "FFC7CE";
pub(super) const LIGHT: &str = "FFEB9C";

/// What is to be said of a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The cell; of a whole row its first cell is marked.
    pub place: Place,
    /// What is wrong there and what to do.
    pub text: String,
    /// Whether the file cannot be taken because of it.
    pub grave: bool,
}

/// All that is said of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Said {
    pub(super) lines: Vec<String>,
    pub(super) grave: bool,
}

/// What is said, by row (from 1) and column (from 0).
pub(super) type Cells = BTreeMap<(u32, u16), Said>;

impl Said {
    pub(super) fn fill(&self) -> &'static str {
        if self.grave { GRAVE } else { LIGHT }
    }

    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }
}

/// What `marks` say, table by table; each thing once of a cell.
pub(super) fn by_table(marks: &[Mark]) -> BTreeMap<Source, Cells> {
    let mut tables: BTreeMap<Source, Cells> = BTreeMap::new();
    for mark in marks {
        let cells = tables.entry(mark.place.source.clone()).or_default();
        let said = cells.entry((mark.place.row, mark.place.column.unwrap_or(0))).or_default();
        said.grave |= mark.grave;
        if !said.lines.contains(&mark.text) {
            said.lines.push(mark.text.clone());
        }
    }
    tables
}
