//! Heads of tables, and of the sections in them whose rows have columns of their own.

use prikaz_document::{Cell, Row, RowKind};

use super::cell::Sheet;
use super::layout::{Layout, Slot};
use super::note::Notes;

/// The head rows of a table: as they are drawn, else the titles of its columns.
pub(super) fn rows(
    sheet: &Sheet<'_>,
    layout: &Layout<'_>,
    slots: &[Slot<'_>],
    notes: &mut Notes<'_>,
) -> Vec<Row> {
    if !sheet.shape.head.is_empty() {
        return drawn(sheet, notes);
    }
    if layout.of_sections().is_none() {
        return vec![Row::new(titles(slots, notes))];
    }
    let cells = layout.head().into_iter().map(|(title, place, span)| {
        let cell = Cell::text(title).spanning(span, 1);
        match place {
            Some(place) => notes.head(0, place, cell),
            None => cell,
        }
    });
    vec![Row::new(cells.collect::<Vec<_>>())]
}

/// The head of a section within a table.
pub(super) fn of_section(slots: &[Slot<'_>], notes: &mut Notes<'_>) -> Row {
    Row { kind: RowKind::Head, ..Row::new(titles(slots, notes)) }
}

fn drawn(sheet: &Sheet<'_>, notes: &mut Notes<'_>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(sheet.shape.head.len());
    for (place, drawn) in sheet.shape.head.iter().enumerate() {
        let cells = drawn.iter().map(|cell| {
            let printed = Cell::text(cell.text.as_str()).spanning(cell.columns, cell.rows);
            notes.head(place, usize::from(cell.column), printed)
        });
        rows.push(Row::new(cells.collect::<Vec<_>>()));
    }
    rows
}

fn titles(slots: &[Slot<'_>], notes: &mut Notes<'_>) -> Vec<Cell> {
    let title = |slot: &Slot<'_>| {
        notes.head(0, slot.place, Cell::text(slot.column.title.as_str()).spanning(slot.span, 1))
    };
    slots.iter().map(title).collect()
}
