//! Wording of days, reasons and faults of calendar files.

use serde_json::{Value, json};
use time::Date;

use crate::calendar::{Basis, Fault, Reason};
use crate::cli::Ui;

/// A date in words: «27 апреля 2024 г., суббота».
pub(super) fn day(ui: &Ui, date: Date) -> String {
    let weekday = ui.text(&format!("calendar.weekday.{}", date.weekday().number_from_monday()), ());
    ui.text("calendar.day", json!({ "date": plain(ui, date), "weekday": weekday }))
}

/// A date in words without its weekday.
pub(super) fn plain(ui: &Ui, date: Date) -> String {
    let month = ui.text(&format!("calendar.of-month.{}", u8::from(date.month())), ());
    ui.text("calendar.date", json!({ "day": date.day(), "month": month, "year": date.year() }))
}

/// A period in words, or one day.
pub(super) fn span(ui: &Ui, from: Date, to: Date) -> String {
    if from == to {
        return day(ui, from);
    }
    ui.text("calendar.span", json!({ "from": day(ui, from), "to": day(ui, to) }))
}

/// Why the days from `date` on are off, or count.
pub(super) fn reason(ui: &Ui, date: Date, reason: &Reason) -> String {
    let (code, facts) = match reason {
        Reason::Weekend => ("weekend", json!({})),
        Reason::Holiday => ("holiday", json!({ "name": holiday(ui, date) })),
        Reason::TransferredOff { from, basis, decree } => {
            let code = match basis {
                Basis::Decree => "transferred-off",
                Basis::LabourCode112 => "moved-by-law",
            };
            (code, json!({ "from": day(ui, *from), "decree": cited(decree) }))
        }
        Reason::WorkingWeekend { to, decree } => {
            ("working-weekend", json!({ "to": day(ui, *to), "decree": cited(decree) }))
        }
        Reason::Special { act } => ("special", json!({ "act": act })),
        Reason::RegionalOff { title, act, swap_from } => {
            let from = swap_from.map(|from| day(ui, from));
            ("regional-off", json!({ "title": title, "act": act, "from": from }))
        }
        Reason::RegionalWorking { to, title, act } => {
            ("regional-working", json!({ "to": day(ui, *to), "title": title, "act": act }))
        }
    };
    ui.text(&format!("calendar.reason.{code}"), facts)
}

/// An act without its title: the full citation stands once, with the calendar.
fn cited(act: &str) -> &str {
    act.split(" «").next().unwrap_or(act)
}

/// The code of a reason, for programs.
pub(super) fn reason_code(reason: &Reason) -> &'static str {
    match reason {
        Reason::Weekend => "weekend",
        Reason::Holiday => "holiday",
        Reason::TransferredOff { .. } => "transferred-off",
        Reason::WorkingWeekend { .. } => "working-weekend",
        Reason::Special { .. } => "special",
        Reason::RegionalOff { .. } => "regional-off",
        Reason::RegionalWorking { .. } => "regional-working",
    }
}

/// Faults of calendar files, one a line.
pub(super) fn faults(ui: &Ui, faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| self::fault(ui, fault)).collect()
}

fn fault(ui: &Ui, fault: &Fault) -> String {
    let mut facts = serde_json::to_value(&fault.problem).unwrap_or(Value::Null);
    facts["key"] = json!(fault.key);
    let code = facts["code"].as_str().unwrap_or_default().to_owned();
    let text = ui.text(&format!("calendar.fault.{code}"), facts);
    let key = if fault.key.is_empty() { String::new() } else { format!(" `{}`:", fault.key) };
    format!("{}:{}:{key} {text}", fault.file, fault.line)
}

/// The name of the holiday that begins on `date`.
fn holiday(ui: &Ui, date: Date) -> String {
    let month = u8::from(date.month());
    let key = match month {
        1 => "calendar.holiday.01".to_owned(),
        _ => format!("calendar.holiday.{month:02}-{:02}", date.day()),
    };
    if ui.messages().has(&key) { ui.text(&key, ()) } else { ui.text("calendar.holiday.other", ()) }
}
