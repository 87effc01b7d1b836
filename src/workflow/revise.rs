//! Answering remarks and revising the draft: after a change of substance everybody agrees again,
//! after an editorial one those who agreed are only told.

use std::sync::Arc;

use crate::domain::{ColumnKey, Entry, PersonId, RemarkId};
use crate::form::{self, ColumnKind, EntryChange, Form};

use super::agree::{Agreement, NewRound, agreeing};
use super::collect::content_findings;
use super::command::Command;
use super::decide::{not_before, words};
use super::draft::entries_digest;
use super::event::{Answer, Decision, Weight};
use super::rights::{Act, permit};
use super::seating::seated;
use super::{Event, Refusal, Register, Rules, SeatedGroup};

pub(super) fn answer(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    remark: RemarkId,
    answer: &Answer,
) -> Result<Vec<Event>, Refusal> {
    let agreement = agreeing(rules, register)?;
    permit(rules, command, Act::Revise, std::slice::from_ref(agreement.by), None)?;
    not_before(command, agreement.draft.stage_since)?;
    let mut events = vec![answered(&agreement, remark, answer)?];
    let finals = !matches!(answer, Answer::ToMeeting { .. });
    let last = agreement.draft.open_remarks().all(|open| open.id == remark);
    if finals && last && agreement.is_agreed() {
        let stage = agreement.stage.key.clone();
        events.push(Event::StageCompleted { draft: agreement.draft.no, stage });
    }
    Ok(events)
}

fn answered(agreement: &Agreement<'_>, id: RemarkId, answer: &Answer) -> Result<Event, Refusal> {
    let remark = agreement.draft.remarks.iter().find(|remark| remark.id == id);
    let remark = remark.ok_or(Refusal::UnknownRemark { remark: id })?;
    if !remark.is_open() {
        return Err(Refusal::RemarkAnswered { remark: id });
    }
    match answer {
        Answer::Accepted => {}
        Answer::PartlyAccepted { part } => words(part, "part")?,
        Answer::Rejected { reason } => words(reason, "reason")?,
        Answer::ToMeeting { meeting } => words(meeting, "meeting")?,
    }
    Ok(Event::RemarkAnswered { draft: agreement.draft.no, remark: id, answer: answer.clone() })
}

pub(super) fn revise(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    answers: &[(RemarkId, Answer)],
    entries: Option<&Arc<Vec<Entry>>>,
    weight: Weight,
) -> Result<Vec<Event>, Refusal> {
    let agreement = agreeing(rules, register)?;
    permit(rules, command, Act::Revise, std::slice::from_ref(agreement.by), None)?;
    not_before(command, agreement.draft.since)?;
    if agreement.draft.remarks.iter().all(|remark| remark.round != agreement.round.no) {
        return Err(Refusal::NothingToRevise);
    }
    let mut events: Vec<Event> =
        answers.iter().map(|(id, answer)| answered(&agreement, *id, answer)).collect::<Result<_, _>>()?;
    all_answered(&agreement, answers)?;
    let changed = entries.filter(|entries| entries.as_slice() != agreement.draft.entries());
    let round = match changed {
        Some(entries) => {
            events.push(revised(rules, &agreement, entries, weight)?);
            next_round(rules, register, &agreement, entries, weight)?
        }
        // Every remark was rejected: those who agreed stand by it, the others decide again.
        None => next_round(rules, register, &agreement, agreement.draft.entries(), Weight::Editorial)?,
    };
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
    agreement: &Agreement<'_>,
    entries: &Arc<Vec<Entry>>,
    weight: Weight,
) -> Result<Event, Refusal> {
    if entries.is_empty() {
        return Err(Refusal::EmptyDraft);
    }
    content_findings(rules, entries)?;
    let changes = form::diff(agreement.draft.entries(), entries);
    if weight == Weight::Editorial {
        editorial_only(&rules.procedure.form, &changes)?;
    }
    let digest = entries_digest(entries);
    Ok(Event::Revised { draft: agreement.draft.no, entries: Arc::clone(entries), digest, changes, weight })
}

/// A row more or less, or another value of a vocabulary, is a change of substance whatever it is called.
fn editorial_only(form: &Form, changes: &[EntryChange]) -> Result<(), Refusal> {
    let mut entries = Vec::new();
    let mut columns: Vec<ColumnKey> = Vec::new();
    for change in changes {
        match change {
            EntryChange::Added { entry, .. } => entries.push(entry.number.clone()),
            EntryChange::Excluded { number, .. } => entries.push(number.clone()),
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

fn next_round(
    rules: &Rules<'_>,
    register: &Register,
    agreement: &Agreement<'_>,
    entries: &[Entry],
    weight: Weight,
) -> Result<NewRound, Refusal> {
    let (groups, told) = match weight {
        Weight::Substance => (seated(rules, register, entries, agreement.stage)?, Vec::new()),
        Weight::Editorial => still_to_agree(agreement),
    };
    Ok(NewRound {
        draft: agreement.draft.no,
        no: agreement.round.no + 1,
        digest: entries_digest(entries),
        groups,
        told,
    })
}

fn still_to_agree(agreement: &Agreement<'_>) -> (Vec<SeatedGroup>, Vec<PersonId>) {
    let round = agreement.round;
    let agreed = |seat: &PersonId| {
        matches!(round.decisions.get(seat), Some(Decision::Agreed | Decision::AgreedWithRemarks))
    };
    let told =
        round.groups.iter().flat_map(|group| &group.seats).filter(|seat| agreed(seat)).cloned().collect();
    let mut groups = Vec::new();
    for group in &round.groups {
        let seats: Vec<PersonId> = group.seats.iter().filter(|seat| !agreed(seat)).cloned().collect();
        let needed = group.needed.saturating_sub(round.agreed_in(group));
        if !seats.is_empty() && needed > 0 {
            groups.push(SeatedGroup { seats, needed, ..group.clone() });
        }
    }
    (groups, told)
}
