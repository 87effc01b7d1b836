//! Cells as an order speaks of them.

use prikaz_domain::{Cell, Entry};
use prikaz_form::{Column, ColumnKind};

/// What parts the values of a list in running text; in the table they stand one under another.
const BETWEEN: &str = "; ";

/// The text that stands in `column` of a row; the number of the row in the column of numbers.
pub fn printed_cell(column: &Column, entry: &Entry) -> String {
    match column.kind {
        ColumnKind::Number => entry.number.clone(),
        _ => entry.cells.get(&column.key).map(text_of).unwrap_or_default(),
    }
}

/// The text of a cell in one line of values.
pub(super) fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Reference { text, .. } => text.clone(),
        Cell::List(values) => values.join(BETWEEN),
    }
}

/// The cell of `column` that reads `text`; none where it is empty.
pub(super) fn cell_of(column: &Column, text: &str) -> Option<Cell> {
    match (&column.kind, text) {
        (_, "") => None,
        (ColumnKind::Choices(_), text) => Some(Cell::List(text.split(BETWEEN).map(str::to_owned).collect())),
        (_, text) => Some(Cell::Text(text.to_owned())),
    }
}
