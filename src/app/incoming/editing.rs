//! Changes to single rows of a draft, as the drafter makes them after a remark: checked by the form, all faults at once.

use std::sync::Arc;

use prikaz_domain::{Cell, ColumnKey, Entry, EntryId, Rows as _, Severity, UnitId};
use prikaz_form::{self as form, Cells, Form, History, Supplied, Was};
use prikaz_workflow::{Draft, Register};

use crate::AppError;
use crate::incoming::edit_fault::{EditFault, no_row};
use crate::incoming::moving::move_row;

/// A change to single rows of a draft, as the drafter makes it after a remark.
#[derive(Debug, Clone, Default)]
pub struct Edits {
    /// Cells to be set: printed number, column, text as one would type it into the form.
    pub set: Vec<(String, ColumnKey, String)>,
    /// Rows to be left out, by printed number.
    pub exclude: Vec<String>,
    /// Rows to be moved, by printed number, each behind another row, or to the front.
    pub moved: Vec<(String, Option<String>)>,
}

/// The draft's rows after the rows of `unit` were replaced by `rows`.
pub fn with_unit_rows(
    form: &Form,
    register: &Register,
    draft: &Draft,
    unit: &UnitId,
    rows: Vec<Cells>,
    was: Option<Was>,
) -> Vec<Entry> {
    let mut numbers = register.numbers_used.as_ref().clone();
    numbers.extend(draft.entries().iter().map(|entry| entry.number.clone()));
    let last_id = (register.last_entry > 0).then_some(EntryId(register.last_entry));
    let history = History { entries: draft.entries(), numbers: &numbers, last_id };
    let said = Supplied::of(Arc::new(rows), was.map(Arc::new));
    form::consolidate(form, history, &[(unit.clone(), said)])
}

/// The draft's rows after `edits`.
///
/// # Errors
/// When a row, a column or a value is not of the form; all of it at once.
pub fn with_edits(
    form: &Form,
    register: &Register,
    draft: &Draft,
    edits: &Edits,
) -> Result<Vec<Entry>, AppError> {
    let mut entries = draft.entries().to_vec();
    let mut wrong = Vec::new();
    for (number, column, text) in &edits.set {
        if let Err(fault) = set_cell(form, &mut entries, number, column, text) {
            wrong.push(fault);
        }
    }
    for number in &edits.exclude {
        let before = entries.len();
        entries.retain(|entry| entry.number != *number);
        if entries.len() == before {
            wrong.push(no_row(number, &entries));
        }
    }
    for (number, after) in &edits.moved {
        if let Err(fault) = move_row(form, register, &mut entries, number, after.as_deref()) {
            wrong.push(fault);
        }
    }
    if !wrong.is_empty() {
        return Err(AppError::Edits(wrong));
    }
    Ok(form::bound(form, draft.entries(), entries))
}

/// `cells` with some of them worded as `set` says, text as one would type it into the form.
///
/// # Errors
/// When a column or a value is not of the form; all of it at once.
pub fn own_wording(form: &Form, cells: &Cells, set: &[(ColumnKey, String)]) -> Result<Cells, AppError> {
    let number = String::new();
    let unit = UnitId::new("own").map_err(AppError::from)?;
    let entry =
        Entry { id: EntryId(0), number: number.clone(), unit, also: Vec::new(), cells: cells.clone() };
    let mut entries = vec![entry];
    let faults = set.iter().filter_map(|(key, text)| set_cell(form, &mut entries, &number, key, text).err());
    let faults: Vec<EditFault> = faults.collect();
    match entries.pop() {
        Some(entry) if faults.is_empty() => Ok(entry.cells),
        _ => Err(AppError::Edits(faults)),
    }
}

fn set_cell(
    form: &Form,
    entries: &mut [Entry],
    number: &str,
    key: &ColumnKey,
    text: &str,
) -> Result<(), EditFault> {
    let Some(column) = form.filled_in_as(key) else {
        return Err(EditFault::NoColumn { column: key.clone(), columns: form.named_columns() });
    };
    let Some(place) = entries.place_of(number) else {
        return Err(no_row(number, entries));
    };
    let entry = &mut entries[place];
    let (cell, faults) = form::check_cell(form, column, text);
    let is_strange = cell.is_some() && column.belongs_to(&entry.cells) == Some(false);
    let refused = is_strange || faults.iter().any(|fault| fault.severity() == Severity::Error);
    match cell {
        Some(cell) if !refused => set(entry, key, cell),
        _ if refused => {
            let (number, title, value) = (number.to_owned(), column.title.clone(), text.to_owned());
            return Err(EditFault::BadValue { number, title, value });
        }
        _ => {
            entry.cells.remove(key);
        }
    }
    Ok(())
}

fn set(entry: &mut Entry, key: &ColumnKey, cell: Cell) {
    entry.cells.insert(key.clone(), cell);
}
