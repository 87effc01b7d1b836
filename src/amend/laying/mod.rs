//! How rows stand in the printed text: in which annex, under which headings, by which numbers. Tables are drawn by it,
//! and amendments speak by it.

pub mod arrange;
pub mod number;
mod roman;

use std::borrow::Cow;

use prikaz_domain::Entry;
use prikaz_form::{Annex, CellType, ColumnKind, Form, NoteOn, Numbering, Shape};

use super::{AnnexText, Ground, Text, Unit, UnitKind};
use arrange::{Item, arrange};
use number::number;

/// The text of `entries` in the usual shape, annex by annex.
pub fn text(form: &Form, entries: &[Entry]) -> Text {
    let shapes = shapes(form);
    let rows = rows_of_annexes(form, entries);
    let annexes = shapes.iter().zip(&rows).map(|(shape, rows)| match shape {
        Some(shape) => annex(form, shape, rows),
        None => AnnexText { form: form.clone(), has_addresses: false, grounds: Vec::new() },
    });
    Text { annexes: annexes.collect() }
}

/// The shape of each annex.
pub fn shapes(form: &Form) -> Vec<Option<Cow<'_, Shape>>> {
    match form.annexes.as_slice() {
        [] => vec![form.shape(None)],
        annexes => {
            annexes.iter().map(|one| form.shape(Some(&one.shape)).or_else(|| form.shape(None))).collect()
        }
    }
}

/// The annexes, from 0, that print the numbers of the register, and do not count their rows anew.
pub fn prints_numbers(form: &Form) -> Vec<usize> {
    let prints = |shape: &Shape| {
        let mut columns = shape.columns.iter().filter_map(|key| form.column(key));
        shape.numbering == Numbering::Kept && columns.any(|column| column.kind == ColumnKind::Number)
    };
    let shapes = shapes(form).into_iter().enumerate();
    shapes.filter(|(_, shape)| shape.as_deref().is_some_and(prints)).map(|(annex, _)| annex).collect()
}

/// The rows of each annex.
pub fn rows_of_annexes<'e>(form: &Form, entries: &'e [Entry]) -> Vec<Cow<'e, [Entry]>> {
    match form.annexes.as_slice() {
        [] => vec![Cow::Borrowed(entries)],
        annexes => annexes.iter().zip(0..).map(|(one, place)| rows_of(one, entries, place == 0)).collect(),
    }
}

/// The rows that stand in `annex`.
fn rows_of<'e>(annex: &Annex, entries: &'e [Entry], first: bool) -> Cow<'e, [Entry]> {
    let Some(rows) = &annex.rows else { return Cow::Borrowed(entries) };
    let belongs = |entry: &&Entry| match entry.cells.get(&rows.column) {
        // A row that says nothing here is not lost.
        None => first,
        Some(cell) => cell.values().iter().any(|value| rows.values.contains(value)),
    };
    Cow::Owned(entries.iter().filter(belongs).cloned().collect())
}

/// The form with the columns that `shape` prints.
pub fn printed_form(form: &Form, shape: &Shape) -> Form {
    let columns = shape.columns.iter().filter_map(|key| form.column(key).cloned()).collect();
    Form { columns, shapes: Vec::new(), annexes: Vec::new(), ..form.clone() }
}

fn annex(form: &Form, shape: &Shape, entries: &[Entry]) -> AnnexText {
    let arranged = arrange(form, shape, entries);
    let numbers = number(shape, entries, &arranged);
    let mut grounds = Vec::new();
    let mut path: Vec<Unit> = Vec::new();
    for item in &arranged.items {
        match item {
            Item::Table { caption, .. } => {
                path.clear();
                if !caption.is_empty() {
                    path.push(Unit { kind: UnitKind::Table, heading: caption.clone() });
                }
            }
            Item::Section { level, text, .. } => {
                // A level may be passed over, where rows say nothing of it.
                let is_inner = |unit: &Unit| matches!(unit.kind, UnitKind::Section(above) if above >= *level);
                path.truncate(path.iter().position(is_inner).unwrap_or(path.len()));
                path.push(Unit { kind: UnitKind::Section(*level), heading: text.clone() });
            }
            Item::Absent { text, .. } => {
                grounds.push(Ground { path: path.clone(), absent: Some(text.clone()), rows: Vec::new() });
            }
            Item::Rows { rows, .. } => {
                let places = &arranged.order[rows.clone()];
                let row = |place: &usize| {
                    let entry = &entries[*place];
                    Entry { number: numbers.of(*place, entry).to_owned(), ..entry.clone() }
                };
                let rows = places.iter().map(row).collect();
                grounds.push(Ground { path: path.clone(), absent: None, rows });
            }
            Item::Total { .. } => {}
        }
    }
    AnnexText { form: printed_form(form, shape), has_addresses: obstacle(form, shape).is_none(), grounds }
}

prikaz_fact::coded! {
/// Why the rows of an annex cannot be told one by one by what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle: Serialize {
    /// It is a list, not a table.
    List,
    /// It has totals, which change with the rows.
    Totals,
    /// It has footnotes on cells, whose order changes with the rows.
    Notes,
    /// Its sections have columns of their own.
    OwnColumns,
    /// Cells are printed as numbers of rows that are counted anew.
    References,
    /// It prints no numbers of rows.
    NoNumbers,
}
}

/// What keeps the rows of each annex from being amended one by one; none where nothing does.
pub fn obstacles(form: &Form) -> Vec<Option<Obstacle>> {
    shapes(form).iter().map(|shape| shape.as_deref().and_then(|shape| obstacle(form, shape))).collect()
}

/// What keeps each row of `shape` from standing there by itself: what it says hangs on others, or they on it.
fn obstacle(form: &Form, shape: &Shape) -> Option<Obstacle> {
    let columns: Vec<_> = shape.columns.iter().filter_map(|key| form.column(key)).collect();
    let is_reference = |kind: &ColumnKind| matches!(kind, ColumnKind::Typed(CellType::Reference { .. }));
    let refers = columns.iter().any(|column| is_reference(&column.kind));
    let found = [
        (shape.list.is_some(), Obstacle::List),
        (!columns.iter().any(|column| column.kind == ColumnKind::Number), Obstacle::NoNumbers),
        (columns.iter().any(|column| column.only.is_some()), Obstacle::OwnColumns),
        (shape.numbering != Numbering::Kept && refers, Obstacle::References),
        (!shape.totals.is_empty(), Obstacle::Totals),
        (shape.notes.iter().any(|note| !matches!(note.on, NoteOn::Head { .. })), Obstacle::Notes),
    ];
    found.into_iter().find(|(is, _)| *is).map(|(_, obstacle)| obstacle)
}
