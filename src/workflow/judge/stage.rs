//! Beginning a stage: its tasks, who holds them, and their deadlines.

use std::sync::Arc;

use time::Date;

use prikaz_calendar::{CalendarDays, TimeLimit, WorkingDays};
use prikaz_domain::{DraftNo, PersonId, RoleKey, StageKey, UnitId};
use prikaz_procedure::{Audience, Milestone, Organisation, Stage, StageKind, StageLimit, TermAgain};

use super::agreement::agree;
use super::collection::participants::taking_part;
use super::owed::deadline::no_calendar;
use crate::command::Command;
use crate::judge::asked::{awaiting, next_pass};
use crate::record::actor::Agent;
use crate::record::deadline::{Deadline, Subject, Task};
use crate::record::event::Event;
use crate::refusal::Refusal;
use crate::rights::body::Body;
use crate::rights::permit::{holders, holding};
use crate::rights::table::ActWord;
use crate::rules::Rules;
use crate::state::register::{Draft, FollowUp, Register, Submission, SubmissionState};

/// What a stage is begun for.
struct Case<'a> {
    register: &'a Register,
    draft: DraftNo,
    opened: Date,
    pass: u32,
    approved: Option<Date>,
    published: Option<Date>,
    rejected: Option<&'a Draft>,
}

pub(crate) fn open(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    no: DraftNo,
    key: &StageKey,
) -> Result<Vec<Event>, Refusal> {
    if command.by.agent != Agent::System {
        return Err(Refusal::NotForActor { act: ActWord::OpenStage });
    }
    let stage = rules
        .procedure
        .stage(key)
        .ok_or_else(|| Refusal::NoSuchTask { stage: key.clone(), open: Vec::new() })?;
    match stage.kind {
        StageKind::Publish { .. } | StageKind::Inform { .. } => {
            open_after(rules, register, command, no, stage)
        }
        StageKind::Agree { .. } => agree::open(rules, register, command, no, stage),
        StageKind::Collect { .. } | StageKind::Check { .. } | StageKind::Approve { .. } => {
            open_before(rules, register, command, no, stage)
        }
    }
}

fn open_before(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    no: DraftNo,
    stage: &Stage,
) -> Result<Vec<Event>, Refusal> {
    let draft = awaiting(register, no)?;
    let case = Case {
        register,
        draft: draft.no,
        opened: draft.opened,
        pass: next_pass(&draft.passes, &stage.key),
        approved: None,
        published: None,
        rejected: Some(draft),
    };
    Ok(vec![begin(rules, &case, command.on, stage)?])
}

fn open_after(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    no: DraftNo,
    stage: &Stage,
) -> Result<Vec<Event>, Refusal> {
    let of_draft = |follow_up: &&FollowUp| follow_up.draft == no && follow_up.stage.is_none();
    let follow_up = register.follow_ups.iter().find(of_draft).ok_or(Refusal::NotApproved)?;
    let edition = register.edition(follow_up.edition).ok_or(Refusal::NotApproved)?;
    let case = Case {
        register,
        draft: follow_up.draft,
        opened: edition.order.date,
        pass: next_pass(&follow_up.passes, &stage.key),
        approved: Some(edition.order.date),
        published: edition.published.values().map(|(on, _)| *on).max(),
        rejected: None,
    };
    Ok(vec![begin(rules, &case, command.on, stage)?])
}

fn begin(rules: &Rules<'_>, case: &Case<'_>, on: Date, stage: &Stage) -> Result<Event, Refusal> {
    let tasks = tasks(rules, case, on, stage)?;
    let (draft, kind, pass) = (case.draft, stage.kind.word(), case.pass);
    Ok(Event::StageOpened { draft, stage: stage.key.clone(), kind, pass, tasks })
}

fn tasks(rules: &Rules<'_>, case: &Case<'_>, on: Date, stage: &Stage) -> Result<Vec<Task>, Refusal> {
    let deadline = counted(rules, case, on, stage.limit.as_ref())?;
    let whole = |holders: Vec<_>| {
        vec![Task { subject: Subject::Whole, holders: holders.into(), deadline: deadline.clone() }]
    };
    match &stage.kind {
        StageKind::Collect { from, .. } => {
            let units = taking_part(rules, case.register, from);
            let awaited = units.into_iter().filter(|unit| is_awaited(case, unit));
            let task = |unit: UnitId| {
                if case.pass == 1 {
                    return Ok(unit_task(rules, unit, deadline.clone()));
                }
                let submission = case.rejected.and_then(|draft| draft.submissions.get(&unit));
                Ok(unit_task(rules, unit, deadline_again(rules, stage, submission, on)?))
            };
            awaited.map(task).collect()
        }
        StageKind::Check { by, concluded_by } => {
            Ok(whole(holding(rules, concluded_by.as_ref().unwrap_or(by))?))
        }
        StageKind::Approve { by, .. } => Ok(whole(holding(rules, by)?)),
        StageKind::Inform { by, whom: Audience::UnitHeads | Audience::Role(_) } => {
            Ok(whole(holding(rules, by)?))
        }
        // Agreement opens its groups itself, each with its own tasks.
        StageKind::Agree { .. } => Ok(Vec::new()),
        StageKind::Publish { places } => places
            .iter()
            .map(|place| {
                let own = counted(rules, case, on, place.limit.as_ref())?;
                let deadline = own.or_else(|| deadline.clone());
                let subject = Subject::Place(place.key.clone());
                Ok(Task { subject, holders: holding(rules, &place.by)?.into(), deadline })
            })
            .collect(),
    }
}

/// After a return only the units that were sent back are awaited.
fn is_awaited(case: &Case<'_>, unit: &UnitId) -> bool {
    let submission = case.rejected.and_then(|draft| draft.submissions.get(unit));
    submission.is_none_or(|submission| submission.state == SubmissionState::Returned)
}

pub(crate) fn unit_task(rules: &Rules<'_>, unit: UnitId, deadline: Option<Arc<Deadline>>) -> Task {
    let holders = unit_holder(rules.organisation, &unit);
    Task { subject: Subject::Unit(unit), holders, deadline }
}

/// Who answers for a part of `stage` by the file of the body as it is now; nobody for a seat of agreement, which is a
/// person's.
pub fn answering_for_part(body: Body<'_>, stage: &Stage, part: &Subject) -> Vec<PersonId> {
    let held = |role: &RoleKey| holders(body, role, None);
    match (&stage.kind, part) {
        (StageKind::Collect { .. }, Subject::Unit(unit)) => unit_holder(body.organisation, unit).to_vec(),
        (StageKind::Check { by, concluded_by }, _) => held(concluded_by.as_ref().unwrap_or(by)),
        (StageKind::Approve { by, .. } | StageKind::Inform { by, .. }, _) => held(by),
        (StageKind::Publish { .. }, Subject::Place(key)) => {
            stage.place(key).map(|place| held(&place.by)).unwrap_or_default()
        }
        (StageKind::Collect { .. } | StageKind::Publish { .. } | StageKind::Agree { .. }, _) => Vec::new(),
    }
}

/// Who hands in for `unit`.
fn unit_holder(body: &Organisation, unit: &UnitId) -> Arc<[PersonId]> {
    body.unit(unit).map(|unit| Arc::from([unit.hands_in().clone()])).unwrap_or_default()
}

/// The deadline of a unit whose `submission` came back on `on`, by the rule of the stage.
pub(crate) fn deadline_again(
    rules: &Rules<'_>,
    stage: &Stage,
    submission: Option<&Submission>,
    on: Date,
) -> Result<Option<Arc<Deadline>>, Refusal> {
    let StageKind::Collect { returned, .. } = &stage.kind else { return Ok(None) };
    let limit = match (returned, &stage.limit) {
        (TermAgain::Own(limit), _) => limit.clone(),
        (TermAgain::Anew | TermAgain::Rest, None) => return Ok(None),
        (TermAgain::Anew, Some(limit)) => limit.clone(),
        (TermAgain::Rest, Some(limit)) => {
            let left = submission.map(|submission| rest(rules, submission)).transpose()?.flatten();
            StageLimit { limit: left.unwrap_or(limit.limit), ..limit.clone() }
        }
    };
    Deadline::count(rules, &limit, on).map(Some)
}

/// What was left of the term on the day a unit handed in; nothing where it had no term.
fn rest(rules: &Rules<'_>, submission: &Submission) -> Result<Option<TimeLimit>, Refusal> {
    let Some(deadline) = &submission.deadline else { return Ok(None) };
    let (on, due) = (submission.handed_in, deadline.due);
    if due <= on {
        return Ok(Some(TimeLimit::Immediately));
    }
    Ok(Some(match deadline.limit {
        TimeLimit::WorkingDays(_) => {
            let left = rules.calendar.working_days_between(on, due).map_err(no_calendar)?;
            TimeLimit::WorkingDays(WorkingDays(left))
        }
        _ => TimeLimit::CalendarDays(CalendarDays(u32::try_from((due - on).whole_days()).unwrap_or(0))),
    }))
}

fn counted(
    rules: &Rules<'_>,
    case: &Case<'_>,
    on: Date,
    limit: Option<&StageLimit>,
) -> Result<Option<Arc<Deadline>>, Refusal> {
    let Some(limit) = limit else { return Ok(None) };
    let from = match limit.after {
        // A stage that is passed again has its limit anew: the event it counted from at first may be long gone.
        Milestone::Draft if case.pass > 1 => on,
        Milestone::Opening => on,
        Milestone::Draft => case.opened,
        Milestone::Approval => case.approved.unwrap_or(on),
        Milestone::Publication => case.published.unwrap_or(on),
    };
    Deadline::count(rules, limit, from).map(Some)
}
