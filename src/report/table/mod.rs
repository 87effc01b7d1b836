//! Tables of a register, from its form and its rows as data.
//!
//! *Invariant:* the cells of a table made here fill its columns: no hole, no overlap.

mod flat;

pub(in crate::report) use flat::with_column;

use crate::document::{Alignment, Cell, Column, Row, Table};
use crate::domain::{Cell as Value, Entry};
use crate::form::{ColumnKind, Form};

/// The table of the register by its form: head, row of column numbers, rows.
pub(in crate::report) fn of_register(form: &Form, entries: &[Entry]) -> Table {
    let columns = form.columns.iter().map(|column| {
        let alignment = matches!(column.kind, ColumnKind::Number).then_some(Alignment::Centre);
        Column { width: f32::from(column.width), alignment }
    });
    let head = form.columns.iter().map(|column| Cell::text(column.title.as_str()));
    Table {
        name: "Перечень".to_owned(),
        columns: columns.collect(),
        head: vec![Row::new(head.collect::<Vec<_>>())],
        column_numbers: true,
        rows: entries.iter().map(|entry| row(form, entry)).collect(),
        ..Table::default()
    }
}

/// Rows of the register alone, as an amending order quotes them.
pub(in crate::report) fn of_fragment(form: &Form, entries: &[Entry]) -> Table {
    Table { head: Vec::new(), column_numbers: false, ..of_register(form, entries) }
}

fn row(form: &Form, entry: &Entry) -> Row {
    Row::new(form.columns.iter().map(|column| match column.kind {
        ColumnKind::Number => Cell::text(entry.number.as_str()),
        _ => Cell::text(entry.cells.get(&column.key).map(printed).unwrap_or_default()),
    }))
}

/// Several values stand one under another, divided by semicolons.
fn printed(cell: &Value) -> String {
    match cell {
        Value::Text(text) => text.clone(),
        Value::List(values) => values.join(";\n"),
    }
}

/// The empty table of the form, to be filled in by a unit.
pub(in crate::report) fn of_blank(form: &Form) -> Table {
    let columns: Vec<_> = form.filled_in().collect();
    let head = columns.iter().map(|column| Cell::text(column.title.as_str()));
    Table {
        name: "Сведения".to_owned(),
        columns: columns.iter().map(|column| Column::new(f32::from(column.width))).collect(),
        head: vec![Row::new(head)],
        ..Table::default()
    }
}
