//! The explanation of a due date, for a person and for a program.

use serde_json::{Value, json};

use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_calendar::{CalendarEdition, DaySpan, Explanation, TimeLimit};
use prikaz_wording::Word;
use prikaz_wording::answer::day;
use prikaz_wording::calendar as says;

pub(crate) fn print(ui: &mut Ui, explanation: &Explanation) -> Result<(), CommandError> {
    ui.line(explanation.due.to_string())?;
    ui.line(ui.say(&head(ui, explanation)))?;
    list(ui, says::EXPLAIN_COUNTED, &spans(ui, &explanation.counted))?;
    list(ui, skipped_heading(explanation), &spans(ui, &explanation.skipped))?;
    list(ui, says::EXPLAIN_CLAUSES, &clauses(ui, explanation))?;
    let editions: Vec<String> = explanation.editions.iter().map(|edition| cited(ui, edition)).collect();
    list(ui, says::EXPLAIN_CALENDARS, &editions)
}

pub(crate) fn value(ui: &Ui, explanation: &Explanation) -> Value {
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
        "reason": span.reason.code(),
        "text": day::reason(ui.messages(), span.from, &span.reason),
    })
}

fn head(ui: &Ui, explanation: &Explanation) -> says::ExplainHead {
    let limit = match explanation.limit {
        TimeLimit::WorkingDays(days) => ui.say(&says::LimitInWorkingDays { n: days.0 }),
        TimeLimit::CalendarDays(days) => ui.say(&says::LimitInCalendarDays { n: days.0 }),
        TimeLimit::Months(n) => ui.say(&says::LimitInMonths { n }),
        TimeLimit::Immediately => ui.word(says::LIMIT_IMMEDIATELY),
        TimeLimit::FixedDate(_) => ui.word(says::LIMIT_FIXED_DATE),
    };
    says::ExplainHead {
        limit,
        immediately: matches!(explanation.limit, TimeLimit::Immediately),
        from: day::day(ui.messages(), explanation.from),
        begins: day::day(ui.messages(), explanation.begins),
        unmoved_end: day::day(ui.messages(), explanation.unmoved_end),
        slid: explanation.unmoved_end != explanation.due,
        due: day::day(ui.messages(), explanation.due),
    }
}

fn skipped_heading(explanation: &Explanation) -> Word {
    match explanation.limit {
        TimeLimit::WorkingDays(_) => says::EXPLAIN_SKIPPED,
        _ => says::EXPLAIN_SLID_OVER,
    }
}

fn spans(ui: &Ui, spans: &[DaySpan]) -> Vec<String> {
    let line = |span: &DaySpan| {
        let days = day::span(ui.messages(), span.from, span.to);
        format!("{days} — {}", day::reason(ui.messages(), span.from, &span.reason))
    };
    spans.iter().map(line).collect()
}

fn cited(ui: &Ui, edition: &CalendarEdition) -> String {
    let CalendarEdition { decree, file, region, .. } = edition.clone();
    ui.say(&says::ExplainEdition { decree, file, region })
}

fn clauses(ui: &Ui, explanation: &Explanation) -> Vec<String> {
    explanation.clauses.iter().map(|clause| ui.term(&says::CLAUSES, clause)).collect()
}

fn list(ui: &mut Ui, heading: Word, lines: &[String]) -> Result<(), CommandError> {
    if lines.is_empty() {
        return Ok(());
    }
    ui.line(ui.word(heading))?;
    lines.iter().try_for_each(|line| ui.line(format!("  {line}")))
}
