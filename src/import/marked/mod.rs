//! A copy of a unit's own file with the faulty cells marked and what is wrong with them said in comments, ready to be
//! sent back: everything else in it stays as the unit made it, byte for byte where the format allows it.

mod csv;
mod ods;
mod package;
mod text;
mod workbook;
mod workbook_notes;

use std::collections::BTreeMap;

use super::kind::{self, Kind, Main};
use super::{ImportError, Limits};
use prikaz_form::{Place, Source};

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

/// A copy with marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedCopy {
    /// How the name of the file has to end: a text table has no colours, so its copy has one more column.
    pub extension: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Fill of a cell that is wrong, and of one that is only to be looked at: those of Excel's own «Плохой» and «Нейтральный».
const GRAVE: &str = "FFC7CE";
const LIGHT: &str = "FFEB9C";

/// Who says what the comments say.
pub(super) const AUTHOR: &str = "prikaz";

/// All that is said of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Said {
    lines: Vec<String>,
    grave: bool,
}

/// What is said, by row (from 1) and column (from 0).
type Cells = BTreeMap<(u32, u16), Said>;

impl Said {
    fn fill(&self) -> &'static str {
        if self.grave { GRAVE } else { LIGHT }
    }

    fn text(&self) -> String {
        self.lines.join("\n")
    }
}

/// A copy of the file with `marks`.
///
/// # Errors
/// As [`super::read`]: who could read the file can mark it.
pub fn marked(bytes: &[u8], marks: &[Mark], limits: &Limits) -> Result<MarkedCopy, ImportError> {
    let by_table = by_table(marks);
    if !bytes.starts_with(b"PK") {
        let cells = by_table.into_values().next().unwrap_or_default();
        return Ok(MarkedCopy { extension: "csv", bytes: csv::marked(bytes, &cells)? });
    }
    let package = package::Package::open(bytes, limits)?;
    let Main { kind, .. } = kind::main_part(bytes, limits)?;
    let (extension, package) = match kind {
        Kind::Workbook => ("xlsx", workbook::marked(package, &by_table)?),
        Kind::Text => ("docx", text::marked(package, &by_table)?),
        Kind::OpenDocument => ("ods", ods::marked(package, &by_table)?),
    };
    package.check()?;
    Ok(MarkedCopy { extension, bytes: package.into_bytes()? })
}

fn by_table(marks: &[Mark]) -> BTreeMap<Source, Cells> {
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
