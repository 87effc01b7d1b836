//! The fold of a register's log into what is owed.

use std::collections::BTreeMap;

use time::Date;

use prikaz_domain::{DraftNo, EditionNo, PlaceKey, StageKey};
use prikaz_procedure::{StageKind, StageWord};
use prikaz_workflow::{Capacity, Correction, Event, Phase, Recorded, Register, Rules, Subject, Task, evolve};

use super::{
    Case, End, Extension, Obligation, Outcome, Owed, StagePart, Way, reading, told, upcoming, waiting,
};

/// What a fold of the log remembers besides what is owed: where each draft stands.
struct Fold<'a> {
    case: Case<'a>,
    register: Register,
    lines: Vec<Obligation>,
    stages: BTreeMap<(DraftNo, StageWord), (StageKey, u32)>,
    editions: BTreeMap<DraftNo, EditionNo>,
}

/// All that was ever owed in a register, and all that is, as of the end of `on`: what happened later is not seen.
/// Duties that come round are told up to the day `ahead`.
pub fn obligations(case: Case<'_>, on: Date, ahead: Date) -> Vec<Obligation> {
    let mut fold = Fold {
        case,
        register: Register::default(),
        lines: Vec::new(),
        stages: BTreeMap::new(),
        editions: BTreeMap::new(),
    };
    for recorded in case.history.iter().filter(|recorded| recorded.on <= on) {
        fold.note(recorded);
    }
    let Fold { register, mut lines, editions, .. } = fold;
    lines.extend(waiting::conflicts(case.rules, &register));
    lines.extend(upcoming::duties(case, &register, ahead));
    for line in &mut lines {
        line.edition = line.draft.and_then(|draft| editions.get(&draft).copied());
        if line.end.is_none() {
            line.way = way(case.rules, &register, line).or(line.way.take());
        }
    }
    told::settle(&mut lines);
    reading::called_anew(&mut lines, &register);
    reading::settle(&mut lines, &reading::journal_then(case.journal, on, case.offset));
    lines
}

/// What would settle a part of a stage.
fn way(rules: &Rules<'_>, register: &Register, line: &Obligation) -> Option<Way> {
    let part = line.part()?;
    let stage = rules.procedure.stage(&part.stage)?;
    let found = || {
        let phase = register.draft.as_ref().map(|draft| &draft.phase);
        matches!(phase, Some(Phase::Checking { findings, .. }) if !findings.is_empty())
    };
    Some(match (&stage.kind, &part.subject) {
        (StageKind::Collect { .. }, Subject::Unit(unit)) => Way::HandIn(unit.clone()),
        (StageKind::Check { .. }, _) if found() => Way::ReturnCheck,
        (StageKind::Check { .. }, _) => Way::PassCheck,
        (StageKind::Agree { .. }, _) => Way::Visa,
        (StageKind::Approve { .. }, _) => Way::Sign,
        (StageKind::Publish { .. }, Subject::Place(place)) => Way::Publish(place.clone()),
        (StageKind::Inform { .. }, _) => Way::Inform,
        (StageKind::Collect { .. } | StageKind::Publish { .. }, _) => return None,
    })
}

impl Fold<'_> {
    fn note(&mut self, recorded: &Recorded) {
        self.note_parts(recorded);
        let day = recorded.at.to_offset(self.case.offset).date();
        told::note(&mut self.lines, recorded, day);
        let register = std::mem::take(&mut self.register);
        self.register = evolve(register, recorded);
        waiting::note(&mut self.lines, self.case.rules, &self.register, recorded, day);
    }

    fn end(&self, recorded: &Recorded, outcome: Outcome) -> End {
        let by = recorded.by.person().cloned();
        let day = recorded.at.to_offset(self.case.offset).date();
        End { on: recorded.on, recorded: day, by, entered_by: None, outcome, paper: None }
    }

    fn note_parts(&mut self, recorded: &Recorded) {
        let done = self.end(recorded, Outcome::Done);
        let dropped = self.end(recorded, Outcome::Dropped);
        match &recorded.event {
            Event::StageOpened { draft, stage, kind, pass, tasks } => {
                self.stages.insert((*draft, *kind), (stage.clone(), *pass));
                self.begin(recorded, *draft, *kind, None, tasks);
                self.ask_to_read(recorded.on, *draft, stage, tasks.first());
            }
            Event::Informed { draft, .. } => {
                let day = recorded.at.to_offset(self.case.offset).date();
                reading::informed(&mut self.lines, *draft, recorded, day);
            }
            Event::GroupOpened { draft, round, tasks, .. } => {
                self.begin(recorded, *draft, StageWord::Agree, Some(*round), tasks);
            }
            Event::SubmissionReturned { draft, task, .. } => {
                self.begin(recorded, *draft, StageWord::Collect, None, std::slice::from_ref(task));
            }
            Event::UnitWithdrawn { draft, unit, .. } => {
                self.close(*draft, |part| part.subject == Subject::Unit(unit.clone()), dropped);
            }
            Event::UnitSucceeded { unit, task, .. } => {
                let Some(draft) = self.register.draft.as_ref().map(|draft| draft.no) else { return };
                self.close(draft, |part| part.subject == Subject::Unit(unit.clone()), dropped);
                self.begin(recorded, draft, StageWord::Collect, None, task.as_slice());
            }
            Event::SubmissionHandedIn { draft, unit, capacity, .. } => {
                let done = by_unit(done, *capacity);
                self.close(*draft, |part| part.subject == Subject::Unit(unit.clone()), done);
            }
            Event::VisaGiven { draft, seat, sheet, .. } => {
                let entered_by = sheet.as_ref().map(|sheet| sheet.brought_by.clone());
                let done = End { entered_by: entered_by.filter(|one| Some(one) != done.by.as_ref()), ..done };
                self.close(*draft, |part| part.subject == Subject::Agreer(seat.clone()), done);
            }
            Event::Published { draft, place, .. } => {
                self.close(*draft, |part| part.subject == Subject::Place(place.clone()), done);
            }
            Event::StageCompleted { draft, stage } => {
                self.close(*draft, |part| part.stage == *stage && part.subject == Subject::Whole, done);
                self.close(*draft, |part| part.stage == *stage, dropped);
            }
            Event::CheckReturned { draft, .. } => {
                self.close(*draft, |part| part.kind == StageWord::Check, done);
            }
            Event::RoundOpened { draft, .. } => {
                self.close(*draft, |part| part.kind == StageWord::Agree, dropped);
            }
            Event::DraftWithdrawn { draft, .. } => self.close(*draft, |_| true, dropped),
            Event::Approved { draft, edition, .. } => {
                self.editions.insert(*draft, *edition);
            }
            Event::DeadlineExtended { draft, stage, subject, was, now, basis } => {
                let extension = Extension { was: *was, now: *now, on: recorded.on, basis: basis.clone() };
                let is_part = |part: &StagePart| part.stage == *stage && part.subject == *subject;
                for line in self.open(*draft, is_part) {
                    line.due = Some(*now);
                    line.extensions.push(extension.clone());
                }
            }
            Event::RecordCorrected {
                correction: Correction::Publication { edition, place, on, .. }, ..
            } => {
                self.put_right(*edition, place, *on);
            }
            Event::AgreerReplaced { draft, was, now, .. } => {
                let on = recorded.on;
                for line in self.open(*draft, |part| part.subject == Subject::Agreer(was.clone())) {
                    line.holders = vec![now.clone()];
                    line.held_since = Some(on);
                    if let Owed::Stage(part) = &mut line.what {
                        part.subject = Subject::Agreer(now.clone());
                    }
                }
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
            | Event::OrderMannerChosen { .. }
            | Event::RecordCorrected { .. }
            | Event::DocumentIssued { .. }
            | Event::DutyPerformed { .. }
            | Event::ReminderSent { .. }
            | Event::ProcessesListed { .. }
            | Event::RequirementsAnswered { .. }
            | Event::RowMarked { .. }
            | Event::InstructionsGiven { .. }
            | Event::InstructionFulfilled { .. }
            | Event::InstructionExtended { .. }
            | Event::InstructionLifted { .. } => {}
        }
    }

    /// Where the stage that began informs of an edition, those whom it names are to read its order.
    fn ask_to_read(&mut self, on: Date, draft: DraftNo, key: &StageKey, task: Option<&Task>) {
        let stage = self.case.rules.procedure.stage(key);
        let Some(stage) = stage.filter(|stage| matches!(stage.kind, StageKind::Inform { .. })) else {
            return;
        };
        let edition = self.register.follow_ups.iter().find(|one| one.draft == draft).map(|one| one.edition);
        let Some(edition) = edition.and_then(|edition| self.register.edition(edition)) else { return };
        self.lines.extend(reading::begun(self.case.rules, &edition.order, draft, stage, task, on));
    }

    fn begin(
        &mut self,
        recorded: &Recorded,
        draft: DraftNo,
        kind: StageWord,
        round: Option<u32>,
        tasks: &[Task],
    ) {
        let Some((stage, pass)) = self.stages.get(&(draft, kind)) else { return };
        let begun = |task: &Task| Obligation {
            what: Owed::Stage(StagePart {
                stage: stage.clone(),
                kind,
                pass: *pass,
                round,
                subject: task.subject.clone(),
            }),
            draft: Some(draft),
            edition: None,
            holders: task.holders.to_vec(),
            began: recorded.on,
            held_since: Some(recorded.on),
            planned: task.due(),
            due: task.due(),
            deadline: task.deadline.clone(),
            extensions: Vec::new(),
            end: None,
            corrected: false,
            way: None,
        };
        self.lines.extend(tasks.iter().map(begun));
    }

    fn open(
        &mut self,
        draft: DraftNo,
        which: impl Fn(&StagePart) -> bool,
    ) -> impl Iterator<Item = &mut Obligation> {
        let open = self.lines.iter_mut().filter(move |line| line.draft == Some(draft) && line.end.is_none());
        open.filter(move |line| line.part().is_some_and(&which))
    }

    fn close(&mut self, draft: DraftNo, which: impl Fn(&StagePart) -> bool, end: End) {
        self.open(draft, which).for_each(|line| line.end = Some(end.clone()));
    }

    /// The day of a publication as a correction gives it.
    fn put_right(&mut self, edition: EditionNo, place: &PlaceKey, on: Date) {
        let Self { lines, editions, .. } = self;
        let of_place = |line: &&mut Obligation| {
            let at = line.part().map(|part| &part.subject);
            line.draft.and_then(|draft| editions.get(&draft)) == Some(&edition)
                && at == Some(&Subject::Place(place.clone()))
        };
        for line in lines.iter_mut().filter(of_place) {
            if let Some(end) = &mut line.end {
                end.on = on;
                line.corrected = true;
            }
        }
    }
}

/// What a unit handed in was done by the unit: whoever entered it for the unit is not told as the one who did it, and
/// where the record does not say which he was, neither is told.
fn by_unit(end: End, capacity: Option<Capacity>) -> End {
    match capacity {
        Some(Capacity::Own) => end,
        Some(Capacity::Entered) => End { by: None, entered_by: end.by, ..end },
        None => End { by: None, ..end },
    }
}
