//! What keeps rows from being amended one by one.

use super::annexes::shapes;
use prikaz_form::{CellType, ColumnKind, Form, NoteOn, Numbering, Shape};

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
pub(super) fn obstacle(form: &Form, shape: &Shape) -> Option<Obstacle> {
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
