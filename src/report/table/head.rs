//! Heads of tables.

use crate::document::{Cell, Row};
use crate::form::Column;

use super::cell::Sheet;
use super::note::Notes;

/// The head rows of the shape: as they are drawn, else the titles of the columns.
pub(super) fn rows(sheet: &Sheet<'_>, notes: &mut Notes<'_>) -> Vec<Row> {
    if sheet.shape.head.is_empty() {
        let title =
            |(place, column): (usize, &&Column)| notes.head(0, place, Cell::text(column.title.as_str()));
        return vec![Row::new(sheet.columns.iter().enumerate().map(title).collect::<Vec<_>>())];
    }
    let mut rows = Vec::with_capacity(sheet.shape.head.len());
    for (place, drawn) in sheet.shape.head.iter().enumerate() {
        let cells = drawn.iter().map(|cell| {
            let printed = Cell::text(cell.text.as_str()).spanning(cell.columns, cell.rows);
            notes.head(place, usize::from(cell.column), printed)
        });
        rows.push(Row::new(cells.collect::<Vec<_>>()));
    }
    rows
}
