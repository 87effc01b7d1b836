//! Rows in one table, whatever shape the order gives them: as an amending order quotes them, and for working papers,
//! where a column is added to each row.

use super::cell::{self, Around};
use super::{Directory, Shown, shown};
use prikaz_document::{Cell, Column, Content, Row, Table};
use prikaz_domain::Entry;
use prikaz_form::{Column as FormColumn, Form, Shape};

/// A column of numbers must hold the words of its head beside one column more.
const NARROWEST: u16 = 9;

/// The table of the register in the plain shape: the columns of the form, row of column numbers, rows.
pub(crate) fn of_register(form: &Form, entries: &[Entry]) -> Table {
    match shown(form, &Shape::plain(form), entries) {
        Shown::Tables(tables) => tables.into_iter().next().map(|(_, table)| table).unwrap_or_default(),
        Shown::List(_) => Table::default(),
    }
}

/// Rows of the register alone, as an amending order quotes them. It stands upright, where wide columns are narrow:
/// each is first given what its longest word needs.
pub(crate) fn of_fragment(form: &Form, entries: &[Entry], directory: &Directory) -> Table {
    /// So many letters of small type stand in a line of the upright page.
    const LINE: f32 = 96.0;
    let mut table = Table { head: Vec::new(), column_numbers: false, ..of_rows(form, entries, directory) };
    let needed: Vec<f32> =
        form.columns.iter().map(|column| f32::from(longest_word(column, entries, directory)) + 3.0).collect();
    let rest = (LINE - needed.iter().sum::<f32>()).max(0.0);
    let whole: f32 = table.columns.iter().map(|column| column.width).sum();
    for (column, needed) in table.columns.iter_mut().zip(needed) {
        column.width = needed + rest * column.width / whole.max(1.0);
    }
    table
}

fn longest_word(column: &FormColumn, entries: &[Entry], directory: &Directory) -> u16 {
    let texts = entries.iter().map(|entry| printed_in(column, entry, directory));
    let longest = texts.flat_map(|text| text.split_whitespace().map(|word| word.chars().count()).max()).max();
    longest.and_then(|length| u16::try_from(length).ok()).unwrap_or(0).min(30)
}

/// Rows of the register in the plain shape; `directory` tells what references in them lead to.
pub(crate) fn of_rows(form: &Form, entries: &[Entry], directory: &Directory) -> Table {
    let rows = entries.iter().map(|entry| of_entry(form, entry, directory));
    Table { rows: rows.collect(), ..of_register(form, &[]) }
}

/// One row of the register, apart from the others; `directory` tells what references in it lead to.
pub(crate) fn of_entry(form: &Form, entry: &Entry, directory: &Directory) -> Row {
    Row::new(form.columns.iter().map(|column| Cell::new(content(column, entry, directory))))
}

/// What stands in `column` of a row, the values of a list one under another.
pub(crate) fn printed_in(column: &FormColumn, entry: &Entry, directory: &Directory) -> String {
    content(column, entry, directory).printed().into_owned()
}

fn content(column: &FormColumn, entry: &Entry, directory: &Directory) -> Content {
    cell::content(column, entry, &entry.number, &Around { directory, annex: 0, marks: &[] })
}

/// The rows of `entries` by the columns of the form, and one column more, titled `title`, of what `added` gives.
pub(crate) fn with_column(
    form: &Form,
    entries: &[&Entry],
    (title, width): (&str, f32),
    added: impl Fn(&Entry) -> Cell,
) -> Table {
    let directory = Directory::of(form, entries.iter().copied());
    let columns = form.columns.iter().map(|column| Column::new(f32::from(column.width.max(NARROWEST))));
    let heads = form.columns.iter().map(|column| column.title.as_str()).chain([title]);
    Table {
        columns: columns.chain([Column::new(width)]).collect(),
        head: vec![Row::new(heads.map(Cell::text))],
        rows: entries
            .iter()
            .map(|entry| with_cell(of_entry(form, entry, &directory), added(entry)))
            .collect(),
        ..Table::default()
    }
}

fn with_cell(row: Row, cell: Cell) -> Row {
    Row { cells: row.cells.into_iter().chain([cell]).collect(), ..row }
}

/// A table with one head row: titles with the widths of their columns.
pub(crate) fn headed(name: &str, heads: &[(&str, f32)], rows: Vec<Row>) -> Table {
    Table {
        name: name.to_owned(),
        columns: heads.iter().map(|(_, width)| Column::new(*width)).collect(),
        head: vec![Row::new(heads.iter().map(|(head, _)| Cell::text(*head)))],
        rows,
        ..Table::default()
    }
}
