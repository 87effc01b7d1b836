//! Rows from a unit's file: read, checked against the form and its rules, all faults at once.

use prikaz_domain::{Entry, Severity, UnitId};
use prikaz_form::{self as form, Cells, Fault, Form, ListedProcess, MatchedColumn, Place, RawTable, Was};
use prikaz_import::{self as import, Limits, Mark, MarkedCopy};
use prikaz_workflow::Register;

use crate::{AppError, FaultyFile, PlacedFinding};

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

/// The rows that `unit` has in the edition in force.
pub fn rows_in_force(register: &Register, unit: &UnitId) -> Vec<Entry> {
    let entries = register.rows_in_hands();
    entries.iter().filter(|entry| entry.is_of(unit)).cloned().collect()
}
