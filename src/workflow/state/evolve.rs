//! Recording an event in the state. It judges nothing and cannot fail: an event that does not fit
//! the state leaves it as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use prikaz_domain::{DraftNo, StageKey};
use prikaz_procedure::StageWord;

use crate::record::correction::Correction;
use crate::record::deadline::Subject;
use crate::record::duty::DutyDone;
use crate::record::event::Event;
use crate::record::order_manner::OrderManner;
use crate::record::paper::Shown;
use crate::record::recorded::Recorded;
use crate::record::requisites::{put_right, retitle, same_order};
use crate::state::evolve_draft::record_in_draft;
use crate::state::register::{Draft, Edition, FollowUp, Opened, Phase, Register};
use crate::state::succession;

/// The register after `recorded`.
pub fn evolve(mut register: Register, recorded: &Recorded) -> Register {
    register.version = recorded.version;
    if let Some(draft) = recorded.event.draft().filter(|_| moves_the_draft(&recorded.event)) {
        touch(&mut register, draft, recorded.on);
    }
    note_body(&mut register, &recorded.event);
    match &recorded.event {
        Event::RegisterOpened { organisation, procedure, procedure_digest, title, .. } => {
            register.opened = Some(Arc::new(Opened {
                organisation: organisation.clone(),
                procedure: procedure.clone(),
                procedure_digest: *procedure_digest,
                title: title.clone(),
                on: recorded.on,
            }));
        }
        Event::DraftOpened { .. } => open_draft(&mut register, recorded),
        Event::StageOpened { .. } => open_stage(&mut register, recorded),
        Event::StageCompleted { draft, stage } => complete_stage(&mut register, *draft, stage),
        Event::Approved { .. } => approve(&mut register, recorded),
        Event::Published { edition, place, address, .. } => {
            if let Some(edition) = register.editions.iter_mut().find(|known| known.no == *edition) {
                Arc::make_mut(edition).published.insert(place.clone(), (recorded.on, address.clone()));
            }
            for follow_up in register.follow_ups.iter_mut().filter(|one| one.edition == *edition) {
                follow_up.tasks.retain(|task| task.subject != Subject::Place(place.clone()));
            }
        }
        Event::Informed { edition, .. } => {
            for follow_up in register.follow_ups.iter_mut().filter(|one| one.edition == *edition) {
                follow_up.tasks.clear();
            }
        }
        Event::DeadlineExtended { draft, subject, now, .. } => extend(&mut register, *draft, subject, *now),
        Event::DraftWithdrawn { .. } => {
            register.draft = None;
            register.idle_since = Some(recorded.on);
        }
        Event::RecordCorrected { correction, .. } => correct(&mut register, correction),
        Event::DocumentIssued { draft, file, content, shows, .. } => {
            // What was given out before this was recorded may be given out, and recorded, once more.
            if let Some(shows) = shows.clone() {
                let shown = Shown { draft: *draft, shows, rows: *content };
                Arc::make_mut(&mut register.issued).insert(file.digest, shown);
            }
        }
        Event::OrderMannerChosen { draft, manner } => {
            for made in register.draft.iter_mut().filter(|made| made.no == *draft) {
                made.manner = *manner;
            }
        }
        Event::UnitSucceeded { .. } => succession::record(&mut register, recorded),
        Event::ProcessesListed { listed, .. } => register.processes = Arc::clone(listed),
        Event::ReminderSent { reminded, .. } => {
            Arc::make_mut(&mut register.reminded).push(reminded.clone());
        }
        Event::DutyPerformed { duty, due, of, acting, capacity, .. } => {
            Arc::make_mut(&mut register.duties_done).push(DutyDone {
                duty: duty.clone(),
                due: *due,
                of: of.clone(),
                by: recorded.by.clone(),
                acting: acting.clone(),
                capacity: *capacity,
                on: recorded.on,
                at: recorded.at,
            });
        }
        Event::InstructionsGiven { instructions, .. } => register.instructions.give(instructions),
        Event::InstructionFulfilled { instruction, done } => {
            register.instructions.fulfil(*instruction, done);
        }
        Event::InstructionExtended { instruction, now, basis, .. } => {
            register.instructions.extend(*instruction, *now, basis);
        }
        Event::InstructionLifted { instruction, reason } => {
            register.instructions.lift(*instruction, recorded.on, reason);
        }
        Event::SubmissionHandedIn { .. }
        | Event::ConflictDecided { .. }
        | Event::RequirementsAnswered { .. }
        | Event::RowMarked { .. }
        | Event::UnitWithdrawn { .. }
        | Event::SubmissionVisaed { .. }
        | Event::SubmissionReturned { .. }
        | Event::Consolidated { .. }
        | Event::FindingsRecorded { .. }
        | Event::CheckReturned { .. }
        | Event::CheckPassed { .. }
        | Event::RoundOpened { .. }
        | Event::GroupOpened { .. }
        | Event::VisaGiven { .. }
        | Event::RemarkAnswered { .. }
        | Event::Revised { .. }
        | Event::AgreerReplaced { .. }
        | Event::Presented { .. } => record_in_draft(&mut register, recorded),
    }
    register
}

fn open_draft(register: &mut Register, recorded: &Recorded) {
    let Event::DraftOpened { draft, base, ground, basis, .. } = &recorded.event else { return };
    register.last_draft = draft.0;
    register.draft = Some(Draft {
        no: *draft,
        opened: recorded.on,
        base: *base,
        manner: OrderManner::default(),
        ground: ground.clone(),
        basis: basis.as_str().into(),
        submissions: Arc::default(),
        decisions: Arc::default(),
        requirements: Arc::default(),
        marks: Arc::default(),
        withdrawn: BTreeMap::new(),
        content: None,
        remarks: Vec::new(),
        rounds: 0,
        replaced: BTreeMap::new(),
        passes: BTreeMap::new(),
        tasks: Vec::new(),
        stage: None,
        stage_since: recorded.on,
        since: recorded.on,
        phase: Phase::Opened,
    });
}

fn open_stage(register: &mut Register, recorded: &Recorded) {
    let Event::StageOpened { draft: no, stage, kind, pass, tasks } = &recorded.event else { return };
    if let Some(draft) = register.draft.as_mut().filter(|draft| draft.no == *no) {
        draft.stage = Some(stage.clone());
        draft.stage_since = recorded.on;
        draft.passes.insert(stage.clone(), *pass);
        draft.tasks = tasks.clone();
        draft.phase = first_phase(*kind, std::mem::replace(&mut draft.phase, Phase::Opened));
        return;
    }
    for follow_up in register.follow_ups.iter_mut().filter(|one| one.draft == *no) {
        follow_up.stage = Some(stage.clone());
        follow_up.stage_since = recorded.on;
        follow_up.passes.insert(stage.clone(), *pass);
        follow_up.tasks = tasks.clone();
    }
}

/// The phase a stage begins with; agreement gets its round from the event that follows.
fn first_phase(kind: StageWord, phase: Phase) -> Phase {
    match kind {
        StageWord::Collect => Phase::Collecting,
        StageWord::Check => Phase::Checking { findings: Vec::new(), passed: false },
        StageWord::Approve => Phase::Approving { presented: None },
        StageWord::Agree | StageWord::Publish | StageWord::Inform => phase,
    }
}

fn complete_stage(register: &mut Register, no: DraftNo, stage: &StageKey) {
    if let Some(draft) = register.draft.as_mut().filter(|draft| draft.no == no) {
        draft.tasks.clear();
        draft.stage = None;
    }
    for follow_up in register.follow_ups.iter_mut().filter(|one| one.draft == no) {
        follow_up.stage = None;
        follow_up.tasks.clear();
        follow_up.done = stage.clone();
    }
}

fn approve(register: &mut Register, recorded: &Recorded) {
    let Event::Approved {
        draft,
        edition,
        order,
        acting,
        digest,
        amends,
        repeals,
        left_out,
        force,
        numbered_anew,
        ..
    } = &recorded.event
    else {
        return;
    };
    let Some(made) = register.draft.take_if(|made| made.no == *draft) else { return };
    let entries = made.content.map(|content| content.entries).unwrap_or_default();
    register.idle_since = Some(recorded.on);
    if *numbered_anew {
        register.numbers_used = Arc::default();
    }
    let new = |number: &&String| !register.numbers_used.contains(*number);
    let new: Vec<String> = entries.iter().map(|entry| &entry.number).filter(new).cloned().collect();
    if !new.is_empty() {
        Arc::make_mut(&mut register.numbers_used).extend(new);
    }
    register.editions.push(Arc::new(Edition {
        no: *edition,
        draft: *draft,
        order: order.clone(),
        amends: amends.clone(),
        repeals: repeals.clone(),
        left_out: left_out.clone(),
        force: force.as_deref().cloned(),
        acting: acting.clone(),
        signer: recorded.by.person().cloned(),
        entries,
        digest: *digest,
        published: BTreeMap::new(),
    }));
    if let Some(stage) = made.stage {
        register.follow_ups.push(FollowUp {
            edition: *edition,
            draft: *draft,
            stage: None,
            tasks: Vec::new(),
            passes: made.passes,
            stage_since: recorded.on,
            since: recorded.on,
            done: stage,
        });
    }
}

fn extend(register: &mut Register, no: DraftNo, subject: &Subject, now: Date) {
    let of_draft = register.draft.iter_mut().filter(|draft| draft.no == no);
    let of_editions = register.follow_ups.iter_mut().filter(|one| one.draft == no);
    let tasks = of_draft.flat_map(|draft| &mut draft.tasks).chain(of_editions.flat_map(|one| &mut one.tasks));
    for task in tasks.filter(|task| task.subject == *subject) {
        if let Some(deadline) = &mut task.deadline {
            Arc::make_mut(deadline).due = now;
        }
    }
}

fn correct(register: &mut Register, correction: &Correction) {
    match correction {
        Correction::Publication { edition, place, on, address } => {
            for edition in register.editions.iter_mut().filter(|known| known.no == *edition) {
                Arc::make_mut(edition).published.insert(place.clone(), (*on, address.clone()));
            }
        }
        Correction::Instruction { instruction, done } => {
            register.instructions.put_right(*instruction, done.as_ref());
        }
        Correction::Order { edition, was, now } => {
            for known in &mut register.editions {
                let known = Arc::make_mut(known);
                if known.no == *edition {
                    put_right(&mut known.order, was, now);
                }
                let touches = known.amends.iter().chain(&known.repeals).any(|act| same_order(act, was));
                retitle(&mut known.order, was, now, touches);
                for act in &mut known.repeals {
                    retitle(act, was, now, false);
                }
                let touched = known.amends.iter_mut().chain(&mut known.repeals);
                touched.for_each(|act| put_right(act, was, now));
            }
            register.former_orders.push((*edition, was.clone()));
            register.instructions.put_order_right(was, now);
        }
        Correction::Note { .. } => {}
    }
}

/// Whether later acts follow upon this one. Printing a paper moves nothing: what was signed the day
/// before may still be recorded after it.
fn moves_the_draft(event: &Event) -> bool {
    !matches!(event, Event::DocumentIssued { .. })
}

/// Notes the day on the draft, or on what follows it up.
fn touch(register: &mut Register, no: DraftNo, on: Date) {
    for draft in register.draft.iter_mut().filter(|draft| draft.no == no) {
        draft.since = draft.since.max(on);
    }
    for follow_up in register.follow_ups.iter_mut().filter(|one| one.draft == no) {
        follow_up.since = follow_up.since.max(on);
    }
}

/// The file of the body as it was then, each once, in order; what it was last stands last.
fn note_body(register: &mut Register, event: &Event) {
    let (Event::RegisterOpened { organisation_digest: Some(digest), .. }
    | Event::DraftOpened { organisation_digest: Some(digest), .. }
    | Event::Approved { organisation_digest: Some(digest), .. }) = event
    else {
        return;
    };
    if register.bodies.last() != Some(digest) {
        let bodies = Arc::make_mut(&mut register.bodies);
        bodies.retain(|known| known != digest);
        bodies.push(*digest);
    }
}
