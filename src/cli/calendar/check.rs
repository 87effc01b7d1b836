//! `prikaz calendar check`: every calendar file against its own totals and the law.

use serde_json::json;

use super::{count, words};
use crate::app::DataDir;
use crate::app::calendars::{CheckedFile, check_calendars};
use crate::cli::{CommandError, Ui};

pub(super) fn run(data: &DataDir, ui: &mut Ui) -> Result<(), CommandError> {
    let check = check_calendars(data);
    if !check.faults.is_empty() {
        let message = ui.text("calendar.faulty.message", count(check.faults.len()));
        return Err(CommandError::refused(message)
            .with_details(words::faults(ui, &check.faults))
            .with_hint(ui.text("calendar.faulty.hint", ())));
    }
    if ui.json() {
        let files: Vec<_> = check.files.iter().map(value).collect();
        return ui.value(&json!({ "files": files, "faults": [] }));
    }
    for file in &check.files {
        let line = line(ui, file);
        ui.line(line)?;
    }
    let message = ui.text("calendar.checked.all", count(check.files.len()));
    ui.line(message)
}

fn line(ui: &Ui, file: &CheckedFile) -> String {
    let totals = file.totals.unwrap_or_default();
    let facts = json!({
        "place": file.place, "working": totals.working_days, "off": totals.days_off,
        "hours": totals.hours, "n": file.regional_days,
    });
    let key = if file.totals.is_some() { "calendar.checked.year" } else { "calendar.checked.region" };
    ui.text(key, facts)
}

fn value(file: &CheckedFile) -> serde_json::Value {
    match file.totals {
        Some(totals) => json!({
            "file": file.place, "calendar_days": totals.calendar_days,
            "working_days": totals.working_days, "days_off": totals.days_off, "hours": totals.hours,
        }),
        None => json!({ "file": file.place, "regional_days": file.regional_days }),
    }
}
