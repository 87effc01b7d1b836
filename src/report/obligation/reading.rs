//! Who has to read a signed order («ознакомление»): those whom a stage of informing names, while it is open, and those
//! who were asked to by a record of the journal of orders. A record that one has read it ends it, and so do the record
//! that he need not any more, and the one that those of the stage were informed.
//!
//! *Invariant:* what an order is called now, who has read it and who need not, is asked of the journal of orders.

use std::sync::Arc;

use time::{Date, UtcOffset};

use prikaz_domain::{ActReference, DraftNo, PersonId};
use prikaz_procedure::Stage;
use prikaz_workflow::{
    Instruction, Instructions, OrderJournal, OrderNumbered, ReadingLifted, Recorded, RecordedOrder, Register,
    Rules, Task, requisites, same_order, told,
};

use super::to_read::{AskedBy, ToRead};
use super::{End, Obligation, Outcome, Owed, Way};

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

/// The orders of the lines of a register by the requisites that they have at last.
pub(super) fn called_anew(lines: &mut [Obligation], register: &Register) {
    for line in lines {
        let edition = line.edition.and_then(|edition| register.edition(edition));
        match &mut line.what {
            Owed::Reading(to_read) => {
                to_read.order = edition.map_or(to_read.order.clone(), |edition| requisites(&edition.order));
            }
            Owed::Instruction(given) => follow(given, &register.instructions),
            Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) => {}
        }
        asks_anew(line);
    }
}

/// Those of the journal of orders likewise.
pub(super) fn called_in_journal(lines: &mut [Obligation], journal: &OrderJournal) {
    for line in lines {
        match &mut line.what {
            Owed::Reading(ToRead { order, asked: AskedBy::Record(no), .. }) => {
                *order = journal.order_to_read(*no).map_or(order.clone(), requisites);
            }
            Owed::Instruction(given) => follow(given, journal.instructions()),
            Owed::Reading(_) | Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) => {}
        }
        asks_anew(line);
    }
}

fn follow(given: &mut Arc<Instruction>, known: &Instructions) {
    if let Some(known) = known.get(given.no) {
        given.clone_from(&known.given);
    }
}

/// What would settle it names the order as the line does.
fn asks_anew(line: &mut Obligation) {
    if let Owed::Reading(to_read) = &line.what {
        line.way = line.way.take().map(|_| Way::Read(to_read.clone()));
    }
}

/// The journal of orders as of the end of a day, and who recorded what of readings, when, in its order.
pub(super) struct JournalThen {
    pub(super) orders: OrderJournal,
    read: Vec<Date>,
    lifted: Vec<(Date, Option<PersonId>)>,
}

/// The journal of orders as of the end of `on`; `offset` is that of the body's clocks.
pub(super) fn journal_then(records: &[RecordedOrder], on: Date, offset: UtcOffset) -> JournalThen {
    let mut then = JournalThen { orders: OrderJournal::default(), read: Vec::new(), lifted: Vec::new() };
    for recorded in records.iter().filter(|recorded| recorded.on <= on) {
        let day = recorded.at.to_offset(offset).date();
        match &recorded.event {
            OrderNumbered::OrderRead { .. } => then.read.push(day),
            OrderNumbered::ReadingLifted { .. } => then.lifted.push((day, recorded.by.person().cloned())),
            _ => {}
        }
        then.orders = then.orders.evolve(&recorded.event);
    }
    then
}

/// Ends what was read, or need not be any more, as the journal of orders of the body has it.
pub(super) fn settle(lines: &mut [Obligation], then: &JournalThen) {
    let lifted = then.orders.all_readings_lifted().zip(&then.lifted);
    for ((order, lifted), (recorded, by)) in lifted {
        let end = End {
            on: lifted.on,
            recorded: *recorded,
            by: by.clone(),
            entered_by: None,
            outcome: Outcome::Dropped,
            paper: Some(lifted.reason.clone()),
        };
        for line in lines.iter_mut().filter(|line| line.is_open()) {
            if is_to_read(line, order, &lifted.person) && was_asked_before(line, lifted) {
                line.end = Some(end.clone());
                line.way = None;
            }
        }
    }
    for ((order, reading), recorded) in then.orders.all_readings().zip(&then.read) {
        let end = End {
            on: reading.on,
            recorded: *recorded,
            by: Some(reading.person.clone()),
            entered_by: reading.recorded_by.clone(),
            outcome: Outcome::Done,
            paper: None,
        };
        for line in lines.iter_mut().filter(|line| is_to_read(line, order, &reading.person)) {
            // Who read it before he was informed has read it then.
            if line.end.as_ref().is_none_or(|known| known.on > end.on) {
                line.end = Some(end.clone());
                line.way = None;
            }
        }
    }
}

fn is_to_read(line: &Obligation, order: &ActReference, person: &PersonId) -> bool {
    matches!(&line.what, Owed::Reading(to_read)
        if to_read.person == *person && same_order(&to_read.order, order))
}

fn was_asked_before(line: &Obligation, lifted: &ReadingLifted) -> bool {
    match &line.what {
        Owed::Reading(ToRead { asked: AskedBy::Record(no), .. }) => *no <= lifted.after,
        _ => line.began <= lifted.on,
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
