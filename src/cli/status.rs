//! `prikaz register status`: who holds what, and by when.

use serde_json::json;

use super::CommandError;
use super::desk::Desk;
use super::show::{names_of, subject};
use super::told::{self, left};
use super::waiting;
use crate::app::Rulebook;
use crate::domain::RegisterId;
use crate::procedure::{Lost, StageKind};
use crate::wording::Command;
use crate::wording::task::{
    EditionFacts, FallenFacts, IDLE, RegisterTask, RemarksToAnswer, StatusHead, TaskFacts,
};
use crate::workflow::{Edition, Instructed, Phase, Register, Repeals, Subject, Task, lost_units};

/// Who holds what, and by when.
pub(super) fn status(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let today = desk.day(&book);
    let facts = tasks(desk, &book, id, &register, today);
    if desk.ui.json() {
        let lost = lost(&book, id, &register);
        return desk.ui.value(&json!({ "register": id, "tasks": facts, "lost": lost }));
    }
    let repeals = desk.office.repeals(&register).map_err(|error| desk.error(Some(id), &error))?;
    let head = desk.ui.say(&head_facts(&book, &register, &repeals, today));
    desk.ui.line(head)?;
    for one in lost(&book, id, &register) {
        let line = desk.ui.text(&format!("register.lost.{}", one["what"].as_str().unwrap_or_default()), one);
        desk.ui.line(line)?;
    }
    if facts.is_empty() {
        let line = desk.ui.word(IDLE);
        return desk.ui.line(line);
    }
    for task in facts {
        let line = desk.ui.say(&RegisterTask { task });
        desk.ui.line(line)?;
    }
    Ok(())
}

/// What the register counts on and its body has no more: each with the way out.
fn lost(book: &Rulebook, id: &RegisterId, register: &Register) -> Vec<serde_json::Value> {
    let collecting = register.draft.as_ref().is_some_and(|draft| draft.phase == Phase::Collecting);
    let fact = |what: &str, name: &str| json!({ "register": id, "what": what, "name": name, "collecting": collecting });
    let units = lost_units(&book.rules(), register);
    let units = units.iter().map(|unit| fact("unit", unit.as_str()));
    let others = book.lost.iter().filter_map(|one| match one {
        // Whether a unit still matters is told by the register.
        Lost::Unit(_) => None,
        Lost::Person(name) => Some(fact("person", name)),
        Lost::Role(name) => Some(fact("role", name)),
        Lost::Holder(name) => Some(fact("holder", name)),
    });
    units.chain(others).collect()
}

/// All that is to be done about a register now: by whom, by when, by which command.
pub(super) fn tasks(
    desk: &Desk<'_>,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
    today: time::Date,
) -> Vec<TaskFacts> {
    let mut facts = status_facts(book, id, register, today);
    facts.extend(remarks_to_answer(desk, book, id, register));
    facts.extend(waiting::in_collection(desk.ui, book, id, register));
    facts.extend(instructions(desk, book, id, register, today));
    for task in &mut facts {
        task.week = task.due.is_some_and(|due| falls_due_this_week(due, today));
    }
    facts
}

/// From today to Sunday.
pub(super) fn falls_due_this_week(due: time::Date, today: time::Date) -> bool {
    let left = time::Duration::days(i64::from(6 - today.weekday().number_days_from_monday()));
    let last = today.saturating_add(left);
    due >= today && due <= last
}

/// What the orders of the register told somebody to do, and nobody has done yet.
fn instructions(
    desk: &Desk<'_>,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
    today: time::Date,
) -> Vec<TaskFacts> {
    let facts = |one: &Instructed| {
        let facts = told::facts(book.into(), id.as_str(), one, today);
        TaskFacts {
            stage: desk.ui.text("instruction.titled", &facts),
            subject: told::whom(&book.organisation, &one.given),
            holders: names_of(book, &one.given.holders),
            keys: one.given.holders.to_vec(),
            command: Some(Command::InstructionDone { target: id.to_string(), instruction: one.given.no }),
            due: one.due,
            left: one.due.and_then(|due| left(&book.calendar, today, due)),
            clause: Some(desk.ui.text("instruction.clause", &facts)),
            waiting: false,
            held: None,
            week: false,
            instruction: Some(one.given.no),
        }
    };
    register.instructions.open().map(facts).collect()
}

fn head_facts(book: &Rulebook, register: &Register, repeals: &Repeals, today: time::Date) -> StatusHead {
    let named = |edition: &Edition| EditionFacts { no: edition.no, order: edition.order.clone() };
    let fallen = register.fallen_at(today, repeals);
    StatusHead {
        title: register.opened.as_ref().map(|opened| opened.title.clone()).unwrap_or_default(),
        in_force: register.edition_at(today, repeals).map(named),
        fallen: fallen.map(|(edition, repeal)| FallenFacts {
            no: edition.no,
            order: edition.order.clone(),
            by: repeal.by.clone(),
        }),
        awaiting: register.awaiting_force(today, repeals).map(named).collect(),
        draft: register.draft.as_ref().map(|draft| draft.no),
        stage: register
            .draft
            .as_ref()
            .and_then(|draft| draft.stage.as_ref())
            .and_then(|key| book.procedure.stage(key))
            .map(|stage| stage.title.clone()),
        digest: register.draft.as_ref().and_then(crate::workflow::Draft::digest),
    }
}

fn status_facts(book: &Rulebook, id: &RegisterId, register: &Register, today: time::Date) -> Vec<TaskFacts> {
    let of_draft = register.draft.iter().map(|one| (one.stage.clone(), &one.tasks, one.stage_since));
    let of_editions = register.follow_ups.iter().map(|one| (one.stage.clone(), &one.tasks, one.stage_since));
    of_draft
        .chain(of_editions)
        .flat_map(|(stage, tasks, since)| tasks.iter().map(move |task| (stage.clone(), task, since)))
        .map(|(stage, task, since)| {
            let stage = stage.and_then(|key| book.procedure.stage(&key));
            // The day it came is the first.
            let held = book.calendar.working_days_between(since, today.max(since)).ok();
            TaskFacts {
                stage: stage.map(|stage| stage.title.clone()).unwrap_or_default(),
                subject: part(book, task),
                holders: names_of(book, &task.holders),
                keys: task.holders.to_vec(),
                held: held.map(|days| i64::from(days) + 1),
                command: stage.and_then(|stage| command(id, &stage.kind, &task.subject)),
                due: task.due(),
                left: task.due().and_then(|due| left(&book.calendar, today, due)),
                clause: clause(task).map(str::to_owned),
                waiting: false,
                week: false,
                instruction: None,
            }
        })
        .collect()
}

/// What does it, for whoever holds it.
fn command(id: &RegisterId, kind: &StageKind, subject: &Subject) -> Option<Command> {
    let register = id.clone();
    Some(match (kind, subject) {
        (StageKind::Collect { .. }, Subject::Unit(unit)) => {
            Command::SubmissionAdd { register, unit: unit.clone() }
        }
        (StageKind::Check { .. }, _) => Command::CheckPass { register },
        (StageKind::Agree { .. }, _) => Command::Visa { register },
        (StageKind::Approve { .. }, _) => Command::Sign { register },
        (StageKind::Publish { .. }, Subject::Place(place)) => {
            Command::Publish { register, place: place.clone() }
        }
        (StageKind::Inform { .. }, _) => Command::Inform { register },
        _ => return None,
    })
}

/// Between a return and the next round the draft is held by those who answer remarks.
fn remarks_to_answer(
    desk: &Desk<'_>,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
) -> Option<TaskFacts> {
    let draft = register.draft.as_ref()?;
    let stage = draft.stage.as_ref().and_then(|key| book.procedure.stage(key))?;
    let StageKind::Agree { by, .. } = &stage.kind else { return None };
    let remarks: Vec<_> = draft.open_remarks().map(|remark| remark.id).collect();
    let Phase::Agreeing(round) = &draft.phase else { return None };
    if remarks.is_empty() && !round.is_returned() {
        return None;
    }
    let keys: Vec<_> = book.organisation.holders(by).map(|one| one.id.clone()).collect();
    let subject = desk.ui.say(&RemarksToAnswer { remarks });
    let command = Command::Revise { register: id.clone() };
    Some(waiting::waits(stage, subject, keys, book, command))
}

/// What a task is about, where its holder does not say it already.
fn part(book: &Rulebook, task: &Task) -> String {
    match &task.subject {
        Subject::Agreer(person) if *task.holders == [person.clone()] => String::new(),
        other => subject(book, other),
    }
}

fn clause(task: &Task) -> Option<&str> {
    task.deadline.as_ref().map(|deadline| deadline.clause.as_str())
}
