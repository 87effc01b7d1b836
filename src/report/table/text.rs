//! The printed text of a register, as amendments speak of it: what stands over the rows, and their numbers.

use crate::amend::{AnnexText, Ground, Text, Unit, UnitKind};
use crate::document::Table;
use crate::domain::Entry;
use crate::form::{CellType, ColumnKind, Form, NoteOn, Numbering, Shape};

use super::Laid;
use super::annex::{rows_of_annexes, shapes};
use super::arrange::Item;

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

/// The form with the columns that the annex `annex`, from 0, prints.
pub(in crate::report) fn form_of(form: &Form, annex: usize) -> Form {
    match shapes(form).get(annex) {
        Some(Some(shape)) => printed_form(form, shape),
        _ => form.clone(),
    }
}

/// The heads and columns of the annex `annex`, from 0, without rows.
pub(in crate::report) fn frame_of(form: &Form, annex: usize) -> Table {
    let own = super::annexes(form, &[], None, &[]).into_iter().nth(annex);
    let own = own.and_then(|annex| {
        annex.parts.into_iter().find_map(|part| match part {
            super::Part::Table(_, table) => Some(*table),
            super::Part::List(_) => None,
        })
    });
    let own = own.filter(|table| table.columns.len() == form_of(form, annex).columns.len());
    let table = own.unwrap_or_else(|| super::of_register(&form_of(form, annex), &[]));
    Table { rows: Vec::new(), ..table }
}

fn printed_form(form: &Form, shape: &Shape) -> Form {
    let columns = shape.columns.iter().filter_map(|key| form.column(key).cloned()).collect();
    Form { columns, shapes: Vec::new(), annexes: Vec::new(), ..form.clone() }
}

fn annex(form: &Form, shape: &Shape, entries: &[Entry]) -> AnnexText {
    let laid = Laid::of(form, shape, entries);
    let mut grounds = Vec::new();
    let mut path: Vec<Unit> = Vec::new();
    for item in &laid.arranged.items {
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
                let places = &laid.arranged.order[rows.clone()];
                let row = |place: &usize| {
                    let entry = &entries[*place];
                    Entry { number: laid.numbers.of(*place, entry).to_owned(), ..entry.clone() }
                };
                let rows = places.iter().map(row).collect();
                grounds.push(Ground { path: path.clone(), absent: None, rows });
            }
            Item::Total { .. } => {}
        }
    }
    AnnexText { form: printed_form(form, shape), has_addresses: obstacle(form, shape).is_none(), grounds }
}

crate::fact::coded! {
/// Why the rows of an annex cannot be told one by one by what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
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
