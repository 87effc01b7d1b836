//! Who has to read a signed order («ознакомление»): those whom a stage of informing names, while it is open, and those
//! who were asked to by a record of the journal of orders. A record that one has read it ends it, and so does the
//! record that those of the stage were informed.

use time::{Date, UtcOffset};

use crate::domain::{ActReference, DraftNo, PersonId};
use crate::procedure::Stage;
use crate::workflow::{OrderNumbered, Recorded, RecordedOrder, Register, Rules, Task, requisites, told};

use super::{End, Obligation, Outcome, Owed, Way};

/// What somebody has to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToRead {
    /// The order.
    pub order: ActReference,
    /// Who has to.
    pub person: PersonId,
    /// By what.
    pub asked: AskedBy,
}

/// By what somebody has to read an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedBy {
    /// By a stage of informing.
    Stage(crate::domain::StageKey),
    /// By a record of the journal of orders, of this number among such records.
    Record(u32),
}

/// A stage of informing began: each whom it names is to read the order within its limit.
pub(super) fn begun(
    rules: &Rules<'_>,
    order: &ActReference,
    draft: DraftNo,
    stage: &Stage,
    task: Option<&Task>,
    on: Date,
) -> Vec<Obligation> {
    let line = |person: PersonId| Obligation {
        draft: Some(draft),
        deadline: task.and_then(|task| task.deadline.clone()),
        ..open(order, person, AskedBy::Stage(stage.key.clone()), on, task.and_then(Task::due))
    };
    told(rules).into_iter().map(line).collect()
}

/// Those whom the stage names were informed: whoever recorded it did it for them.
pub(super) fn informed(lines: &mut [Obligation], draft: DraftNo, recorded: &Recorded, day: Date) {
    let of_stage = |line: &&mut Obligation| {
        line.draft == Some(draft) && line.end.is_none() && matches!(line.what, Owed::Reading(_))
    };
    for line in lines.iter_mut().filter(of_stage) {
        let entered_by = recorded.by.person().cloned();
        line.end = Some(End {
            on: recorded.on,
            recorded: day,
            by: None,
            entered_by,
            outcome: Outcome::Done,
            paper: None,
        });
        line.way = None;
    }
}

/// The orders of the lines by the requisites that they have at last.
pub(super) fn called_anew(lines: &mut [Obligation], register: &Register) {
    for line in lines {
        let edition = line.edition.and_then(|edition| register.edition(edition));
        if let (Owed::Reading(to_read), Some(edition)) = (&mut line.what, edition) {
            to_read.order = edition.order.clone();
            line.way = line.way.take().map(|_| Way::Read(to_read.clone()));
        }
    }
}

/// Ends what was read as the journal of orders of the body has it, as of the end of `on`.
pub(super) fn settle(lines: &mut [Obligation], journal: &[RecordedOrder], on: Date, offset: UtcOffset) {
    let mut read: Vec<(ActReference, PersonId, End)> = Vec::new();
    for recorded in journal.iter().filter(|recorded| recorded.on <= on) {
        match &recorded.event {
            OrderNumbered::OrderRead { order, person, on, recorded_by, .. } => {
                let recorded = recorded.at.to_offset(offset).date();
                let (by, entered_by) = (Some(person.clone()), recorded_by.clone());
                let end = End { on: *on, recorded, by, entered_by, outcome: Outcome::Done, paper: None };
                read.push((order.clone(), person.clone(), end));
            }
            OrderNumbered::RequisitesCorrected(corrected) => {
                let was = requisites(&corrected.was);
                let theirs = read.iter_mut().filter(|(order, _, _)| requisites(order) == was);
                theirs.for_each(|(order, _, _)| *order = corrected.now.clone());
            }
            _ => {}
        }
    }
    for (order, person, end) in read {
        for line in lines.iter_mut() {
            let Owed::Reading(to_read) = &line.what else { continue };
            let is_it = to_read.person == person && requisites(&to_read.order) == requisites(&order);
            // Who read it before he was informed has read it then.
            if is_it && line.end.as_ref().is_none_or(|known| known.on > end.on) {
                line.end = Some(end.clone());
                line.way = None;
            }
        }
    }
}

/// Those who were asked by a record of the journal.
pub(super) fn asked(
    order: &ActReference,
    no: u32,
    persons: &[PersonId],
    due: Option<Date>,
    on: Date,
) -> Vec<Obligation> {
    let line = |person: &PersonId| open(order, person.clone(), AskedBy::Record(no), on, due);
    persons.iter().map(line).collect()
}

/// The order of a journal is called otherwise from now on.
pub(super) fn put_right(lines: &mut [Obligation], was: &ActReference, now: &ActReference) {
    for line in lines {
        let order = match &mut line.what {
            Owed::Reading(to_read) => &mut to_read.order,
            Owed::Instruction(given) => &mut std::sync::Arc::make_mut(given).order,
            Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) => continue,
        };
        if requisites(order) == requisites(was) {
            order.number.clone_from(&now.number);
            order.date = now.date;
        }
        if let Owed::Reading(to_read) = &line.what {
            line.way = line.way.take().map(|_| Way::Read(to_read.clone()));
        }
    }
}

fn open(order: &ActReference, person: PersonId, asked: AskedBy, on: Date, due: Option<Date>) -> Obligation {
    let to_read = ToRead { order: requisites(order), person: person.clone(), asked };
    Obligation {
        what: Owed::Reading(to_read.clone()),
        draft: None,
        edition: None,
        holders: vec![person],
        began: on,
        held_since: Some(on),
        deadline: None,
        planned: due,
        due,
        extensions: Vec::new(),
        end: None,
        corrected: false,
        way: Some(Way::Read(to_read)),
    }
}
