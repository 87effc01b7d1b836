//! Due dates for a whole table of events.

use serde::Serialize;
use time::Date;

use prikaz_calendar::{ProductionCalendar, TimeLimit, WorkingDays, parse_date};
use prikaz_fact::coded;
use prikaz_import::delimited::{self, DelimitedRow};

/// Column of the day of the event.
pub const EVENT_DATE: &str = "event_date";
/// Column of the number of working days.
pub const WORKING_DAYS: &str = "n_working_days";
/// Column that is added.
pub const DUE_DATE: &str = "due_date";

/// A table with the due dates added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueTable {
    /// What separates cells, as in the table read.
    pub delimiter: u8,
    /// Names of the columns, `due_date` the last.
    pub header: Vec<String>,
    /// The rows; every cell as it was read, the due date the last.
    pub rows: Vec<Vec<String>>,
}

impl DueTable {
    /// The table as CSV with the delimiter it was read with, in UTF-8, a line feed after each row.
    ///
    /// # Errors
    /// When a row cannot be written, which memory does not refuse.
    pub fn to_csv(&self) -> Result<String, csv::Error> {
        delimited::write(self.delimiter, std::iter::once(&self.header).chain(&self.rows))
    }
}

/// A defect of the table, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BatchFault {
    /// Line of the file, from 1.
    pub line: u64,
    /// Number of the column, from 1.
    pub column: usize,
    /// What is wrong.
    #[serde(flatten)]
    pub problem: BatchProblem,
}

coded! {
/// What is wrong with a cell; written for the templates of messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum BatchProblem {
    /// The table has no rows, not even a header.
    Empty,
    /// The header lacks a column.
    MissingColumn {
        /// Its name.
        name: &'static str,
    },
    /// The header has a column twice, or one that is to be added.
    SuperfluousColumn {
        /// Its name.
        name: &'static str,
    },
    /// The row ends before this column, or the cell is empty.
    MissingCell {
        /// Name of the column.
        name: &'static str,
    },
    /// The row has more cells than the header.
    ExtraCells,
    /// A text that is no date.
    NotADate {
        /// The text.
        text: String,
    },
    /// A text that is no number of days from 1.
    NotANumber {
        /// The text.
        text: String,
    },
    /// The count needs a year that has no calendar.
    MissingYear {
        /// The year.
        year: i32,
        /// The file to add.
        file: String,
    },
}
}

/// Adds the due date to every row of the table in `bytes`.
///
/// # Errors
/// Every fault of the table at once; then no row is counted.
pub fn due_batch(calendar: &ProductionCalendar, bytes: &[u8]) -> Result<DueTable, Vec<BatchFault>> {
    let table = delimited::read(bytes);
    let Some((header, rows)) = table.rows.split_first() else {
        return Err(vec![BatchFault { line: 1, column: 1, problem: BatchProblem::Empty }]);
    };
    let columns = columns(header)?;
    let (mut counted, mut faults) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        match due_row(calendar, &columns, row) {
            Ok(row) => counted.push(row),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let names = header.cells.iter().cloned().chain([DUE_DATE.to_owned()]);
    Ok(DueTable { delimiter: table.delimiter, header: names.collect(), rows: counted })
}

struct Columns {
    event: usize,
    days: usize,
    width: usize,
}

fn columns(header: &DelimitedRow) -> Result<Columns, Vec<BatchFault>> {
    let found = |name: &str| -> Vec<usize> {
        let named = |(_, cell): &(usize, &String)| cell.trim().eq_ignore_ascii_case(name);
        header.cells.iter().enumerate().filter(named).map(|(place, _)| place).collect()
    };
    let (events, days) = (found(EVENT_DATE), found(WORKING_DAYS));
    let mut faults = Vec::new();
    for (name, places) in [(EVENT_DATE, &events), (WORKING_DAYS, &days)] {
        if places.is_empty() {
            faults.push(fault(header, header.cells.len(), BatchProblem::MissingColumn { name }));
        }
        let again = places.iter().skip(1);
        faults.extend(again.map(|place| fault(header, *place, BatchProblem::SuperfluousColumn { name })));
    }
    for place in found(DUE_DATE) {
        faults.push(fault(header, place, BatchProblem::SuperfluousColumn { name: DUE_DATE }));
    }
    match (events.first(), days.first()) {
        (Some(event), Some(days)) if faults.is_empty() => {
            Ok(Columns { event: *event, days: *days, width: header.cells.len() })
        }
        _ => Err(faults),
    }
}

fn due_row(
    calendar: &ProductionCalendar,
    columns: &Columns,
    row: &DelimitedRow,
) -> Result<Vec<String>, Vec<BatchFault>> {
    let event = event_date(row, columns.event);
    let days = working_days(row, columns.days);
    let extra = fault(row, columns.width, BatchProblem::ExtraCells);
    let extra = (row.cells.len() > columns.width).then_some(extra);
    let (event, days) = match (event, days, extra) {
        (Ok(event), Ok(days), None) => (event, days),
        (event, days, extra) => return Err(event.err().into_iter().chain(days.err()).chain(extra).collect()),
    };
    let due = calendar.due(event, &TimeLimit::WorkingDays(days)).map_err(|missing| {
        let problem = BatchProblem::MissingYear { year: missing.year, file: missing.file() };
        vec![fault(row, columns.event, problem)]
    })?;
    let mut cells = row.cells.clone();
    cells.resize(columns.width, String::new());
    cells.push(due.to_string());
    Ok(cells)
}

fn event_date(row: &DelimitedRow, place: usize) -> Result<Date, BatchFault> {
    let text = cell(row, place, EVENT_DATE)?;
    parse_date(text).ok_or_else(|| fault(row, place, BatchProblem::NotADate { text: text.to_owned() }))
}

fn working_days(row: &DelimitedRow, place: usize) -> Result<WorkingDays, BatchFault> {
    let text = cell(row, place, WORKING_DAYS)?;
    let days = text.parse().ok().filter(|days| *days > 0).map(WorkingDays);
    days.ok_or_else(|| fault(row, place, BatchProblem::NotANumber { text: text.to_owned() }))
}

fn cell<'r>(row: &'r DelimitedRow, place: usize, name: &'static str) -> Result<&'r str, BatchFault> {
    let text = row.cells.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    text.ok_or_else(|| fault(row, place, BatchProblem::MissingCell { name }))
}

fn fault(row: &DelimitedRow, place: usize, problem: BatchProblem) -> BatchFault {
    BatchFault { line: row.line, column: place + 1, problem }
}
