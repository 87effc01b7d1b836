//! Tables of a register, from its form and its rows as data.
//!
//! *Invariant:* the cells of a table made here fill its columns: no hole, no overlap.

mod flat;

pub(in crate::report) use flat::with_column;

use crate::document::{Alignment, Cell, Column, Row, Table};
use crate::domain::{Cell as Value, Entry};
use crate::form::{Column as FormColumn, ColumnKind, Form};

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
        rows: entries.iter().map(|entry| of_entry(form, entry)).collect(),
        ..Table::default()
    }
}

/// Rows of the register alone, as an amending order quotes them. It stands upright, where wide columns are narrow:
/// each is first given what its longest word needs.
pub(in crate::report) fn of_fragment(form: &Form, entries: &[Entry]) -> Table {
    /// So many letters of small type stand in a line of the upright page.
    const LINE: f32 = 96.0;
    let mut table = Table { head: Vec::new(), column_numbers: false, ..of_register(form, entries) };
    let needed: Vec<f32> =
        form.columns.iter().map(|column| f32::from(longest_word(column, entries)) + 3.0).collect();
    let rest = (LINE - needed.iter().sum::<f32>()).max(0.0);
    let whole: f32 = table.columns.iter().map(|column| column.width).sum();
    for (column, needed) in table.columns.iter_mut().zip(needed) {
        column.width = needed + rest * column.width / whole.max(1.0);
    }
    table
}

fn longest_word(column: &FormColumn, entries: &[Entry]) -> u16 {
    let texts = entries.iter().map(|entry| printed_in(column, entry));
    let longest = texts.flat_map(|text| text.split_whitespace().map(|word| word.chars().count()).max()).max();
    longest.and_then(|length| u16::try_from(length).ok()).unwrap_or(0).min(30)
}

/// One row of the register.
pub(in crate::report) fn of_entry(form: &Form, entry: &Entry) -> Row {
    Row::new(form.columns.iter().map(|column| Cell::text(printed_in(column, entry))))
}

/// What stands in `column` of a row, the values of a list one under another.
pub(in crate::report) fn printed_in(column: &FormColumn, entry: &Entry) -> String {
    match column.kind {
        ColumnKind::Number => entry.number.clone(),
        _ => entry.cells.get(&column.key).map(printed).unwrap_or_default(),
    }
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
