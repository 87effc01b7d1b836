//! References from row to row, by identity: a cell that was written with what told the other row is bound to that
//! row, and leads to it whatever it is called later.

use std::collections::{HashMap, HashSet};

use prikaz_domain::{Cell, ColumnKey, Entry, EntryId};

use crate::definition::typed::CellType;
use crate::words::text::folded;
use crate::{ColumnKind, Form};

/// The column that a column of references leads to.
pub fn target(kind: &ColumnKind) -> Option<&ColumnKey> {
    match kind {
        ColumnKind::Typed(CellType::Reference { to, .. }) => Some(to),
        _ => None,
    }
}

/// Binds the references of `after`, which was made of `before`. What is bound stays bound while its row is there. A
/// text in a row that did not change means what it meant before; a new one means the first row it tells. What leads
/// nowhere is left as it was written, for a rule `refers` to find.
pub(super) fn bind(form: &Form, before: &[Entry], after: &mut [Entry]) {
    for column in &form.columns {
        if let Some(to) = target(&column.kind) {
            bind_column(&column.key, to, before, after);
        }
    }
}

fn bind_column(column: &ColumnKey, to: &ColumnKey, before: &[Entry], after: &mut [Entry]) {
    let (was, is) = (ToldRows::by(to, before), ToldRows::by(to, after));
    let old: HashMap<EntryId, &Cell> =
        before.iter().filter_map(|entry| Some((entry.id, entry.cells.get(column)?))).collect();
    for entry in after {
        let Some(cell) = entry.cells.get(column) else { continue };
        if let Some(bound) = bound(cell, old.get(&entry.id).copied(), &was, &is) {
            entry.cells.insert(column.clone(), bound);
        }
    }
}

/// The cell in the place of `cell`, which was `old` before; none where it stays.
fn bound(cell: &Cell, old: Option<&Cell>, was: &ToldRows, is: &ToldRows) -> Option<Cell> {
    let of = |row: EntryId, text: &str| Some(Cell::Reference { row, text: text.to_owned() });
    match (cell, old) {
        (Cell::Reference { row, text }, _) if !is.rows.contains(row) => of(is.row(text)?, text),
        (Cell::List(_) | Cell::Reference { .. }, _) => None,
        (Cell::Text(text), Some(Cell::Reference { row, text: known }))
            if is.rows.contains(row) && (folded(text) == folded(known) || is.row(text) == Some(*row)) =>
        {
            of(*row, known)
        }
        // Kept as a text since before references were bound: it is bound when it would lead elsewhere.
        (Cell::Text(text), Some(Cell::Text(known))) if text == known => match was.row(text) {
            Some(row) if is.row(text) != Some(row) && is.rows.contains(&row) => of(row, text),
            Some(_) => None,
            None => of(is.row(text)?, text),
        },
        (Cell::Text(text), _) => of(is.row(text)?, text),
    }
}

/// Rows by what tells them.
struct ToldRows {
    rows: HashSet<EntryId>,
    texts: HashMap<String, EntryId>,
}

impl ToldRows {
    fn by(column: &ColumnKey, entries: &[Entry]) -> Self {
        let mut texts = HashMap::new();
        for entry in entries {
            if let Some(cell) = entry.cells.get(column).filter(|cell| !cell.is_empty()) {
                texts.entry(folded(&cell.to_string())).or_insert(entry.id);
            }
        }
        Self { rows: entries.iter().map(|entry| entry.id).collect(), texts }
    }

    fn row(&self, text: &str) -> Option<EntryId> {
        self.texts.get(&folded(text)).copied()
    }
}
