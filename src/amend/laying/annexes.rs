//! The annexes of a register: their shapes, their rows.

use std::borrow::Cow;

use prikaz_domain::Entry;
use prikaz_form::{Annex, ColumnKind, Form, Numbering, Shape};

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
