//! Rows from a unit's file: read, checked against the form and its rules, all faults at once.

use std::sync::Arc;

use prikaz_domain::{Cell, ColumnKey, Entry, EntryId, Severity, UnitId};
use prikaz_fact::coded;
use prikaz_form::{
    self as form, Cells, Fault, Form, History, ListedProcess, MatchedColumn, NamedColumn, Place, RawTable,
    RuleFinding, Supplied, Was,
};
use prikaz_import::{self as import, Limits, Mark, MarkedCopy};
use prikaz_workflow::{Draft, Register};

use super::{AppError, moving};

/// Rows of a file that may be handed in, and what else there is to say of them.
#[derive(Debug, Clone)]
pub struct ReadRows {
    /// The rows.
    pub rows: Vec<Cells>,
    /// Which rows of the edition in force they were, where their keys would say otherwise.
    pub was: Option<Was>,
    /// Warnings and advice of the form.
    pub faults: Vec<Fault>,
    /// Warnings and advice of the rules of content, with the places of their rows.
    pub findings: Vec<PlacedFinding>,
    /// What each column of the file was taken for.
    pub columns: Vec<MatchedColumn>,
}

/// A finding of a rule with the places of its rows in the file.
#[derive(Debug, Clone)]
pub struct PlacedFinding {
    /// The finding.
    pub finding: RuleFinding,
    /// Where its rows stand.
    pub places: Vec<Place>,
    /// The cells it is about; the rows as a whole where it is about no column of the file.
    pub cells: Vec<Place>,
}

/// What the rows of a file are held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Against<'a> {
    /// Whose file it is, where that is known.
    pub unit: Option<&'a UnitId>,
    /// The rows that the unit has in the edition in force.
    pub before: &'a [Entry],
    /// The body's list of processes.
    pub processes: &'a [ListedProcess],
}

/// All that keeps a file from being handed in.
#[derive(Debug, Clone)]
pub struct FaultyFile {
    /// Faults of cells and rows.
    pub faults: Vec<Fault>,
    /// So many more, not listed.
    pub more: usize,
    /// Breaches of the rules of content.
    pub findings: Vec<PlacedFinding>,
    /// What each column of the file was taken for.
    pub columns: Vec<MatchedColumn>,
}

/// Reads the rows of a file by the form of a procedure.
///
/// # Errors
/// When the file cannot be read, or anything in it is an error; then everything that is wrong is told at once.
pub fn read_rows(form: &Form, file_name: &str, bytes: &[u8]) -> Result<ReadRows, AppError> {
    rows_of(form, &read_tables(file_name, bytes)?, &Against::default())
}

/// The tables of a file, before anything is known about them.
///
/// # Errors
/// When the file cannot be read.
pub fn read_tables(file_name: &str, bytes: &[u8]) -> Result<Vec<RawTable>, AppError> {
    Ok(import::read(file_name, bytes, &Limits::default())?)
}

/// A copy of a unit's file with `marks`.
///
/// # Errors
/// When the file cannot be read.
pub fn mark_file(bytes: &[u8], marks: &[Mark]) -> Result<MarkedCopy, AppError> {
    Ok(import::marked(bytes, marks, &Limits::default())?)
}

/// The rows of the one among `tables` that the form is about; held `against` what is known of its unit.
///
/// # Errors
/// As [`read_rows`].
pub fn rows_of(form: &Form, tables: &[RawTable], against: &Against<'_>) -> Result<ReadRows, AppError> {
    let Some(checked) = form::check_tables(form, tables, against.before) else {
        return Err(import::ImportError::Empty.into());
    };
    let findings = placed(form, &checked, against);
    let grave = |one: &PlacedFinding| one.finding.severity == Severity::Error;
    if !checked.is_acceptable() || findings.iter().any(grave) {
        let (faults, more, columns) = (checked.faults, checked.more, checked.columns);
        return Err(AppError::Faulty(Box::new(FaultyFile { faults, more, findings, columns })));
    }
    let rows = checked.rows.into_iter().map(|row| row.cells).collect();
    Ok(ReadRows { rows, was: checked.was, faults: checked.faults, findings, columns: checked.columns })
}

fn placed(form: &Form, checked: &form::Checked, against: &Against<'_>) -> Vec<PlacedFinding> {
    let rows = &checked.rows;
    let cells = || rows.iter().map(|row| &row.cells);
    let listed = against.unit.map(|unit| form::coverage(form, against.processes, unit, cells()));
    form::findings_of_part(form, cells())
        .into_iter()
        .chain(listed.into_iter().flatten())
        .map(|finding| {
            let found = finding.rows.iter().filter_map(|row| rows.get(*row)).map(|row| row.place.clone());
            let places: Vec<Place> = found.collect();
            let about = checked.columns.iter().find(|one| one.key.is_some() && one.key == finding.column);
            let column = about.map(|one| one.column);
            let cells = places.iter().map(|place| Place { column, ..place.clone() }).collect();
            PlacedFinding { finding, places, cells }
        })
        .collect()
}

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
        if let Err(fault) = moving::move_row(form, register, &mut entries, number, after.as_deref()) {
            wrong.push(fault);
        }
    }
    if !wrong.is_empty() {
        return Err(AppError::Edits(wrong));
    }
    Ok(form::bound(form, draft.entries(), entries))
}

coded! {
/// Why a cell of a draft cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum EditFault {
    /// No row has the number.
    NoRow {
        /// The number.
        number: String,
        /// The numbers there are.
        #[serde(skip)]
        known: Vec<String>,
    },
    /// The form has no such column, or it is the printed number.
    NoColumn {
        /// The column.
        column: ColumnKey,
        /// The columns there are.
        columns: Vec<NamedColumn>,
    },
    /// The order of the form puts the row elsewhere.
    OutOfOrder {
        /// The row.
        number: String,
        /// Titles of the columns that put rows in order.
        columns: Vec<String>,
    },
    /// The form does not take the value.
    BadValue {
        /// The row.
        number: String,
        /// Head of the column.
        title: String,
        /// The value.
        value: String,
    },
}
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

/// None of `entries` has this number.
pub(super) fn no_row(number: &str, entries: &[Entry]) -> EditFault {
    let known = entries.iter().map(|entry| entry.number.clone()).collect();
    EditFault::NoRow { number: number.to_owned(), known }
}

fn set_cell(
    form: &Form,
    entries: &mut [Entry],
    number: &str,
    key: &ColumnKey,
    text: &str,
) -> Result<(), EditFault> {
    let Some(column) = form.filled_in().find(|column| column.key == *key) else {
        return Err(EditFault::NoColumn { column: key.clone(), columns: form.named_columns() });
    };
    let Some(place) = entries.iter().position(|entry| entry.number == number) else {
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
