//! `prikaz calendar due --batch`: due dates for a table.

use std::path::Path;

use serde_json::{Map, Value, json};
use time::Date;

use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::due_batch::{BatchFault, BatchProblem, DueTable, WORKING_DAYS, due_batch};
use prikaz_app::{DataDir, whole_file};
use prikaz_calendar::ProductionCalendar;
use prikaz_wording::calendar as says;
use prikaz_wording::said::{Failed, Internal, Kind, OfTable, Unreadable};

pub(crate) fn run(
    data: &DataDir,
    ui: &mut Ui,
    calendar: &ProductionCalendar,
    file: &Path,
) -> Result<(), CommandError> {
    let bytes = read(file).map_err(|error| {
        let path = file.display().to_string();
        Unreadable { kind: Kind::Failure, path, error }
    })?;
    let table = due_batch(calendar, &bytes).map_err(|faults| faulty(data, file, faults))?;
    if !calendar.doubtful_years(Date::MIN, Date::MAX).is_empty() {
        let region = calendar.region().unwrap_or_default().to_owned();
        ui.tell(&says::DoubtfulRegion { region });
    }
    if ui.json() { ui.value(&objects(&table)) } else { print(ui, &table) }
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    match file.as_os_str() == "-" {
        true => whole_file::all_of(std::io::stdin().lock()),
        false => whole_file::bytes(file),
    }
}

fn print(ui: &mut Ui, table: &DueTable) -> Result<(), CommandError> {
    let text = table.to_csv().map_err(Internal)?;
    ui.line(text.trim_end_matches('\n'))
}

fn objects(table: &DueTable) -> Vec<Map<String, Value>> {
    let object = |row: &Vec<String>| {
        let cells = table.header.iter().zip(row);
        cells.map(|(name, cell)| (name.trim().to_owned(), value(name, cell))).collect()
    };
    table.rows.iter().map(object).collect()
}

/// The number of days is a number; whatever else stands in the file stays the text it is.
fn value(name: &str, cell: &str) -> Value {
    match cell.trim().parse::<u32>() {
        Ok(days) if name.trim() == WORKING_DAYS => json!(days),
        _ => json!(cell),
    }
}

fn faulty(data: &DataDir, file: &Path, faults: Vec<BatchFault>) -> Failed<'static> {
    let missing = missing_files(data, &faults);
    let failed = Failed::refused(says::BatchFaulty { n: faults.len() });
    let placed = |fault| OfTable { file: file.display().to_string(), fault };
    let failed = failed.with_details(faults.into_iter().map(placed));
    missing.into_iter().fold(failed, |failed, place| failed.with_hint(says::BatchHint { place }))
}

/// The calendars that would have to be added, each once.
fn missing_files(data: &DataDir, faults: &[BatchFault]) -> std::collections::BTreeSet<String> {
    let missing = faults.iter().filter_map(|fault| match &fault.problem {
        BatchProblem::MissingYear { year, file } if (1900..=2100).contains(year) => Some(data.place(file)),
        _ => None,
    });
    missing.collect()
}
