//! `prikaz register status`: who holds what, and by when.

use serde_json::json;

use super::CommandError;
use super::desk::Desk;
use super::show::{names_of, subject};
use super::told::{self, left};
use super::waiting;
use crate::app::Rulebook;
use crate::domain::RegisterId;
use crate::procedure::StageKind;
use crate::workflow::{Edition, Phase, Register, Subject, Task};

/// Who holds what, and by when.
pub(super) fn status(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let today = desk.globals.on.unwrap_or_else(|| desk.office.now(&book).date());
    let facts = tasks(desk, &book, id, &register, today);
    if desk.ui.json() {
        return desk.ui.value(&json!({ "register": id, "tasks": facts }));
    }
    let head = desk.ui.text("register.status", head_facts(&book, &register, today));
    desk.ui.line(head)?;
    if facts.is_empty() {
        let line = desk.ui.text("register.idle", ());
        return desk.ui.line(line);
    }
    for task in facts {
        let line = desk.ui.text("register.task", task);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// All that is to be done about a register now: by whom, by when, by which command.
pub(super) fn tasks(
    desk: &Desk<'_>,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
    today: time::Date,
) -> Vec<serde_json::Value> {
    let mut facts = status_facts(book, id, register, today);
    facts.extend(remarks_to_answer(desk, book, id, register));
    facts.extend(waiting::in_collection(desk.ui, book, id, register));
    facts.extend(instructions(desk, book, id, register, today));
    for task in &mut facts {
        let due = task["due"].as_str().and_then(crate::calendar::parse_date);
        task["week"] = json!(due.is_some_and(|due| falls_due_this_week(due, today)));
    }
    facts
}

/// From today to Sunday.
pub(super) fn falls_due_this_week(due: time::Date, today: time::Date) -> bool {
    let last = today + time::Duration::days(i64::from(6 - today.weekday().number_days_from_monday()));
    due >= today && due <= last
}

/// What the orders of the register told somebody to do, and nobody has done yet.
fn instructions(
    desk: &Desk<'_>,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
    today: time::Date,
) -> Vec<serde_json::Value> {
    let facts = |one| {
        let facts = told::facts(book.into(), id.as_str(), one, today);
        json!({
            "stage": desk.ui.text("instruction.titled", &facts),
            "subject": facts["whom"],
            "holders": facts["holders"],
            "keys": one.given.holders,
            "command": format!("prikaz instruction done {id} {} --paper …", one.given.no),
            "due": facts["due"],
            "left": facts["left"],
            "clause": desk.ui.text("instruction.clause", &facts),
            "waiting": false,
            "instruction": one.given.no,
        })
    };
    register.instructions.open().map(facts).collect()
}

fn head_facts(book: &Rulebook, register: &Register, today: time::Date) -> serde_json::Value {
    let edition = register.last_edition();
    json!({
        "title": register.opened.as_ref().map(|opened| &opened.title),
        "edition": edition.map(|edition| edition.no),
        "order": edition.map(|edition| &edition.order),
        "in_force": edition.and_then(Edition::in_force_since).is_some_and(|since| since <= today),
        "draft": register.draft.as_ref().map(|draft| draft.no),
        "stage": register.draft.as_ref().and_then(|draft| draft.stage.as_ref())
            .and_then(|key| book.procedure.stage(key)).map(|stage| &stage.title),
        "digest": register.draft.as_ref().and_then(crate::workflow::Draft::digest),
    })
}

fn status_facts(
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
    today: time::Date,
) -> Vec<serde_json::Value> {
    let of_draft = register.draft.iter().map(|one| (one.stage.clone(), &one.tasks, one.stage_since));
    let of_editions = register.follow_ups.iter().map(|one| (one.stage.clone(), &one.tasks, one.stage_since));
    of_draft
        .chain(of_editions)
        .flat_map(|(stage, tasks, since)| tasks.iter().map(move |task| (stage.clone(), task, since)))
        .map(|(stage, task, since)| {
            let stage = stage.and_then(|key| book.procedure.stage(&key));
            // The day it came is the first.
            let held = book.calendar.working_days_between(since, today.max(since)).ok().map(|days| days + 1);
            let left = task.due().map(|due| left(&book.calendar, today, due));
            json!({
                "stage": stage.map(|stage| &stage.title),
                "subject": part(book, task),
                "holders": names_of(book, &task.holders),
                "keys": task.holders,
                "held": held,
                "command": stage.and_then(|stage| command(id, &stage.kind, &task.subject)),
                "due": task.due(),
                "left": left,
                "clause": clause(task),
                "waiting": false,
            })
        })
        .collect()
}

/// What does it, for whoever holds it.
fn command(id: &RegisterId, kind: &StageKind, subject: &Subject) -> Option<String> {
    Some(match (kind, subject) {
        (StageKind::Collect { .. }, Subject::Unit(unit)) => {
            format!("prikaz submission add {id} --unit {unit} …")
        }
        (StageKind::Check { .. }, _) => format!("prikaz check pass {id}"),
        (StageKind::Agree { .. }, _) => format!("prikaz agreement visa {id}"),
        (StageKind::Approve { .. }, _) => format!("prikaz order sign {id}"),
        (StageKind::Publish { .. }, Subject::Place(place)) => {
            format!("prikaz publication record {id} --place {place} …")
        }
        (StageKind::Inform { .. }, _) => format!("prikaz publication inform {id} …"),
        _ => return None,
    })
}

/// Between a return and the next round the draft is held by those who answer remarks.
fn remarks_to_answer(
    desk: &Desk<'_>,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
) -> Option<serde_json::Value> {
    let draft = register.draft.as_ref()?;
    let stage = draft.stage.as_ref().and_then(|key| book.procedure.stage(key))?;
    let StageKind::Agree { by, .. } = &stage.kind else { return None };
    let open: Vec<u32> = draft.open_remarks().map(|remark| remark.id.0).collect();
    let Phase::Agreeing(round) = &draft.phase else { return None };
    if open.is_empty() && !round.is_returned() {
        return None;
    }
    let holders: Vec<String> = book.organisation.holders(by).map(|one| one.name.surname_first()).collect();
    let keys: Vec<_> = book.organisation.holders(by).map(|one| &one.id).collect();
    let subject = desk.ui.text("register.remarks", json!({ "remarks": open }));
    Some(json!({ "stage": stage.title, "subject": subject, "holders": holders, "due": null, "left": null,
        "clause": null, "waiting": true, "keys": keys, "command": format!("prikaz register revise {id} …") }))
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
