//! What a stage waits for besides its parts: visas on submissions, decisions, consolidation, answers to remarks,
//! presentation. Nobody was given them as a task in an event: they follow from where the register stands.

use time::Date;

use prikaz_domain::{DraftNo, PersonId, RoleKey, UnitId};
use prikaz_procedure::{Stage, StageKind};
use prikaz_workflow::{
    Draft, Event, Phase, Recorded, Register, Rules, SubmissionState, holds, open_conflicts, taking_part,
};

use super::{End, Obligation, Outcome, Owed, StageStep, Step, Way};

/// Brings `lines` in step with what the register waits for after `recorded`.
pub(super) fn note(
    lines: &mut Vec<Obligation>,
    rules: &Rules<'_>,
    register: &Register,
    recorded: &Recorded,
    day: Date,
) {
    // Who takes another's rows over does so in whatever draft there is.
    let present = register.draft.as_ref().map(|draft| draft.no);
    let Some(no) = recorded.event.draft().or(present) else { return };
    let waited = waited(rules, register);
    let mut interrupted = Vec::new();
    for (at, line) in lines.iter_mut().enumerate() {
        let Owed::Step(step) = &mut line.what else { continue };
        if line.end.is_some() || line.draft != Some(no) {
            continue;
        }
        match waited.iter().find(|one| one.is(step)) {
            Some(still) => *step = still.what.clone(),
            None if step.step == Step::Consolidation && !ends_collection(&recorded.event) => {
                interrupted.push(at)
            }
            None => line.end = Some(end(&line.holders, recorded, day)),
        }
    }
    // A unit's submission came back: there is nothing to draw together yet.
    for at in interrupted.into_iter().rev() {
        lines.remove(at);
    }
    for one in waited {
        let known =
            |line: &Obligation| line.end.is_none() && matches!(&line.what, Owed::Step(step) if one.is(step));
        if !lines.iter().any(known) {
            lines.push(one.begun(recorded.on));
        }
    }
}

/// The decisions that are wanted now; past ones are acts of the log, and nobody was late with them.
pub(super) fn conflicts(rules: &Rules<'_>, register: &Register) -> Option<Obligation> {
    let draft = register.draft.as_ref()?;
    let stage = rules.procedure.stage(draft.stage.as_ref()?)?;
    let (Phase::Collecting, StageKind::Collect { by, .. }) = (&draft.phase, &stage.kind) else { return None };
    let open = open_conflicts(rules, register).ok().filter(|open| !open.is_empty())?;
    let submitted = draft.submissions.values().map(|submission| submission.handed_in).max();
    let step = Step::Conflicts(open.len());
    let waited = Waited {
        draft: draft.no,
        what: of(stage, step),
        holders: held(rules, by, None),
        way: Way::DecideConflicts,
    };
    Some(waited.begun(submitted.unwrap_or(draft.stage_since)))
}

/// Something waited for.
struct Waited {
    draft: DraftNo,
    what: StageStep,
    holders: Vec<PersonId>,
    way: Way,
}

impl Waited {
    /// Whether it is the same step, whatever has changed in it.
    fn is(&self, other: &StageStep) -> bool {
        let same = match (&self.what.step, &other.step) {
            (Step::Revision { round, .. }, Step::Revision { round: other, .. }) => round == other,
            (one, other) => one == other,
        };
        same && self.what.stage == other.stage
    }

    fn begun(&self, on: Date) -> Obligation {
        Obligation {
            what: Owed::Step(self.what.clone()),
            draft: Some(self.draft),
            edition: None,
            holders: self.holders.clone(),
            began: on,
            held_since: Some(on),
            deadline: None,
            planned: None,
            due: None,
            extensions: Vec::new(),
            end: None,
            corrected: false,
            way: Some(self.way.clone()),
        }
    }
}

fn waited(rules: &Rules<'_>, register: &Register) -> Vec<Waited> {
    let Some(draft) = &register.draft else { return Vec::new() };
    let Some(stage) = draft.stage.as_ref().and_then(|key| rules.procedure.stage(key)) else {
        return Vec::new();
    };
    match (&draft.phase, &stage.kind) {
        (Phase::Collecting, StageKind::Collect { from, by, visa, .. }) if draft.content.is_none() => {
            let units = taking_part(rules, register, from);
            collecting(rules, draft, stage, &units, by, visa.as_ref())
        }
        (Phase::Agreeing(round), StageKind::Agree { by, .. }) => {
            let remarks: Vec<_> = draft.open_remarks().map(|remark| remark.id).collect();
            let accepted = draft.remarks.iter().any(|one| one.round == round.no && one.is_accepted());
            if remarks.is_empty() && !round.is_returned() && !accepted {
                return Vec::new();
            }
            let step = Step::Revision { round: round.no, remarks };
            vec![Waited {
                draft: draft.no,
                what: of(stage, step),
                holders: held(rules, by, None),
                way: Way::Revise,
            }]
        }
        (Phase::Approving { presented: None }, StageKind::Approve { on_presentation_of: Some(by), .. }) => {
            let what = of(stage, Step::Presentation);
            vec![Waited { draft: draft.no, what, holders: held(rules, by, None), way: Way::Present }]
        }
        _ => Vec::new(),
    }
}

/// Visas on what was handed in; once all have what they need, the drawing together.
fn collecting(
    rules: &Rules<'_>,
    draft: &Draft,
    stage: &Stage,
    units: &[UnitId],
    by: &RoleKey,
    visa: Option<&RoleKey>,
) -> Vec<Waited> {
    let state = |unit: &UnitId| draft.submissions.get(unit).map(|submission| submission.state);
    let unvisaed =
        units.iter().filter(|unit| visa.is_some() && state(unit) == Some(SubmissionState::HandedIn));
    let visas: Vec<Waited> = unvisaed
        .map(|unit| Waited {
            draft: draft.no,
            what: of(stage, Step::Visa(unit.clone())),
            holders: visa.map(|role| held(rules, role, Some(unit))).unwrap_or_default(),
            way: Way::VisaSubmission(unit.clone()),
        })
        .collect();
    let is_awaited = |unit: &UnitId| matches!(state(unit), None | Some(SubmissionState::Returned));
    if !visas.is_empty() || units.iter().any(is_awaited) {
        return visas;
    }
    let what = of(stage, Step::Consolidation);
    vec![Waited { draft: draft.no, what, holders: held(rules, by, None), way: Way::Consolidate }]
}

fn of(stage: &Stage, step: Step) -> StageStep {
    StageStep { stage: stage.key.clone(), kind: stage.kind.word(), step }
}

fn held(rules: &Rules<'_>, role: &RoleKey, unit: Option<&UnitId>) -> Vec<PersonId> {
    let persons = rules.organisation.persons.iter().map(|person| &person.id);
    persons.filter(|person| holds(rules, person, role, unit)).cloned().collect()
}

fn ends_collection(event: &Event) -> bool {
    matches!(event, Event::Consolidated { .. } | Event::StageCompleted { .. } | Event::DraftWithdrawn { .. })
}

/// How a step ended: done by what it was for, or fallen away. Who sends back what waits for his visa has looked at it.
fn end(holders: &[PersonId], recorded: &Recorded, day: Date) -> End {
    let by = recorded.by.person().cloned();
    let own = by.as_ref().is_some_and(|person| holders.contains(person));
    let outcome = match &recorded.event {
        Event::DraftWithdrawn { .. } => Outcome::Dropped,
        Event::SubmissionReturned { .. } if !own => Outcome::Dropped,
        Event::SubmissionVisaed { .. }
        | Event::SubmissionReturned { .. }
        | Event::Consolidated { .. }
        | Event::RemarkAnswered { .. }
        | Event::Revised { .. }
        | Event::RoundOpened { .. }
        | Event::Presented { .. }
        | Event::Approved { .. } => Outcome::Done,
        Event::StageCompleted { .. } => Outcome::Done,
        _ => Outcome::Dropped,
    };
    End { on: recorded.on, recorded: day, by, entered_by: None, outcome, paper: None }
}
