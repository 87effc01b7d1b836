//! Finds the drawn head of a shape in a table: two or three rows, as the program writes them.
//!
//! Cells that are covered are empty in a file; so a cell of the head stands at its first row and column, and the columns
//! follow one another as in the shape.

use std::collections::{BTreeMap, BTreeSet};

use super::head::{DEEPEST, Head, MatchedColumn, name_of, on_one_line};
use super::text::title_key;
use super::{Form, HeadCell, Presence, RawTable, RecordStyle, Shape, Sureness};

/// The whole drawn head of one of the shapes of `form` in `table`, where there is one.
pub(super) fn find(form: &Form, table: &RawTable) -> Option<Head> {
    form.shapes.iter().filter(|shape| !shape.head.is_empty()).find_map(|shape| of_shape(form, shape, table))
}

fn of_shape(form: &Form, shape: &Shape, table: &RawTable) -> Option<Head> {
    let (first, offset) = place(shape, table)?;
    let places = shape.columns.iter().map(|key| form.columns.iter().position(|column| column.key == *key));
    let columns: BTreeMap<u16, usize> =
        (offset..).zip(places).filter_map(|(column, place)| Some((column, place?))).collect();
    let deep = u32::try_from(shape.head.len()).unwrap_or(u32::MAX);
    let row = table.rows[first].row;
    let below = table.rows[first..].iter().take_while(|one| one.row - row < deep).count();
    let merged = shape.records.iter().filter(|records| records.style == RecordStyle::Merged);
    let merged: Vec<_> = shape.merge.iter().chain(merged.flat_map(|records| &records.by)).collect();
    let covered = columns.iter().filter(|(_, place)| {
        let column = &form.columns[**place];
        column.presence == Presence::Required && merged.contains(&&column.key)
    });
    let covered: BTreeSet<u16> = covered.map(|(column, _)| *column).collect();
    let totals = shape.totals.iter().map(|total| title_key(total.text.opening()));
    let totals = totals.filter(|opening| !opening.is_empty()).collect();
    let titles = titles(form, shape, table, &columns, offset);
    Some(Head { row, columns, body: first + below, covered, titles, totals })
}

/// What stands lowest over each column.
fn titles(
    form: &Form,
    shape: &Shape,
    table: &RawTable,
    columns: &BTreeMap<u16, usize>,
    offset: u16,
) -> Vec<MatchedColumn> {
    let over = |column: u16| {
        let covers =
            |cell: &&HeadCell| (cell.column..cell.column + cell.columns).contains(&(column - offset));
        shape.head.iter().rev().flatten().find(covers).map(|cell| on_one_line(&cell.text))
    };
    let matched = |(column, place): (&u16, &usize)| MatchedColumn {
        column: *column,
        name: name_of(table, *column),
        found: over(*column).unwrap_or_default(),
        key: Some(form.columns[*place].key.clone()),
        title: Some(form.columns[*place].title.clone()),
        sureness: Some(Sureness::Certain),
    };
    columns.iter().map(matched).collect()
}

/// Where the head of `shape` begins: the place of its first row, and its first column.
fn place(shape: &Shape, table: &RawTable) -> Option<(usize, u16)> {
    let corner = title_key(&shape.head.first()?.first()?.text);
    let starts = table.rows.iter().take(DEEPEST).enumerate();
    let mut starts = starts.filter_map(|(place, row)| {
        let cell = row.cells.first().filter(|cell| reads(&cell.text, &corner))?;
        Some((place, cell.column))
    });
    starts.find(|(place, offset)| is_whole(shape, table, *place, *offset))
}

fn is_whole(shape: &Shape, table: &RawTable, first: usize, offset: u16) -> bool {
    let begins = table.rows[first].row;
    let mut rows = table.rows[first..].iter().peekable();
    shape.head.iter().zip(begins..).all(|(cells, number)| {
        let row = rows.next_if(|row| row.row == number);
        cells.iter().all(|cell| {
            let text = row.map_or("", |row| row.text(offset.saturating_add(cell.column)));
            reads(text, &title_key(&cell.text))
        })
    })
}

/// Whether `text` is the title with this key, or the title with the mark of a footnote.
fn reads(text: &str, key: &str) -> bool {
    let found = title_key(text);
    found.strip_prefix(key).is_some_and(|mark| mark.chars().all(|sign| sign.is_ascii_digit()))
}
