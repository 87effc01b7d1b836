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
    let mut facts = status_facts(&book, &register, today);
    facts.extend(remarks_to_answer(desk, &book, &register));
    facts.extend(waiting::in_collection(desk.ui, &book, &register));
    facts.extend(instructions(desk, &book, id, &register, today));
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

fn status_facts(book: &Rulebook, register: &Register, today: time::Date) -> Vec<serde_json::Value> {
    let of_draft = register.draft.iter().map(|draft| (draft.stage.clone(), &draft.tasks));
    let of_editions = register.follow_ups.iter().map(|one| (one.stage.clone(), &one.tasks));
    of_draft
        .chain(of_editions)
        .flat_map(|(stage, tasks)| tasks.iter().map(move |task| (stage.clone(), task)))
        .map(|(stage, task)| {
            let stage = stage.and_then(|key| book.procedure.stage(&key));
            let left = task.due().map(|due| left(&book.calendar, today, due));
            json!({
                "stage": stage.map(|stage| &stage.title),
                "subject": part(book, task),
                "holders": names_of(book, &task.holders),
                "due": task.due(),
                "left": left,
                "clause": clause(task),
                "waiting": false,
            })
        })
        .collect()
}

/// Between a return and the next round the draft is held by those who answer remarks.
fn remarks_to_answer(desk: &Desk<'_>, book: &Rulebook, register: &Register) -> Option<serde_json::Value> {
    let draft = register.draft.as_ref()?;
    let stage = draft.stage.as_ref().and_then(|key| book.procedure.stage(key))?;
    let StageKind::Agree { by, .. } = &stage.kind else { return None };
    let open: Vec<u32> = draft.open_remarks().map(|remark| remark.id.0).collect();
    let Phase::Agreeing(round) = &draft.phase else { return None };
    if open.is_empty() && !round.is_returned() {
        return None;
    }
    let holders: Vec<String> = book.organisation.holders(by).map(|one| one.name.surname_first()).collect();
    let subject = desk.ui.text("register.remarks", json!({ "remarks": open }));
    Some(json!({ "stage": stage.title, "subject": subject, "holders": holders, "due": null, "left": null,
        "clause": null, "waiting": true }))
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
