//! `prikaz calendar check`: every calendar file against its own totals and the law.

use serde_json::json;

use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::DataDir;
use prikaz_app::calendars::{CheckedFile, check_calendars};
use prikaz_wording::calendar as says;
use prikaz_wording::placed::fault_lines;
use prikaz_wording::said::{Failed, Quoted};

pub(crate) fn run(data: &DataDir, ui: &mut Ui) -> Result<(), CommandError> {
    let check = check_calendars(data);
    if !check.faults.is_empty() {
        let facts = says::FaultyCalendars { n: check.faults.len() };
        return Err(Failed::refused(facts)
            .with_details(fault_lines(ui.messages(), &check.faults).into_iter().map(Quoted))
            .into());
    }
    if ui.json() {
        let files: Vec<_> = check.files.iter().map(value).collect();
        return ui.value(&json!({ "files": files, "faults": [] }));
    }
    for file in &check.files {
        let line = line(ui, file);
        ui.line(line)?;
    }
    ui.line(ui.say(&says::CheckedAll { n: check.files.len() }))
}

fn line(ui: &Ui, file: &CheckedFile) -> String {
    let place = file.place.clone();
    match file.totals {
        Some(totals) => ui.say(&says::CheckedYear {
            place,
            working: totals.working_days,
            off: totals.days_off,
            hours: totals.hours,
        }),
        None => ui.say(&says::CheckedRegion { place, n: file.regional_days.unwrap_or_default() }),
    }
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
