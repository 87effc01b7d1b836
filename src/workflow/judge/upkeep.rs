//! Extending a deadline, correcting a record, giving a document out.

use std::collections::BTreeSet;
use std::sync::Arc;

use time::Date;

use prikaz_domain::{ActReference, DraftNo, EditionNo, PlaceKey, StageKey};
use prikaz_form::{ListedProcess, process_columns};

use super::order::publish::proper_address;
use super::owed::instruct::may_be_right;
use crate::command::Command;
use crate::judge::asked::{not_before, not_earlier, words};
use crate::named::no_unit;
use crate::record::correction::Correction;
use crate::record::deadline::{Subject, Task};
use crate::record::event::Event;
use crate::record::paper::{FileReference, Paper, Shown};
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::Register;

pub(crate) fn extend(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    stage: &StageKey,
    subject: &Subject,
    to: Date,
    basis: &str,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::ExtendDeadline, &[], None)?;
    words(basis, NeededWords::Basis)?;
    if rules.procedure.stage(stage).is_none() {
        let stages = rules.procedure.stages.iter().map(|stage| stage.key.clone()).collect();
        return Err(Refusal::UnknownStage { stage: stage.clone(), stages });
    }
    let (draft, task) = open_task(register, stage, subject)?;
    let since = register.draft.as_ref().filter(|open| open.no == draft).map(|open| open.stage_since);
    let followed = register.follow_ups.iter().find(|one| one.draft == draft).map(|one| one.stage_since);
    not_before(command, since.or(followed).unwrap_or(command.on))?;
    let was = task.due().ok_or_else(|| no_such_task(register, stage))?;
    if to <= was {
        return Err(Refusal::NotLater { was });
    }
    Ok(vec![Event::DeadlineExtended {
        draft,
        stage: stage.clone(),
        subject: subject.clone(),
        was,
        now: to,
        basis: basis.trim().to_owned(),
    }])
}

fn open_task<'a>(
    register: &'a Register,
    stage: &StageKey,
    subject: &Subject,
) -> Result<(DraftNo, &'a Task), Refusal> {
    let of_draft = register
        .draft
        .iter()
        .filter(|draft| draft.stage.as_ref() == Some(stage))
        .flat_map(|draft| draft.tasks.iter().map(|task| (draft.no, task)));
    let of_editions = register
        .follow_ups
        .iter()
        .filter(|follow_up| follow_up.stage.as_ref() == Some(stage))
        .flat_map(|follow_up| follow_up.tasks.iter().map(|task| (follow_up.draft, task)));
    of_draft
        .chain(of_editions)
        .find(|(_, task)| task.subject == *subject)
        .ok_or_else(|| no_such_task(register, stage))
}

fn no_such_task(register: &Register, stage: &StageKey) -> Refusal {
    let of_draft = register.draft.iter().filter_map(|draft| Some((draft.stage.clone()?, &draft.tasks)));
    let followed = register.follow_ups.iter().filter_map(|one| Some((one.stage.clone()?, &one.tasks)));
    let open = of_draft.chain(followed).filter(|(_, tasks)| tasks.iter().any(|task| task.due().is_some()));
    let open: BTreeSet<StageKey> = open.map(|(stage, _)| stage).collect();
    Refusal::NoSuchTask { stage: stage.clone(), open: open.into_iter().collect() }
}

pub(crate) fn correct(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    version: u64,
    correction: &Correction,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::Correct, &[], None)?;
    words(reason, NeededWords::Reason)?;
    if let Some(opened) = &register.opened {
        not_before(command, opened.on)?;
    }
    if version == 0 || version > register.version {
        return Err(Refusal::UnknownRecord { version, last: register.version });
    }
    match correction {
        Correction::Publication { edition, place, on, address } => {
            right_publication(rules, register, command, *edition, place, *on, address)?;
        }
        Correction::Instruction { instruction, done } => {
            let known = &register.instructions;
            may_be_right(rules.into(), known, command.occasion(), *instruction, done.as_ref())?;
        }
        Correction::Order { edition, now, .. } => right_order(register, *edition, now)?,
        Correction::Note { text } => words(text, NeededWords::Note)?,
    }
    Ok(vec![Event::RecordCorrected {
        version,
        correction: correction.clone(),
        reason: reason.trim().to_owned(),
    }])
}

fn right_publication(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    no: EditionNo,
    place: &PlaceKey,
    on: Date,
    address: &str,
) -> Result<(), Refusal> {
    let edition = register.known_edition(no)?;
    if !edition.published.contains_key(place) {
        let places = edition.published.keys().cloned().collect();
        return Err(Refusal::UnknownPlace { place: place.clone(), places });
    }
    if on > command.on {
        return Err(Refusal::InFuture { on, today: command.on });
    }
    if on < edition.order.date {
        return Err(Refusal::BeforeEarlier { on, earlier: edition.order.date });
    }
    rules.procedure.place(place).map_or(Ok(()), |known| proper_address(known, address))
}

/// The right date lies between those of the orders before and after, and not after a publication.
fn right_order(register: &Register, no: EditionNo, now: &ActReference) -> Result<(), Refusal> {
    let edition = register.known_edition(no)?;
    let of = |no: u32| register.edition(EditionNo(no)).map(|edition| edition.order.date);
    if let Some(before) = no.0.checked_sub(1).and_then(of) {
        not_earlier(now.date, before)?;
    }
    let published = edition.published.values().map(|(day, _)| *day);
    published.chain(of(no.0 + 1)).try_for_each(|day| not_earlier(day, now.date))
}

/// A document is recorded once: the same bytes given out again to show the same are the same document.
pub(crate) fn issue(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    paper: Paper,
    file: &FileReference,
    shown: &Shown,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::Issue, &[], None)?;
    let Shown { draft, shows, rows: content } = shown.clone();
    if draft.0 == 0 || draft.0 > register.last_draft {
        return Err(Refusal::NoDraft);
    }
    if register.issued.get(&file.digest) == Some(shown) {
        return Ok(Vec::new());
    }
    let shows = Some(shows);
    Ok(vec![Event::DocumentIssued { draft, paper, file: file.clone(), content, shows }])
}

/// The list is of units that there are; the same list again is no event.
pub(crate) fn list_processes(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    listed: &Arc<Vec<ListedProcess>>,
    file: Option<&FileReference>,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::ListProcesses, &[], None)?;
    if process_columns(&rules.procedure.form).is_none() {
        return Err(Refusal::NoProcessRule);
    }
    if let Some(stray) = listed.iter().find(|one| rules.organisation.unit(&one.unit).is_none()) {
        return Err(no_unit(rules.organisation, &stray.unit));
    }
    if register.processes == *listed {
        return Ok(Vec::new());
    }
    Ok(vec![Event::ProcessesListed { listed: Arc::clone(listed), file: file.cloned() }])
}
