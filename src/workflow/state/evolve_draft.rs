//! Recording what happens to a draft inside its stages.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use prikaz_domain::{Entry, PersonId, UnitId};

use crate::record::deadline::Subject;
use crate::record::event::Event;
use crate::record::recorded::Recorded;
use crate::record::visa::{Decision, RemarkMade};
use crate::state::register::{Content, Draft, Phase, Register, Submission, SubmissionState};
use crate::state::round::{Remark, Round};

/// Records an event inside the stages of a draft.
pub(crate) fn record_in_draft(register: &mut Register, recorded: &Recorded) {
    let event = &recorded.event;
    if let Event::Consolidated { entries, .. } | Event::Revised { entries, .. } = event {
        remember_rows(register, entries);
    }
    let Some(draft) = register.draft.as_mut() else { return };
    match event {
        Event::SubmissionHandedIn { unit, attempt, rows, was, .. } => {
            let state = SubmissionState::HandedIn;
            let since = recorded.on;
            let asked = draft.task(&Subject::Unit(unit.clone())).map(|task| task.deadline.clone());
            let before = || draft.submissions.get(unit).and_then(|before| before.deadline.clone());
            let deadline = asked.unwrap_or_else(before);
            let (attempt, rows, was) = (*attempt, rows.clone(), was.clone());
            let submission = Submission { attempt, rows, was, state, since, handed_in: since, deadline };
            Arc::make_mut(&mut draft.submissions).insert(unit.clone(), submission);
            draft.tasks.retain(|task| task.subject != Subject::Unit(unit.clone()));
        }
        Event::SubmissionVisaed { unit, .. } => {
            set_state(draft, unit, SubmissionState::Visaed, recorded.on);
        }
        Event::SubmissionReturned { unit, task, .. } => {
            set_state(draft, unit, SubmissionState::Returned, recorded.on);
            draft.tasks.push(task.clone());
        }
        Event::UnitWithdrawn { unit, reason, .. } => {
            draft.withdrawn.insert(unit.clone(), reason.clone());
            draft.tasks.retain(|task| task.subject != Subject::Unit(unit.clone()));
        }
        Event::RowMarked { entry, reason, note, .. } => {
            Arc::make_mut(&mut draft.marks).insert((*entry, reason.clone()), note.clone());
        }
        Event::RequirementsAnswered { requirements, .. } => {
            Arc::make_mut(&mut draft.requirements).extend(requirements.clone());
        }
        Event::ConflictDecided { conflict, settlement, .. } => {
            Arc::make_mut(&mut draft.decisions).insert(*conflict, settlement.clone());
        }
        Event::Consolidated { entries, digest, .. } => {
            draft.content = Some(Content { entries: Arc::clone(entries), digest: *digest });
            draft.tasks.clear();
        }
        Event::FindingsRecorded { findings: found, .. } => {
            if let Phase::Checking { findings, .. } = &mut draft.phase {
                findings.extend(found.iter().cloned());
            }
        }
        Event::CheckReturned { units, .. } => {
            for unit in units {
                set_state(draft, unit, SubmissionState::Returned, recorded.on);
            }
            draft.content = None;
        }
        Event::CheckPassed { .. } => {
            if let Phase::Checking { passed, .. } = &mut draft.phase {
                *passed = true;
            }
        }
        Event::Revised { entries, digest, .. } => {
            draft.content = Some(Content { entries: Arc::clone(entries), digest: *digest });
        }
        Event::Presented { digest, .. } => {
            if let Phase::Approving { presented } = &mut draft.phase {
                *presented = Some(*digest);
            }
        }
        _ => record_in_round(draft, recorded),
    }
}

/// Events inside a round of agreement.
fn record_in_round(draft: &mut Draft, recorded: &Recorded) {
    match &recorded.event {
        Event::RoundOpened { round, digest, groups, told, .. } => {
            draft.rounds = *round;
            draft.tasks.clear();
            draft.phase = Phase::Agreeing(Round {
                no: *round,
                digest: *digest,
                groups: groups.clone(),
                open: 0,
                decisions: BTreeMap::new(),
                told: told.clone(),
                since: recorded.on,
            });
        }
        Event::GroupOpened { group, tasks, .. } => {
            // Whoever was not needed in the group before is asked no more.
            draft.tasks.clone_from(tasks);
            if let Phase::Agreeing(round) = &mut draft.phase {
                round.open = *group;
                round.since = recorded.on;
            }
        }
        Event::VisaGiven { round, seat, decision, remarks, .. } => {
            give_visa(draft, *round, seat, *decision);
            draft.remarks.extend(remarks.iter().map(|made| remark(made, *round, seat, recorded.on)));
        }
        Event::RemarkAnswered { remark, answer, .. } => {
            for known in draft.remarks.iter_mut().filter(|known| known.id == *remark) {
                known.answer = Some(answer.clone());
                known.since = recorded.on;
            }
        }
        Event::AgreerReplaced { was, now, .. } => replace_agreer(draft, was, now),
        _ => {}
    }
}

fn give_visa(draft: &mut Draft, no: u32, seat: &PersonId, decision: Decision) {
    if let Phase::Agreeing(round) = &mut draft.phase
        && round.no == no
    {
        round.decisions.insert(seat.clone(), decision);
    }
    draft.tasks.retain(|task| task.subject != Subject::Agreer(seat.clone()));
}

fn remark(made: &RemarkMade, round: u32, seat: &PersonId, on: Date) -> Remark {
    Remark {
        id: made.id,
        round,
        seat: seat.clone(),
        entry: made.entry,
        text: made.text.clone(),
        answer: None,
        since: on,
    }
}

fn replace_agreer(draft: &mut Draft, was: &PersonId, now: &PersonId) {
    for present in draft.replaced.values_mut().filter(|present| *present == was) {
        *present = now.clone();
    }
    draft.replaced.insert(was.clone(), now.clone());
    draft.replaced.remove(now);
    if let Phase::Agreeing(round) = &mut draft.phase {
        for seat in seats_of(round).filter(|seat| *seat == was) {
            *seat = now.clone();
        }
    }
    for task in draft.tasks.iter_mut().filter(|task| task.subject == Subject::Agreer(was.clone())) {
        task.subject = Subject::Agreer(now.clone());
        task.holders = Arc::new([now.clone()]);
    }
}

fn seats_of(round: &mut Round) -> impl Iterator<Item = &mut PersonId> {
    Arc::make_mut(&mut round.groups).iter_mut().flat_map(|group| &mut group.seats)
}

fn set_state(draft: &mut Draft, unit: &UnitId, state: SubmissionState, on: Date) {
    if let Some(submission) = Arc::make_mut(&mut draft.submissions).get_mut(unit) {
        submission.state = state;
        submission.since = on;
    }
}

fn remember_rows(register: &mut Register, entries: &[Entry]) {
    for entry in entries {
        register.last_entry = register.last_entry.max(entry.id.0);
    }
}
