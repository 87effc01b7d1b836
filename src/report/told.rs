//! What orders told somebody to do, among the tasks of the deadline report.

use std::sync::Arc;

use time::Date;

use crate::domain::{DraftNo, InstructionNo};
use crate::workflow::{Actor, Correction, Event, Instruction, InstructionDone, Recorded};

use super::tasks::{End, Outcome, TaskLine, Work};

/// Notes an event about instructions; `day` is the day of recording by the body's own clock.
pub(super) fn note(lines: &mut Vec<TaskLine>, recorded: &Recorded, day: Date) {
    match &recorded.event {
        Event::InstructionsGiven { draft, instructions } => {
            lines.extend(instructions.iter().map(|one| begun(*draft, one, recorded.on)));
        }
        Event::InstructionFulfilled { instruction, done } => {
            for line in of(lines, *instruction).filter(|line| line.end.is_none()) {
                line.end = Some(ended(done, day));
            }
        }
        Event::InstructionExtended { instruction, now, basis, .. } => {
            for line in of(lines, *instruction) {
                line.due = Some(*now);
                line.extended.push(basis.clone());
            }
        }
        Event::InstructionLifted { instruction, .. } => {
            let by = match &recorded.by {
                Actor::Person(person) => Some(person.clone()),
                Actor::System => None,
            };
            for line in of(lines, *instruction).filter(|line| line.end.is_none()) {
                let outcome = Outcome::Dropped;
                line.end =
                    Some(End { on: recorded.on, recorded: day, by: by.clone(), entered_by: None, outcome });
            }
        }
        Event::RecordCorrected { correction: Correction::Instruction { instruction, done }, .. } => {
            for line in of(lines, *instruction) {
                let recorded = line.end.as_ref().map_or(day, |end| end.recorded);
                line.end = done.as_ref().map(|done| ended(done, recorded));
                line.corrected = done.is_some();
            }
        }
        _ => {}
    }
}

fn of(lines: &mut [TaskLine], no: InstructionNo) -> impl Iterator<Item = &mut TaskLine> {
    lines.iter_mut().filter(move |line| matches!(&line.work, Work::Instruction(one) if one.no == no))
}

fn begun(draft: DraftNo, one: &Instruction, on: Date) -> TaskLine {
    TaskLine {
        draft,
        edition: None,
        work: Work::Instruction(Arc::new(one.clone())),
        holders: one.holders.to_vec(),
        began: on,
        deadline: one.deadline().cloned(),
        planned: one.due(),
        due: one.due(),
        extended: Vec::new(),
        end: None,
        corrected: false,
    }
}

fn ended(done: &InstructionDone, recorded: Date) -> End {
    End { on: done.on, recorded, by: done.by.clone(), entered_by: None, outcome: Outcome::Done }
}
