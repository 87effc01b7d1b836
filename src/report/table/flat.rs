//! Rows with one head row and no sections, whatever shape the order gives them: for working papers, where a
//! column is added to each row.

use super::of_entry;
use crate::document::{Cell, Column, Row, Table};
use crate::domain::Entry;
use crate::form::Form;

/// A column of numbers must hold the words of its head beside one column more.
const NARROWEST: u16 = 9;

/// The rows of `entries` by the columns of the form, and one column more, titled `title`, of what `cell` gives.
pub(in crate::report) fn with_column(
    form: &Form,
    entries: &[&Entry],
    (title, width): (&str, f32),
    cell: impl Fn(&Entry) -> Cell,
) -> Table {
    let columns = form.columns.iter().map(|column| Column::new(f32::from(column.width.max(NARROWEST))));
    let heads = form.columns.iter().map(|column| column.title.as_str()).chain([title]);
    Table {
        columns: columns.chain([Column::new(width)]).collect(),
        head: vec![Row::new(heads.map(Cell::text))],
        rows: entries.iter().map(|entry| with_cell(of_entry(form, entry), cell(entry))).collect(),
        ..Table::default()
    }
}

fn with_cell(row: Row, cell: Cell) -> Row {
    Row { cells: row.cells.into_iter().chain([cell]).collect(), ..row }
}
