//! The deadline compliance report: planned and actual days of each stage, working days used and over,
//! who holds it now, clause, late recording.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use time::Date;

use crate::calendar::{MissingYear, ProductionCalendar};
use crate::document::{Alignment, Cell, Chart, Column, Content, Properties, Row, Table};
use crate::domain::{PersonId, RegisterId};
use crate::procedure::StageKind;
use crate::report::tasks::{Outcome, Standing, TaskLine};
use crate::workflow;

use super::{Matter, Subject};

/// A task in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineRow {
    /// The register.
    pub register: RegisterId,
    /// Number of the draft.
    pub draft: u32,
    /// The edition the draft became.
    pub edition: Option<u32>,
    /// Key of the stage.
    pub stage: String,
    /// Name of the stage.
    pub title: String,
    /// Round of agreement.
    pub round: Option<u32>,
    /// Whose part of the stage it is; empty for the whole draft.
    pub subject: String,
    /// Who holds it, or held it.
    pub holders: Vec<String>,
    /// Who did it, where it was another: one who acted for the holder, or entered what came on paper.
    pub done_by: Option<String>,
    /// The day it began.
    pub began: Date,
    /// The day its limit counts from.
    pub counted_from: Option<Date>,
    /// The last day as first counted.
    pub planned: Option<Date>,
    /// The last day after extensions.
    pub due: Option<Date>,
    /// Bases of extensions.
    pub extended: Vec<String>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Working days used.
    pub used: u32,
    /// Working days over.
    pub over: u32,
    /// How it stands: `done-in-time`, `done-late`, `running`, `overdue`, `no-limit`, `done`, `dropped`.
    pub standing: &'static str,
    /// Working days left, while it runs.
    pub left: Option<u32>,
    /// Clause of the procedure.
    pub clause: Option<String>,
    /// Decree of the calendar the deadline was counted by.
    pub calendar: Option<String>,
    /// Calendar days by which the record came after the act.
    pub recorded_late: Option<i64>,
}

/// The rows of a register as of `as_of`.
///
/// # Errors
/// When a count needs a year that has no production calendar.
pub fn deadline_rows(
    subject: Subject<'_>,
    register: &RegisterId,
    tasks: &[TaskLine],
    calendar: &ProductionCalendar,
    as_of: Date,
) -> Result<Vec<DeadlineRow>, MissingYear> {
    tasks.iter().map(|task| row(subject, register, task, calendar, as_of)).collect()
}

fn row(
    subject: Subject<'_>,
    register: &RegisterId,
    task: &TaskLine,
    calendar: &ProductionCalendar,
    as_of: Date,
) -> Result<DeadlineRow, MissingYear> {
    let standing = task.standing(calendar, as_of)?;
    let stage = subject.procedure.stage(&task.stage);
    let deadline = task.deadline.as_ref();
    Ok(DeadlineRow {
        register: register.clone(),
        draft: task.draft.0,
        edition: task.edition.map(|edition| edition.0),
        stage: task.stage.to_string(),
        title: stage.map_or_else(|| task.stage.to_string(), |stage| stage.title.clone()),
        round: task.round,
        subject: named(subject, &task.subject),
        holders: task.holders.iter().map(|person| subject.name(person)).collect(),
        done_by: done_by(task).map(|person| subject.name(person)),
        began: task.began,
        counted_from: deadline.map(|deadline| deadline.from),
        planned: deadline.map(|deadline| deadline.due),
        due: task.due,
        extended: task.extended.clone(),
        done: task.end.as_ref().filter(|end| end.outcome == Outcome::Done).map(|end| end.on),
        used: task.used(calendar, as_of)?,
        over: over(standing),
        standing: word(standing),
        left: match standing {
            Standing::Running(left) => Some(left),
            _ => None,
        },
        clause: deadline.map(|deadline| deadline.clause.clone()),
        calendar: deadline.map(|deadline| deadline.calendar.decree.clone()),
        recorded_late: task.recorded_late(),
    })
}

/// The one who did it, where he is not one of those who held it.
fn done_by(task: &TaskLine) -> Option<&PersonId> {
    let by = task.end.as_ref().filter(|end| end.outcome == Outcome::Done)?.by.as_ref()?;
    (!task.holders.contains(by)).then_some(by)
}

fn over(standing: Standing) -> u32 {
    match standing {
        Standing::DoneLate(over) | Standing::Overdue(over) => over,
        _ => 0,
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::DoneUnlimited => "done",
        Standing::DoneInTime => "done-in-time",
        Standing::DoneLate(_) => "done-late",
        Standing::RunningUnlimited => "no-limit",
        Standing::Running(_) => "running",
        Standing::Overdue(_) => "overdue",
        Standing::Dropped => "dropped",
    }
}

fn named(subject: Subject<'_>, what: &workflow::Subject) -> String {
    match what {
        workflow::Subject::Whole => String::new(),
        workflow::Subject::Unit(unit) => {
            subject.organisation.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.title.clone())
        }
        workflow::Subject::Agreer(person) => subject.name(person),
        workflow::Subject::Place(place) => {
            let places = subject.procedure.stages.iter().filter_map(|stage| match &stage.kind {
                StageKind::Publish { places } => Some(places),
                _ => None,
            });
            let known = places.flatten().find(|known| known.key == *place);
            known.map_or_else(|| place.to_string(), |known| format!("на {}", known.title))
        }
    }
}

/// Heads and widths of the printed table.
const COLUMNS: [(&str, f32); 9] = [
    ("Реестр, редакция (проект)", 16.0),
    ("Этап", 22.0),
    ("Исполнитель", 23.0),
    ("Пункт порядка", 12.0),
    ("Срок", 12.0),
    ("Исполнено", 12.0),
    ("Затрачено рабочих дней", 13.0),
    ("Просрочено рабочих дней", 13.0),
    ("Отметка", 20.0),
];

/// The report as a paper.
pub fn deadlines(
    rows: &[DeadlineRow],
    as_of: Date,
    author: &str,
    mark: Option<String>,
    checkpoint: &str,
) -> Matter {
    let count = |wanted: &str| rows.iter().filter(|row| row.standing == wanted).count();
    let context = json!({
        "as_of": as_of,
        "total": rows.len(),
        "in_time": count("done-in-time"),
        "late": count("done-late"),
        "overdue": count("overdue"),
        "running": count("running"),
        "unlimited": count("done") + count("no-limit"),
        "dropped": count("dropped"),
        "recorded_late": rows.iter().filter(|row| row.recorded_late.is_some()).count(),
        "checkpoint": checkpoint,
    });
    Matter {
        template: "report-deadlines",
        context,
        tables: BTreeMap::from([("deadlines".to_owned(), table(rows))]),
        properties: Properties {
            title: "Отчёт о соблюдении сроков".to_owned(),
            author: author.to_owned(),
            subject: "Сроки этапов ведения реестров".to_owned(),
            created: as_of,
            language: "ru-RU".to_owned(),
        },
        mark,
    }
}

fn table(rows: &[DeadlineRow]) -> Table {
    Table {
        name: "Сроки".to_owned(),
        columns: COLUMNS.iter().map(|(_, width)| Column::new(*width)).collect(),
        head: vec![Row::new(COLUMNS.map(|(head, _)| Cell::text(head)))],
        column_numbers: true,
        rows: rows.iter().map(printed).collect(),
        chart: Some(Chart {
            title: "Рабочие дни по этапам".to_owned(),
            category: 1,
            series: vec![6, 7],
            measure: "рабочие дни".to_owned(),
        }),
    }
}

fn printed(row: &DeadlineRow) -> Row {
    let date = |date: Option<Date>| date.map_or_else(|| Cell::text("—"), |day| Cell::new(Content::Date(day)));
    let edition = match row.edition {
        Some(edition) => format!("{}, редакция №\u{a0}{edition}", row.register),
        None => format!("{}, проект №\u{a0}{}", row.register, row.draft),
    };
    let days = |days: u32| Cell::new(Content::Number(f64::from(days))).aligned(Alignment::Centre);
    Row::new([
        Cell::text(edition),
        Cell::text(stage(row)),
        Cell::text(holder(row)),
        Cell::text(row.clause.clone().unwrap_or_else(|| "—".to_owned())),
        date(row.due),
        date(row.done),
        days(row.used),
        days(row.over),
        Cell::text(remark(row)),
    ])
}

fn stage(row: &DeadlineRow) -> String {
    match row.round {
        Some(round) => format!("{}, круг №\u{a0}{round}", row.title),
        None => row.title.clone(),
    }
}

fn holder(row: &DeadlineRow) -> String {
    let mut holders = row.holders.join(", ");
    if let Some(by) = &row.done_by {
        holders.push_str(&format!(" (исполнил(а) {by})"));
    }
    if row.subject.is_empty() || row.holders.contains(&row.subject) {
        holders
    } else {
        format!("{}: {holders}", row.subject)
    }
}

fn remark(row: &DeadlineRow) -> String {
    let mut text = match row.standing {
        "done" => "исполнено, срок не установлен".to_owned(),
        "done-in-time" => "исполнено в срок".to_owned(),
        "done-late" => "исполнено с опозданием".to_owned(),
        "no-limit" => "в работе, срок не установлен".to_owned(),
        "running" => match row.left {
            Some(0) => "в работе, последний день срока".to_owned(),
            left => format!("в работе, осталось рабочих дней: {}", left.unwrap_or(0)),
        },
        "overdue" => "не исполнено, срок истёк".to_owned(),
        _ => "не потребовалось".to_owned(),
    };
    for basis in &row.extended {
        text.push_str(&format!("; срок продлён: {basis}"));
    }
    if let Some(days) = row.recorded_late {
        text.push_str(&format!("; запись внесена позже на календарных дней: {days}"));
    }
    text
}
