//! What orders told somebody to do, of registers and of orders that stand alone; who was asked to read an order.

use std::sync::Arc;

use time::{Date, UtcOffset};

use prikaz_domain::{DraftNo, InstructionNo};
use prikaz_workflow::{
    Actor, Correction, Event, Instruction, InstructionDone, OrderNumbered, Recorded, RecordedOrder,
};

use super::{End, Extension, Obligation, Outcome, Owed, Way, reading};

/// What the orders of a body that stand alone told somebody to do, and who was asked to read an order of its journal,
/// as of the end of `on`.
pub fn of_journal(journal: &[RecordedOrder], on: Date, offset: UtcOffset) -> Vec<Obligation> {
    let mut lines = Vec::new();
    for recorded in journal.iter().filter(|recorded| recorded.on <= on) {
        let day = recorded.at.to_offset(offset).date();
        match &recorded.event {
            OrderNumbered::OrderSigned(signed) => {
                lines.extend(signed.instructions.iter().map(|one| begun(None, one, recorded.on)));
            }
            OrderNumbered::InstructionFulfilled { instruction, done } => {
                fulfil(&mut lines, *instruction, done, &recorded.by, day);
            }
            OrderNumbered::InstructionExtended { instruction, was, now, basis } => {
                extend(&mut lines, *instruction, (*was, *now), recorded.on, basis);
            }
            OrderNumbered::InstructionLifted { instruction, on, reason } => {
                lift(&mut lines, *instruction, (*on, reason), &recorded.by, day);
            }
            OrderNumbered::ReadingAsked { order, asked, persons, due } => {
                lines.extend(reading::asked(order, *asked, persons, *due, recorded.on));
            }
            OrderNumbered::RequisitesCorrected(_)
            | OrderNumbered::ReadingLifted { .. }
            | OrderNumbered::OrderNumbered { .. }
            | OrderNumbered::OrderScanned { .. }
            | OrderNumbered::OrderIssued { .. }
            | OrderNumbered::OrderRead { .. }
            | OrderNumbered::OrderReminderSent { .. } => {}
        }
    }
    settle(&mut lines);
    let then = reading::journal_then(journal, on, offset);
    reading::called_in_journal(&mut lines, &then.orders);
    reading::settle(&mut lines, &then);
    lines
}

/// Notes an event of a register about instructions; `day` is the day of recording by the body's own clock.
pub(super) fn note(lines: &mut Vec<Obligation>, recorded: &Recorded, day: Date) {
    match &recorded.event {
        Event::InstructionsGiven { draft, instructions } => {
            lines.extend(instructions.iter().map(|one| begun(Some(*draft), one, recorded.on)));
        }
        Event::InstructionFulfilled { instruction, done } => {
            fulfil(lines, *instruction, done, &recorded.by, day);
        }
        Event::InstructionExtended { instruction, was, now, basis } => {
            extend(lines, *instruction, (*was, *now), recorded.on, basis);
        }
        Event::InstructionLifted { instruction, reason } => {
            lift(lines, *instruction, (recorded.on, reason), &recorded.by, day);
        }
        Event::RecordCorrected { correction: Correction::Instruction { instruction, done }, .. } => {
            for line in of(lines, *instruction) {
                let recorded_on = line.end.as_ref().map_or(day, |end| end.recorded);
                line.end = done.as_ref().map(|done| ended(done, &recorded.by, recorded_on));
                line.corrected = done.is_some();
            }
        }
        _ => {}
    }
}

/// What would settle the open ones.
pub(super) fn settle(lines: &mut [Obligation]) {
    for line in lines.iter_mut().filter(|line| line.end.is_none()) {
        if let Owed::Instruction(given) = &line.what {
            line.way = Some(Way::Fulfil(given.no));
        }
    }
}

fn of(lines: &mut [Obligation], no: InstructionNo) -> impl Iterator<Item = &mut Obligation> {
    lines.iter_mut().filter(move |line| matches!(&line.what, Owed::Instruction(one) if one.no == no))
}

fn fulfil(lines: &mut [Obligation], no: InstructionNo, done: &InstructionDone, by: &Actor, day: Date) {
    for line in of(lines, no).filter(|line| line.end.is_none()) {
        line.end = Some(ended(done, by, day));
    }
}

fn extend(lines: &mut [Obligation], no: InstructionNo, (was, now): (Date, Date), on: Date, basis: &str) {
    for line in of(lines, no) {
        line.due = Some(now);
        line.extensions.push(Extension { was, now, on, basis: basis.to_owned() });
    }
}

fn lift(lines: &mut [Obligation], no: InstructionNo, (on, reason): (Date, &str), by: &Actor, recorded: Date) {
    for line in of(lines, no).filter(|line| line.end.is_none()) {
        let by = by.person().cloned();
        line.end = Some(End {
            on,
            recorded,
            by,
            entered_by: None,
            outcome: Outcome::Dropped,
            paper: Some(reason.to_owned()),
        });
    }
}

fn begun(draft: Option<DraftNo>, one: &Instruction, on: Date) -> Obligation {
    Obligation {
        what: Owed::Instruction(Arc::new(one.clone())),
        draft,
        edition: None,
        holders: one.holders.to_vec(),
        began: on,
        held_since: Some(on),
        deadline: one.deadline().cloned(),
        planned: one.due(),
        due: one.due(),
        extensions: Vec::new(),
        end: None,
        corrected: false,
        way: None,
    }
}

fn ended(done: &InstructionDone, by: &Actor, recorded: Date) -> End {
    let entered_by = by.person().filter(|person| done.by.as_ref() != Some(*person)).cloned();
    let paper = Some(done.paper.clone());
    End { on: done.on, recorded, by: done.by.clone(), entered_by, outcome: Outcome::Done, paper }
}
