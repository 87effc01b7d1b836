//! The explanation of a due date, for a person and for a program.

use serde_json::{Value, json};

use super::words;
use crate::calendar::{CalendarEdition, DaySpan, Explanation, TimeLimit};
use crate::cli::{CommandError, Ui};

pub(super) fn print(ui: &mut Ui, explanation: &Explanation) -> Result<(), CommandError> {
    ui.line(explanation.due.to_string())?;
    let head = ui.text("calendar.explain.head", facts(ui, explanation));
    ui.line(head)?;
    list(ui, "calendar.explain.counted", &spans(ui, &explanation.counted))?;
    list(ui, skipped_heading(explanation), &spans(ui, &explanation.skipped))?;
    list(ui, "calendar.explain.clauses", &clauses(ui, explanation))?;
    let editions: Vec<String> = explanation.editions.iter().map(|edition| cited(ui, edition)).collect();
    list(ui, "calendar.explain.calendars", &editions)
}

pub(super) fn value(ui: &Ui, explanation: &Explanation) -> Value {
    json!({
        "event_date": explanation.from.to_string(),
        "limit": explanation.limit,
        "first_day": explanation.begins.to_string(),
        "unmoved_end": explanation.unmoved_end.to_string(),
        "due_date": explanation.due.to_string(),
        "skipped": explanation.skipped.iter().map(|span| span_value(ui, span)).collect::<Vec<_>>(),
        "counted": explanation.counted.iter().map(|span| span_value(ui, span)).collect::<Vec<_>>(),
        "clauses": explanation.clauses,
        "calendars": explanation.editions,
    })
}

fn span_value(ui: &Ui, span: &DaySpan) -> Value {
    json!({
        "from": span.from.to_string(),
        "to": span.to.to_string(),
        "reason": words::reason_code(&span.reason),
        "text": words::reason(ui, span.from, &span.reason),
    })
}

fn facts(ui: &Ui, explanation: &Explanation) -> Value {
    let (kind, n) = match explanation.limit {
        TimeLimit::WorkingDays(days) => ("working-days", days.0),
        TimeLimit::CalendarDays(days) => ("calendar-days", days.0),
        TimeLimit::Months(months) => ("months", months),
        TimeLimit::Immediately => ("immediately", 0),
        TimeLimit::FixedDate(_) => ("fixed-date", 0),
    };
    json!({
        "limit": ui.text(&format!("calendar.limit.{kind}"), json!({ "n": n })),
        "from": words::day(ui, explanation.from),
        "begins": words::day(ui, explanation.begins),
        "unmoved_end": words::day(ui, explanation.unmoved_end),
        "slid": explanation.unmoved_end != explanation.due,
        "due": words::day(ui, explanation.due),
    })
}

fn skipped_heading(explanation: &Explanation) -> &'static str {
    match explanation.limit {
        TimeLimit::WorkingDays(_) => "calendar.explain.skipped",
        _ => "calendar.explain.slid-over",
    }
}

fn spans(ui: &Ui, spans: &[DaySpan]) -> Vec<String> {
    let line = |span: &DaySpan| {
        let days = words::span(ui, span.from, span.to);
        format!("{days} — {}", words::reason(ui, span.from, &span.reason))
    };
    spans.iter().map(line).collect()
}

fn cited(ui: &Ui, edition: &CalendarEdition) -> String {
    let facts = json!({ "decree": edition.decree, "file": edition.file, "region": edition.region });
    ui.text("calendar.explain.edition", facts)
}

fn clauses(ui: &Ui, explanation: &Explanation) -> Vec<String> {
    let text = |clause| {
        let code = serde_json::to_value(clause).unwrap_or_default();
        ui.text(&format!("calendar.clause.{}", code.as_str().unwrap_or_default()), ())
    };
    explanation.clauses.iter().map(text).collect()
}

fn list(ui: &mut Ui, heading: &str, lines: &[String]) -> Result<(), CommandError> {
    if lines.is_empty() {
        return Ok(());
    }
    let heading = ui.text(heading, ());
    ui.line(heading)?;
    lines.iter().try_for_each(|line| ui.line(format!("  {line}")))
}
