//! What a collection waits for besides the submissions: visas of deputies, then the drawing together.

use super::Ui;
use super::show::names_of;
use crate::app::Rulebook;
use crate::domain::{PersonId, RegisterId, RoleKey, UnitId};
use crate::procedure::{Stage, StageKind};
use crate::wording::Command;
use crate::wording::task::{TO_CONSOLIDATE, TaskFacts, ToVisa};
use crate::workflow::{Draft, Phase, Register, SubmissionState, holds, taking_part};

/// Who has to give a visa; once all units have what they need, who draws the submissions together.
pub(super) fn in_collection(
    ui: &Ui,
    book: &Rulebook,
    id: &RegisterId,
    register: &Register,
) -> Vec<TaskFacts> {
    let Some(draft) = &register.draft else { return Vec::new() };
    let stage = draft.stage.as_ref().and_then(|key| book.procedure.stage(key));
    let (Phase::Collecting, Some(stage)) = (&draft.phase, stage) else { return Vec::new() };
    let StageKind::Collect { from, by, visa, .. } = &stage.kind else { return Vec::new() };
    let units = taking_part(&book.rules(), register, from);
    let visas: Vec<TaskFacts> = match visa {
        Some(role) => visas(ui, book, id, draft, stage, &units, role),
        None => Vec::new(),
    };
    if !visas.is_empty() || units.iter().any(|unit| is_awaited(draft, unit)) {
        return visas;
    }
    let command = Command::Consolidate { register: id.clone() };
    vec![waits(stage, ui.word(TO_CONSOLIDATE), held(book, by, None), book, command)]
}

fn visas(
    ui: &Ui,
    book: &Rulebook,
    id: &RegisterId,
    draft: &Draft,
    stage: &Stage,
    units: &[UnitId],
    role: &RoleKey,
) -> Vec<TaskFacts> {
    let unvisaed = units.iter().filter(|unit| state(draft, unit) == Some(SubmissionState::HandedIn));
    let titled = unvisaed.filter_map(|unit| book.organisation.unit(unit));
    titled
        .map(|unit| {
            let subject = ui.say(&ToVisa { unit: unit.title.clone() });
            let command = Command::SubmissionVisa { register: id.clone(), unit: unit.id.clone() };
            waits(stage, subject, held(book, role, Some(&unit.id)), book, command)
        })
        .collect()
}

fn state(draft: &Draft, unit: &UnitId) -> Option<SubmissionState> {
    draft.submissions.get(unit).map(|submission| submission.state)
}

fn is_awaited(draft: &Draft, unit: &UnitId) -> bool {
    matches!(state(draft, unit), None | Some(SubmissionState::Returned))
}

fn held(book: &Rulebook, role: &RoleKey, unit: Option<&UnitId>) -> Vec<PersonId> {
    let persons = book.organisation.persons.iter().map(|person| &person.id);
    persons.filter(|person| holds(&book.rules(), person, role, unit)).cloned().collect()
}

/// The units that hand in by the procedure's collection; nobody where it has none.
pub(super) fn handing_in(book: &Rulebook, register: &Register) -> Vec<UnitId> {
    let collected = book.procedure.stages.iter().find_map(|stage| match &stage.kind {
        StageKind::Collect { from, .. } => Some(taking_part(&book.rules(), register, from)),
        _ => None,
    });
    collected.unwrap_or_default()
}

/// A task without a limit of its own: it falls within that of the stage.
pub(super) fn waits(
    stage: &Stage,
    subject: String,
    keys: Vec<PersonId>,
    book: &Rulebook,
    command: Command,
) -> TaskFacts {
    TaskFacts {
        stage: stage.title.clone(),
        subject,
        holders: names_of(book, &keys),
        keys,
        command: Some(command),
        due: None,
        left: None,
        clause: None,
        waiting: true,
        held: None,
        week: false,
        instruction: None,
    }
}
