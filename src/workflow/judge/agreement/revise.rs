//! Answering remarks and revising the draft: after a change of substance everybody agrees again,
//! after an editorial one those who agreed are only told.

use std::sync::Arc;

use prikaz_domain::{ColumnKey, Digest, Entry, PersonId, RemarkId};
use prikaz_form as form;
use prikaz_form::{ColumnKind, EntryChange, Form};

use super::agree::{Agreement, NewRound, agreeing};
use super::seating::seated;
use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::judge::collection::collect::content_findings;
use crate::judge::draft::{entries_digest, something_to_say};
use crate::judge::order::numbered::numbered;
use crate::record::event::Event;
use crate::record::visa::{Answer, Decision, SeatedGroup, Weight};
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::Register;

pub(crate) fn answer(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    remark: RemarkId,
    answer: &Answer,
) -> Result<Vec<Event>, Refusal> {
    let agreement = agreeing(rules, register)?;
    permit(rules, command, Act::Revise, std::slice::from_ref(agreement.by), None)?;
    let mut events = vec![answered(&agreement, command, remark, answer)?];
    // An accepted remark changes the draft, so the drafter revises it before it goes on.
    if matches!(answer, Answer::Rejected { .. }) && agreement.ends_with(remark) {
        let stage = agreement.stage.key.clone();
        events.push(Event::StageCompleted { draft: agreement.draft.no, stage });
    }
    Ok(events)
}

fn answered(
    agreement: &Agreement<'_>,
    command: &Command,
    id: RemarkId,
    answer: &Answer,
) -> Result<Event, Refusal> {
    let remark = agreement.draft.remark(id).ok_or(Refusal::UnknownRemark { remark: id })?;
    if !remark.is_open() {
        return Err(Refusal::RemarkAnswered { remark: id });
    }
    not_before(command, remark.since)?;
    match answer {
        Answer::Accepted => {}
        Answer::PartlyAccepted { part } => words(part, NeededWords::Part)?,
        Answer::Rejected { reason } => words(reason, NeededWords::Reason)?,
        Answer::ToMeeting { meeting } => words(meeting, NeededWords::Meeting)?,
    }
    Ok(Event::RemarkAnswered { draft: agreement.draft.no, remark: id, answer: answer.clone() })
}

pub(crate) fn revise(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    answers: &[(RemarkId, Answer)],
    entries: Option<&Arc<Vec<Entry>>>,
    (weight, of): (Weight, Option<Digest>),
) -> Result<Vec<Event>, Refusal> {
    let agreement = agreeing(rules, register)?;
    permit(rules, command, Act::Revise, std::slice::from_ref(agreement.by), None)?;
    not_before(command, agreement.draft.since)?;
    // What another changed meanwhile is not undone by rows that were made of the draft before.
    if let Some((given, current)) = of.zip(agreement.draft.digest()).filter(|(of, now)| of != now) {
        return Err(Refusal::StaleDraft { given, current });
    }
    if agreement.draft.remarks.iter().all(|remark| remark.round != agreement.round.no) {
        return Err(Refusal::NothingToRevise);
    }
    let mut events = Vec::new();
    for (place, (id, answer)) in answers.iter().enumerate() {
        if answers[..place].iter().any(|(earlier, _)| earlier == id) {
            return Err(Refusal::RemarkAnswered { remark: *id });
        }
        events.push(answered(&agreement, command, *id, answer)?);
    }
    all_answered(&agreement, answers)?;
    let entries = entries.map(|entries| Arc::new(numbered(rules.procedure, register, entries.to_vec())));
    let changed = entries.filter(|entries| entries.as_slice() != agreement.draft.entries());
    let (groups, told, digest) = match &changed {
        Some(entries) => {
            something_to_say(rules, register, entries)?;
            let digest = entries_digest(entries);
            events.push(revised(rules, register, &agreement, entries, weight, digest)?);
            let (groups, told) = next_groups(rules, register, &agreement, entries, weight)?;
            (groups, told, digest)
        }
        // The rows stay: those who agreed stand by it, the others decide again.
        None => {
            let (groups, told) = still_to_agree(&agreement);
            (groups, told, agreement.round.digest)
        }
    };
    let round = NewRound { draft: agreement.draft, no: agreement.round.no + 1, digest, groups, told };
    events.extend(round.open(rules, command, agreement.stage)?);
    Ok(events)
}

/// Each remark has its final answer before the draft goes round again.
fn all_answered(agreement: &Agreement<'_>, answers: &[(RemarkId, Answer)]) -> Result<(), Refusal> {
    let finally = |id: RemarkId| {
        answers
            .iter()
            .any(|(answered, answer)| *answered == id && !matches!(answer, Answer::ToMeeting { .. }))
    };
    let remarks: Vec<RemarkId> =
        agreement.draft.open_remarks().map(|remark| remark.id).filter(|id| !finally(*id)).collect();
    if remarks.is_empty() { Ok(()) } else { Err(Refusal::OpenRemarks { remarks }) }
}

fn revised(
    rules: &Rules<'_>,
    register: &Register,
    agreement: &Agreement<'_>,
    entries: &Arc<Vec<Entry>>,
    weight: Weight,
    digest: Digest,
) -> Result<Event, Refusal> {
    if entries.is_empty() {
        return Err(Refusal::EmptyDraft);
    }
    content_findings(rules, register, entries)?;
    let changes = form::diff(agreement.draft.entries(), entries);
    if weight == Weight::Editorial {
        editorial_only(&rules.procedure.form, &changes)?;
    }
    Ok(Event::Revised { draft: agreement.draft.no, entries: Arc::clone(entries), digest, changes, weight })
}

/// A row more or less, or another value of a vocabulary, is a change of substance whatever it is called.
fn editorial_only(form: &Form, changes: &[EntryChange]) -> Result<(), Refusal> {
    let mut entries = Vec::new();
    let mut columns: Vec<ColumnKey> = Vec::new();
    for change in changes {
        match change {
            EntryChange::Added { .. } | EntryChange::Moved { .. } | EntryChange::Excluded { .. } => {
                entries.push(change.number().to_owned());
            }
            EntryChange::Changed { number, columns: changed, .. } => {
                let grave = changed.keys().filter(|column| is_of_vocabulary(form, column));
                let before = columns.len();
                columns.extend(grave.cloned());
                if columns.len() > before {
                    entries.push(number.clone());
                }
            }
        }
    }
    columns.sort();
    columns.dedup();
    if entries.is_empty() { Ok(()) } else { Err(Refusal::NotEditorial { entries, columns }) }
}

fn is_of_vocabulary(form: &Form, column: &ColumnKey) -> bool {
    let kind = form.column(column).map(|column| &column.kind);
    matches!(kind, Some(ColumnKind::Choice(_) | ColumnKind::Choices(_)))
}

/// Who decides in the next round, and who is only told.
type Seats = (Vec<SeatedGroup>, Vec<PersonId>);

fn next_groups(
    rules: &Rules<'_>,
    register: &Register,
    agreement: &Agreement<'_>,
    entries: &[Entry],
    weight: Weight,
) -> Result<Seats, Refusal> {
    match weight {
        Weight::Substance => Ok((seated(rules, register, entries, agreement.stage)?, Vec::new())),
        Weight::Editorial => Ok(still_to_agree(agreement)),
    }
}

fn still_to_agree(agreement: &Agreement<'_>) -> Seats {
    let round = agreement.round;
    let agreed = |seat: &PersonId| {
        matches!(round.decisions.get(seat), Some(Decision::Agreed | Decision::AgreedWithRemarks))
    };
    let agreed_now = round.groups.iter().flat_map(|group| &group.seats).filter(|seat| agreed(seat));
    let mut told: Vec<PersonId> = Vec::new();
    for person in round.told.iter().chain(agreed_now) {
        if !told.contains(person) {
            told.push(person.clone());
        }
    }
    let mut groups = Vec::new();
    for group in round.groups.iter() {
        let seats: Vec<PersonId> = group.seats.iter().filter(|seat| !agreed(seat)).cloned().collect();
        let needed = group.needed.saturating_sub(round.agreed_in(group));
        if !seats.is_empty() && needed > 0 {
            groups.push(SeatedGroup { seats, needed, ..group.clone() });
        }
    }
    (groups, told)
}
