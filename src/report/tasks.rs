//! Every task that ever had a holder, with what was planned and what came of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::{Date, UtcOffset};

use crate::calendar::{MissingYear, ProductionCalendar};
use crate::domain::{DraftNo, EditionNo, PersonId, PlaceKey, StageKey};
use crate::procedure::StageWord;
use crate::workflow::{Actor, Correction, Deadline, Event, Instruction, Recorded, Subject, Task};

use super::told;

/// A task from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskLine {
    /// The draft.
    pub draft: DraftNo,
    /// The edition the draft became.
    pub edition: Option<EditionNo>,
    /// What is to be done.
    pub work: Work,
    /// Who holds it, or held it.
    pub holders: Vec<PersonId>,
    /// The day it began.
    pub began: Date,
    /// The deadline as it was counted first.
    pub deadline: Option<Arc<Deadline>>,
    /// The last day before extensions.
    pub planned: Option<Date>,
    /// The last day after extensions.
    pub due: Option<Date>,
    /// Bases of extensions.
    pub extended: Vec<String>,
    /// How it ended.
    pub end: Option<End>,
    /// Whether the day of the end was put right by a later record.
    pub corrected: bool,
}

/// What a task is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// A part of a stage.
    Stage(StagePart),
    /// What an order told somebody to do.
    Instruction(Arc<Instruction>),
}

/// A part of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagePart {
    /// The stage.
    pub stage: StageKey,
    /// What happens in the stage.
    pub kind: StageWord,
    /// Which time the draft was in the stage.
    pub pass: u32,
    /// Round of agreement, where it is one.
    pub round: Option<u32>,
    /// Whose part of the stage it is.
    pub subject: Subject,
}

/// How a task ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Official date.
    pub on: Date,
    /// Day of recording, by the body's own clock.
    pub recorded: Date,
    /// Who did it; none where that is not known, or it was the program.
    pub by: Option<PersonId>,
    /// Who entered what another did and brought: never told as the one who did it.
    pub entered_by: Option<PersonId>,
    /// Whether it was done, or fell away (the draft was withdrawn, the round closed).
    pub outcome: Outcome,
}

/// Whether a task was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Not done and not needed any more.
    Dropped,
}

/// How a task stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Done, and the procedure sets no limit.
    DoneUnlimited,
    /// Done in time.
    DoneInTime,
    /// Done, so many working days late.
    DoneLate(u32),
    /// Not done; the procedure sets no limit.
    RunningUnlimited,
    /// Not done; so many working days are left.
    Running(u32),
    /// Not done; so many working days over.
    Overdue(u32),
    /// Fell away.
    Dropped,
}

/// What a fold of the log remembers besides the tasks: where each draft stands.
#[derive(Debug, Default)]
struct Fold {
    lines: Vec<TaskLine>,
    stages: BTreeMap<(DraftNo, StageWord), (StageKey, u32)>,
    editions: BTreeMap<DraftNo, EditionNo>,
}

/// The tasks of a register as of the end of `as_of`: what happened later is not seen.
pub fn tasks(history: &[Recorded], as_of: Date, offset: UtcOffset) -> Vec<TaskLine> {
    let mut fold = Fold::default();
    for recorded in history.iter().filter(|recorded| recorded.on <= as_of) {
        note(&mut fold, recorded, offset);
    }
    for line in &mut fold.lines {
        line.edition = fold.editions.get(&line.draft).copied();
    }
    fold.lines
}

fn note(fold: &mut Fold, recorded: &Recorded, offset: UtcOffset) {
    let Fold { lines, stages, editions } = fold;
    let by = match &recorded.by {
        Actor::Person(person) => Some(person.clone()),
        Actor::System => None,
    };
    let day = recorded.at.to_offset(offset).date();
    let end = |outcome| End { on: recorded.on, recorded: day, by: by.clone(), entered_by: None, outcome };
    let done = end(Outcome::Done);
    match &recorded.event {
        Event::StageOpened { draft, stage, kind, pass, tasks } => {
            stages.insert((*draft, *kind), (stage.clone(), *pass));
            lines.extend(tasks.iter().map(|task| begun(recorded, *draft, stage, *kind, *pass, None, task)));
        }
        Event::GroupOpened { draft, round, tasks, .. } => {
            let kind = StageWord::Agree;
            if let Some((stage, pass)) = stages.get(&(*draft, kind)) {
                let begin = |task| begun(recorded, *draft, stage, kind, *pass, Some(*round), task);
                lines.extend(tasks.iter().map(begin));
            }
        }
        Event::SubmissionReturned { draft, task, .. } => {
            let kind = StageWord::Collect;
            if let Some((stage, pass)) = stages.get(&(*draft, kind)) {
                lines.push(begun(recorded, *draft, stage, kind, *pass, None, task));
            }
        }
        Event::UnitWithdrawn { draft, unit, .. } => {
            let dropped = end(Outcome::Dropped);
            close(lines, *draft, |part| part.subject == Subject::Unit(unit.clone()), dropped);
        }
        Event::UnitSucceeded { unit, task, .. } => {
            let kind = StageWord::Collect;
            let collected = stages.iter().rev().find(|((_, word), _)| *word == kind);
            if let Some(((draft, _), (stage, pass))) = collected {
                let dropped = end(Outcome::Dropped);
                close(lines, *draft, |part| part.subject == Subject::Unit(unit.clone()), dropped);
                lines.extend(task.iter().map(|task| begun(recorded, *draft, stage, kind, *pass, None, task)));
            }
        }
        Event::SubmissionHandedIn { draft, unit, .. } => {
            close(lines, *draft, |part| part.subject == Subject::Unit(unit.clone()), done);
        }
        Event::VisaGiven { draft, seat, .. } => {
            close(lines, *draft, |part| part.subject == Subject::Agreer(seat.clone()), done);
        }
        Event::Published { draft, place, .. } => {
            close(lines, *draft, |part| part.subject == Subject::Place(place.clone()), done);
        }
        Event::StageCompleted { draft, stage } => {
            close(lines, *draft, |part| part.stage == *stage && part.subject == Subject::Whole, done);
            close(lines, *draft, |part| part.stage == *stage, end(Outcome::Dropped));
        }
        Event::CheckReturned { draft, .. } => {
            close(lines, *draft, |part| part.kind == StageWord::Check, done);
        }
        Event::RoundOpened { draft, .. } => {
            close(lines, *draft, |part| part.kind == StageWord::Agree, end(Outcome::Dropped));
        }
        Event::DraftWithdrawn { draft, .. } => close(lines, *draft, |_| true, end(Outcome::Dropped)),
        Event::Approved { draft, edition, .. } => {
            editions.insert(*draft, *edition);
        }
        Event::DeadlineExtended { draft, stage, subject, now, basis, .. } => {
            let same = |line: &&mut TaskLine| {
                let is_part = |part: &StagePart| part.stage == *stage && part.subject == *subject;
                line.draft == *draft && line.end.is_none() && line.part().is_some_and(is_part)
            };
            for line in lines.iter_mut().filter(same) {
                line.due = Some(*now);
                line.extended.push(basis.clone());
            }
        }
        Event::RecordCorrected { correction: Correction::Publication { edition, place, on, .. }, .. } => {
            put_right(lines, editions, *edition, place, *on);
        }
        Event::AgreerReplaced { draft, was, now, .. } => {
            let of_seat = |line: &&mut TaskLine| {
                let seat = line.part().map(|part| &part.subject);
                line.draft == *draft && line.end.is_none() && seat == Some(&Subject::Agreer(was.clone()))
            };
            for line in lines.iter_mut().filter(of_seat) {
                line.holders = vec![now.clone()];
                if let Work::Stage(part) = &mut line.work {
                    part.subject = Subject::Agreer(now.clone());
                }
            }
        }
        Event::InstructionsGiven { .. }
        | Event::InstructionFulfilled { .. }
        | Event::InstructionExtended { .. }
        | Event::InstructionLifted { .. }
        | Event::RecordCorrected { correction: Correction::Instruction { .. }, .. } => {
            told::note(lines, recorded, day);
        }
        Event::RegisterOpened { .. }
        | Event::ConflictDecided { .. }
        | Event::DraftOpened { .. }
        | Event::SubmissionVisaed { .. }
        | Event::Consolidated { .. }
        | Event::FindingsRecorded { .. }
        | Event::CheckPassed { .. }
        | Event::RemarkAnswered { .. }
        | Event::Revised { .. }
        | Event::Presented { .. }
        | Event::Informed { .. }
        | Event::RecordCorrected { correction: Correction::Note { .. }, .. }
        | Event::DocumentIssued { .. }
        | Event::DutyPerformed { .. }
        | Event::ReminderSent { .. }
        | Event::ProcessesListed { .. }
        | Event::RequirementsAnswered { .. }
        | Event::RowMarked { .. } => {}
    }
}

/// The day of a publication as a correction gives it.
fn put_right(
    lines: &mut [TaskLine],
    editions: &BTreeMap<DraftNo, EditionNo>,
    edition: EditionNo,
    place: &PlaceKey,
    on: Date,
) {
    let of_place = |line: &&mut TaskLine| {
        let at = line.part().map(|part| &part.subject);
        editions.get(&line.draft) == Some(&edition) && at == Some(&Subject::Place(place.clone()))
    };
    for line in lines.iter_mut().filter(of_place) {
        if let Some(end) = &mut line.end {
            end.on = on;
            line.corrected = true;
        }
    }
}

fn begun(
    recorded: &Recorded,
    draft: DraftNo,
    stage: &StageKey,
    kind: StageWord,
    pass: u32,
    round: Option<u32>,
    task: &Task,
) -> TaskLine {
    TaskLine {
        draft,
        edition: None,
        work: Work::Stage(StagePart {
            stage: stage.clone(),
            kind,
            pass,
            round,
            subject: task.subject.clone(),
        }),
        holders: task.holders.to_vec(),
        began: recorded.on,
        planned: task.due(),
        due: task.due(),
        deadline: task.deadline.clone(),
        extended: Vec::new(),
        end: None,
        corrected: false,
    }
}

fn close(lines: &mut [TaskLine], draft: DraftNo, which: impl Fn(&StagePart) -> bool, end: End) {
    let open = lines.iter_mut().filter(|line| line.draft == draft && line.end.is_none());
    for line in open.filter(|line| line.part().is_some_and(&which)) {
        line.end = Some(end.clone());
    }
}

impl TaskLine {
    /// The part of a stage it is, where it is one.
    pub fn part(&self) -> Option<&StagePart> {
        match &self.work {
            Work::Stage(part) => Some(part),
            Work::Instruction(_) => None,
        }
    }

    /// The day up to which working days are counted: that of the end, else `as_of`.
    fn until(&self, as_of: Date) -> Date {
        self.end.as_ref().map_or(as_of, |end| end.on)
    }

    /// Working days used: those after the day the limit counts from, up to the end or `as_of`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub fn used(&self, calendar: &ProductionCalendar, as_of: Date) -> Result<u32, MissingYear> {
        let from = self.deadline.as_ref().map_or(self.began, |deadline| deadline.from);
        calendar.working_days_between(from, self.until(as_of))
    }

    /// How it stands on `as_of`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub fn standing(&self, calendar: &ProductionCalendar, as_of: Date) -> Result<Standing, MissingYear> {
        let until = self.until(as_of);
        let done = self.end.as_ref().map(|end| end.outcome);
        Ok(match (done, self.due) {
            (Some(Outcome::Dropped), _) => Standing::Dropped,
            (Some(Outcome::Done), None) => Standing::DoneUnlimited,
            (None, None) => Standing::RunningUnlimited,
            (Some(Outcome::Done), Some(due)) if until <= due => Standing::DoneInTime,
            (Some(Outcome::Done), Some(due)) => {
                Standing::DoneLate(calendar.working_days_between(due, until)?)
            }
            (None, Some(due)) if until <= due => {
                Standing::Running(calendar.working_days_between(until, due)?)
            }
            (None, Some(due)) => Standing::Overdue(calendar.working_days_between(due, until)?),
        })
    }

    /// Calendar days by which the recording came after the act; none where it came the same day.
    pub fn recorded_late(&self) -> Option<i64> {
        let end = self.end.as_ref().filter(|end| end.outcome == Outcome::Done)?;
        let days = (end.recorded - end.on).whole_days();
        (days > 0).then_some(days)
    }
}
