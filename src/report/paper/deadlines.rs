//! The deadline compliance report: planned and actual days of each stage, working days used and over,
//! who holds it now, clause, late recording.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use time::Date;

use crate::calendar::{MissingYear, ProductionCalendar};
use crate::document::Properties;
use crate::domain::{PersonId, RegisterId, UnitId};
use crate::order::DateStyle;
use crate::procedure::StageKind;
use crate::report::tasks::{Outcome, Standing, TaskLine, Work};
use crate::report::wording;
use crate::workflow::{self, Executor};

use super::{Matter, Subject, deadline_table};

/// A task in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineRow {
    /// The register.
    pub register: RegisterId,
    /// Its name.
    pub register_title: String,
    /// Number of the draft.
    pub draft: u32,
    /// The edition the draft became.
    pub edition: Option<u32>,
    /// Key of the stage; `instruction` for what an order told somebody to do.
    pub stage: String,
    /// Name of the stage, or what the order told.
    pub title: String,
    /// Round of agreement.
    pub round: Option<u32>,
    /// Whose part of the stage it is; empty for the whole draft.
    pub subject: String,
    /// Number of the instruction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instruction: Option<u32>,
    /// Who holds it, or held it.
    pub holders: Vec<String>,
    /// Who did it, where it was another: one who acted for the holder, or entered what came on paper.
    pub done_by: Option<String>,
    /// Whether that other one is a woman.
    #[serde(skip)]
    pub done_by_woman: bool,
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
    /// Clause of the procedure, or of the order.
    pub clause: Option<String>,
    /// Decree of the calendar the deadline was counted by.
    pub calendar: Option<String>,
    /// Calendar days by which the record came after the act.
    pub recorded_late: Option<i64>,
    /// Whether the day was put right by a later record.
    pub corrected: bool,
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
    let named = named(subject, &task.work);
    let deadline = task.deadline.as_ref();
    Ok(DeadlineRow {
        register: register.clone(),
        register_title: subject.procedure.register.name.nominative.clone(),
        draft: task.draft.0,
        edition: task.edition.map(|edition| edition.0),
        stage: named.key,
        title: named.title,
        round: task.part().and_then(|part| part.round),
        subject: named.subject,
        instruction: named.instruction,
        holders: task.holders.iter().map(|person| subject.name(person)).collect(),
        done_by: done_by(task).map(|person| subject.name(person)),
        done_by_woman: done_by(task).is_some_and(|person| subject.is_woman(person)),
        began: task.began,
        counted_from: deadline.map(|deadline| deadline.from),
        planned: task.planned,
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
        clause: named.clause.or_else(|| deadline.map(|deadline| deadline.clause.clone())),
        calendar: deadline.map(|deadline| deadline.calendar.decree.clone()),
        recorded_late: task.recorded_late(),
        corrected: task.corrected,
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

/// A task in words.
struct Named {
    key: String,
    title: String,
    subject: String,
    clause: Option<String>,
    instruction: Option<u32>,
}

fn named(subject: Subject<'_>, work: &Work) -> Named {
    match work {
        Work::Stage(part) => {
            let stage = subject.procedure.stage(&part.stage);
            Named {
                key: part.stage.to_string(),
                title: stage.map_or_else(|| part.stage.to_string(), |stage| stage.title.clone()),
                subject: part_named(subject, &part.subject),
                clause: None,
                instruction: None,
            }
        }
        Work::Instruction(one) => Named {
            key: "instruction".to_owned(),
            title: format!("поручение №\u{a0}{}: {}", one.no, one.task),
            subject: told(subject, &one.whom),
            // Dated in digits as the rest of the table.
            clause: Some(wording::clause_of(
                subject.organisation,
                &one.clause,
                &one.order,
                DateStyle::Dotted,
            )),
            instruction: Some(one.no.0),
        },
    }
}

/// Whom the order told, where the persons who answer for it do not say so already.
fn told(subject: Subject<'_>, whom: &Executor) -> String {
    match whom {
        Executor::Unit(unit) => unit_named(subject, unit),
        Executor::Named(dative) => dative.clone(),
        Executor::Role(_) | Executor::Person(_) => String::new(),
    }
}

fn unit_named(subject: Subject<'_>, unit: &UnitId) -> String {
    subject.organisation.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.title.clone())
}

fn part_named(subject: Subject<'_>, what: &workflow::Subject) -> String {
    match what {
        workflow::Subject::Whole => String::new(),
        workflow::Subject::Unit(unit) => unit_named(subject, unit),
        workflow::Subject::Agreer(person) => subject.name(person),
        workflow::Subject::Place(place) => {
            let places = subject.procedure.stages.iter().filter_map(|stage| match &stage.kind {
                StageKind::Publish { places } => Some(places),
                _ => None,
            });
            let known = places.flatten().find(|known| known.key == *place);
            known.map_or_else(|| place.to_string(), crate::procedure::Place::located)
        }
    }
}

/// The report as a paper.
pub fn deadlines(
    rows: &[DeadlineRow],
    as_of: Date,
    author: &str,
    mark: Option<String>,
    checkpoint: &str,
) -> Matter {
    let count = |wanted: &str| rows.iter().filter(|row| row.standing == wanted).count();
    let names: BTreeMap<_, _> = rows.iter().map(|row| (&row.register, &row.register_title)).collect();
    let names: Vec<_> = names.iter().map(|(key, title)| json!({ "key": key, "title": title })).collect();
    let context = json!({
        "as_of": as_of,
        "registers": names,
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
    let properties = Properties {
        title: "Отчет о соблюдении сроков".to_owned(),
        author: author.to_owned(),
        subject: "Сроки этапов ведения реестров".to_owned(),
        created: as_of,
        language: "ru-RU".to_owned(),
    };
    Matter {
        tables: BTreeMap::from([("deadlines".to_owned(), deadline_table::table(rows))]),
        mark,
        ..Matter::new("report-deadlines", context, properties)
    }
}
