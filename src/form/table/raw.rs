//! Rows as a file holds them, before anything is known about them.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use prikaz_fact::example;

use super::aside::Told;

/// A table of a file: a worksheet, a table of a text, or the whole of a CSV file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawTable {
    /// Which table of the file it is.
    pub source: Source,
    /// Rows with content, from the top down; empty rows are left out.
    pub rows: Vec<RawRow>,
    /// Areas of merged cells; what they hold stands in their first cell.
    pub merged: Vec<Merged>,
    /// What nobody sees on the worksheet; it is among the rows all the same.
    pub hidden: Hidden,
    /// What the reader saw beside the cells, and did not read.
    pub told: Vec<Told>,
    /// Whether it stands in a cell of another table, which says what it says.
    pub is_nested: bool,
    /// Tables that go on this one: their rows follow its own, numbered on.
    pub parts: Vec<Part>,
    /// What stands right above it, where that is a paragraph of a text.
    pub above: Option<String>,
    /// Of several tables of a shape, what the caption of each says, from the first on.
    pub captions: Vec<Caption>,
}

/// The caption of one of several tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// The row from which on it counts.
    pub from: u32,
    /// The row it stands in, where it is one of the table.
    pub row: Option<u32>,
    /// What it says of the rows.
    pub value: String,
}

/// A table of the file whose rows stand behind those of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which table of the file it is.
    pub source: Source,
    /// So many more than in the file are the numbers of its rows.
    pub above: u32,
}

/// Rows and columns that are hidden, by hand or by a filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// First and last of rows that follow each other, from 1, from the top down.
    pub rows: Vec<(u32, u32)>,
    /// First and last of columns that follow each other, from 0.
    pub columns: Vec<(u16, u16)>,
}

/// Which table of a file something stands in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Source {
    /// The only one: a CSV file has no more.
    #[default]
    Whole,
    /// The worksheet of this name.
    Sheet(Arc<str>),
    /// The table of a text, counted from 1 in the order in which they begin.
    Table(u32),
}

/// An area of merged cells; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Numbers of its first and last row, from 1.
    pub rows: (u32, u32),
    /// Its first and last column, from 0.
    pub columns: (u16, u16),
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
    /// The same with the signs of [`crate::Markup::Marked`], where a part of it stands out: `10^5^`.
    pub styled: Option<Box<str>>,
}

impl RawCell {
    /// A cell in which nothing stands out.
    pub fn new(column: u16, text: impl Into<String>) -> Self {
        Self { column, text: text.into(), styled: None }
    }
}

impl RawTable {
    /// The place of a cell, or of a whole row, of this table.
    pub fn place(&self, row: u32, column: Option<u16>) -> Place {
        let part = self.parts.iter().rev().find(|part| row > part.above);
        let (source, above) = part.map_or((&self.source, 0), |part| (&part.source, part.above));
        Place { source: source.clone(), row: row - above, column }
    }

    /// The number of the row that stands at `place`; none where that is in another table.
    pub(crate) fn row_at(&self, place: &Place) -> Option<u32> {
        if place.source == self.source {
            return Some(place.row);
        }
        let part = self.parts.iter().find(|part| part.source == place.source)?;
        place.row.checked_add(part.above)
    }

    /// Puts the rows of `other` behind its own.
    pub(crate) fn append(&mut self, other: RawTable) {
        // Merged areas may reach below the last row that holds anything.
        let below = self.merged.iter().map(|area| area.rows.1).max().unwrap_or(0);
        let above = self.rows.last().map_or(0, |row| row.row).max(below);
        let moved = |row: u32| row.saturating_add(above);
        self.parts.push(Part { source: other.source, above });
        self.rows.extend(other.rows.into_iter().map(|row| RawRow { row: moved(row.row), ..row }));
        let areas = other.merged.into_iter().map(|mut area| {
            area.rows = (moved(area.rows.0), moved(area.rows.1));
            area
        });
        self.merged.extend(areas);
        self.hidden
            .rows
            .extend(other.hidden.rows.into_iter().map(|(first, last)| (moved(first), moved(last))));
        self.told.extend(other.told.into_iter().map(|told| Told { row: moved(told.row.max(1)), ..told }));
    }
}

impl Hidden {
    /// Adds a row below those that are known.
    pub fn add_row(&mut self, row: u32) {
        match self.rows.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
            _ => self.rows.push((row, row)),
        }
    }

    /// Whether `row` is hidden.
    pub(super) fn has_row(&self, row: u32) -> bool {
        let after = self.rows.partition_point(|(first, _)| *first <= row);
        after.checked_sub(1).is_some_and(|place| row <= self.rows[place].1)
    }

    /// Whether `column` is hidden.
    pub(super) fn has_column(&self, column: u16) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

impl RawRow {
    /// The text in `column`; empty where there is none.
    pub fn text(&self, column: u16) -> &str {
        self.cell(column).map_or("", |cell| &cell.text)
    }

    /// The cell in `column`.
    pub fn cell(&self, column: u16) -> Option<&RawCell> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        Some(&self.cells[found])
    }
}

impl Merged {
    /// Whether the area is one cell, merged with nothing.
    pub fn is_single(&self) -> bool {
        self.rows.0 == self.rows.1 && self.columns.0 == self.columns.1
    }
}

/// Where in a file something stands. Printed as a worksheet names it (`B7`), else as row and column (`7:2`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "PlaceFacts")]
pub struct Place {
    /// The table.
    pub source: Source,
    /// Number of the row, from 1.
    pub row: u32,
    /// Column, from 0; none where the whole row is meant.
    pub column: Option<u16>,
}

/// What a message may say about a place.
#[derive(Serialize)]
struct PlaceFacts {
    sheet: Option<Arc<str>>,
    table: Option<u32>,
    row: u32,
    number: Option<u32>,
    cell: Option<String>,
}

impl Place {
    /// The cell as a worksheet names it; none in a CSV file or in a text, and none for a whole row.
    pub fn cell(&self) -> Option<String> {
        let column = self.column.filter(|_| matches!(self.source, Source::Sheet(_)))?;
        Some(format!("{}{}", letters(column), self.row))
    }
}

impl From<Place> for PlaceFacts {
    fn from(place: Place) -> Self {
        let (cell, number) = (place.cell(), place.column.map(|column| u32::from(column) + 1));
        let (sheet, table) = match place.source {
            Source::Whole => (None, None),
            Source::Sheet(name) => (Some(name), None),
            Source::Table(number) => (None, Some(number)),
        };
        Self { sheet, table, row: place.row, number, cell }
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
pub(crate) fn letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    reversed.iter().rev().collect()
}

example! { enum Source { Whole, Sheet(Arc<str>), Table(u32) } }
example! { struct Place { source, row, column } }

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A table of rows one a line, cells parted by `|`; what is blank is left out, and counted.
    pub(crate) fn table(text: &str) -> RawTable {
        let cell = |(column, text): (u16, &str)| RawCell::new(column, text.trim());
        let cells = |line: &str| -> Vec<RawCell> {
            (0..).zip(line.split('|')).map(cell).filter(|cell| !cell.text.is_empty()).collect()
        };
        let rows = (1..).zip(text.trim().lines()).map(|(row, line)| RawRow { row, cells: cells(line) });
        RawTable { rows: rows.filter(|row| !row.cells.is_empty()).collect(), ..RawTable::default() }
    }

    #[test]
    fn a_place_is_found_again_in_the_table_that_its_own_goes_on() {
        let mut whole =
            RawTable { source: Source::Table(1), ..table("Процесс\nприём\nвыдача") };
        whole.append(RawTable { source: Source::Table(2), ..table("отказ\nзапись") });
        for row in 1..=5 {
            assert_eq!(whole.row_at(&whole.place(row, None)), Some(row));
        }
        let place = |source, row| Place { source, row, column: None };
        assert_eq!(whole.place(5, None), place(Source::Table(2), 2));
        assert_eq!(whole.row_at(&place(Source::Table(3), 1)), None, "a table that is none of it");
    }
}
