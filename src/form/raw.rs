//! Rows as a file holds them, before anything is known about them.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A table of a file: a worksheet, or the whole of a CSV file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawTable {
    /// Name of the worksheet; none for a CSV file.
    pub sheet: Option<Arc<str>>,
    /// Rows with content, from the top down; empty rows are left out.
    pub rows: Vec<RawRow>,
}

/// A row with its number in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// Number in the file, from 1, empty rows counted: the number the clerk sees.
    pub row: u32,
    /// Cells with content, from left to right.
    pub cells: Vec<RawCell>,
}

/// A cell with content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCell {
    /// Column, from 0.
    pub column: u16,
    /// Content, as the clerk sees it.
    pub text: String,
}

impl RawTable {
    /// The place of a cell, or of a whole row, of this table.
    pub fn place(&self, row: u32, column: Option<u16>) -> Place {
        Place { sheet: self.sheet.clone(), row, column }
    }
}

impl RawRow {
    /// The text in `column`; empty where there is none.
    pub fn text(&self, column: u16) -> &str {
        match self.cells.binary_search_by_key(&column, |cell| cell.column) {
            Ok(found) => &self.cells[found].text,
            Err(_) => "",
        }
    }
}

/// Where in a file something stands. Printed as a worksheet names it (`B7`), else as row and column (`7:2`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "PlaceFacts")]
pub struct Place {
    /// Name of the worksheet; none for a CSV file.
    pub sheet: Option<Arc<str>>,
    /// Number of the row, from 1.
    pub row: u32,
    /// Column, from 0; none where the whole row is meant.
    pub column: Option<u16>,
}

/// What a message may say about a place.
#[derive(Serialize)]
struct PlaceFacts {
    sheet: Option<Arc<str>>,
    row: u32,
    number: Option<u32>,
    cell: Option<String>,
}

impl Place {
    /// The cell as a worksheet names it; none in a CSV file, and none for a whole row.
    pub fn cell(&self) -> Option<String> {
        let column = self.column.filter(|_| self.sheet.is_some())?;
        Some(format!("{}{}", letters(column), self.row))
    }
}

impl From<Place> for PlaceFacts {
    fn from(place: Place) -> Self {
        let (cell, number) = (place.cell(), place.column.map(|column| u32::from(column) + 1));
        Self { sheet: place.sheet, row: place.row, number, cell }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.cell(), self.column) {
            (Some(cell), _) => f.write_str(&cell),
            (None, Some(column)) => write!(f, "{}:{}", self.row, u32::from(column) + 1),
            (None, None) => self.row.fmt(f),
        }
    }
}

/// The letters of a column: `A` for 0, `AA` for 26.
pub(super) fn letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    reversed.iter().rev().collect()
}
