//! Reminders that went out: nobody is reminded twice of the same thing for the same reason.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{DraftNo, DutyKey, InstructionNo, PersonId, StageKey, UnitId};
use prikaz_fact::{coded, example};

use super::body::{Body, Occasion};
use super::command::Command;
use super::rights::{Act, entitled, holds, permit, permit_those};
use super::{DutyOwner, Event, OrderJournal, OrderNumbered, Refusal, Register, Rules, Subject};

coded! {
/// What a reminder is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemindedOf {
    /// A part of a stage.
    Task {
        /// The draft, or the one an edition came from.
        draft: DraftNo,
        /// The stage.
        stage: StageKey,
        /// Whose part.
        subject: Subject,
    },
    /// A duty that comes round, by its key.
    Duty(DutyKey),
    /// A duty that one of several owes by himself.
    DutyOf {
        /// The duty.
        duty: DutyKey,
        /// Who owes it.
        of: DutyOwner,
    },
    /// What a signed order told to do.
    Instruction(InstructionNo),
    /// An order that a stage of informing asks somebody to read.
    Reading {
        /// The draft that the order approved.
        draft: DraftNo,
        /// Who is to read it.
        person: PersonId,
    },
    /// An order that a record of the journal asks somebody to read.
    AskedReading {
        /// The number of the record among those that ask.
        asked: u32,
        /// Who is to read it.
        person: PersonId,
    },
    /// What a stage waits for besides its parts.
    Step {
        /// The draft.
        draft: DraftNo,
        /// The stage.
        stage: StageKey,
        /// What it waits for.
        step: StepWord,
        /// Whose submission it is about, where it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
    },
}
}

coded! {
/// What a stage may wait for besides its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepWord: Serialize + Deserialize {
    /// The visa on a submission.
    Visa,
    /// Decisions where units say different things.
    Conflicts,
    /// Making one draft.
    Consolidation,
    /// Answers to remarks.
    Revision,
    /// Presentation for approval.
    Presentation,
}
}

coded! {
/// At which point a reminder is due, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemindPoint {
    /// So many before the last day.
    Before(u32),
    /// On the last day.
    OnDue,
    /// So many after it.
    After(u32),
    /// So many since the stage began, where there is no last day.
    Every(u32),
}
}

/// A reminder: what it is about, of which last day, at which point. Stored in events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// What it is about.
    pub of: RemindedOf,
    /// The last day; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The point.
    pub point: RemindPoint,
    /// Whether it tells somebody above those who hold it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub escalated: bool,
    /// Whether it tells whoever reminds that nobody who holds it is in the body any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unheld: bool,
    /// Where there is no last day: the day it was handed over, since it may come back. Records made before that do not
    /// say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

/// Whether `reminded` is among the reminders that went out.
pub fn was_reminded(known: &[Reminded], reminded: &Reminded) -> bool {
    let same = |known: &Reminded| {
        (&known.of, known.due, known.point, known.escalated, known.unheld)
            == (&reminded.of, reminded.due, reminded.point, reminded.escalated, reminded.unheld)
            && (known.since.is_none() || known.since == reminded.since)
    };
    known.iter().any(same)
}

impl OrderJournal {
    /// The reminders of what its orders ask for that went out.
    pub fn reminded(&self) -> &[Reminded] {
        &self.reminded
    }
}

/// A reminder of what orders of the body ask for, as it is to be recorded in their journal; nothing where it stands
/// there already.
///
/// # Errors
/// When the day is to come, or the person may not remind.
pub fn remind_of_orders(
    body: Body<'_>,
    journal: &OrderJournal,
    occasion: Occasion<'_>,
    today: Date,
    (reminded, to): (&Reminded, &[PersonId]),
    channel: Channel,
    message: Option<&str>,
) -> Result<Option<OrderNumbered>, Refusal> {
    if occasion.on > today {
        return Err(Refusal::InFuture { on: occasion.on, today });
    }
    let roles = entitled(Act::Remind, &[]);
    let may = |who: &PersonId| roles.iter().any(|role| holds(body, who, role, None));
    permit_those(body, occasion, Act::Remind, &roles, may)?;
    if was_reminded(journal.reminded(), reminded) {
        return Ok(None);
    }
    Ok(Some(OrderNumbered::OrderReminderSent {
        reminded: reminded.clone(),
        to: to.to_vec(),
        channel,
        message: message.map(str::to_owned),
    }))
}

coded! {
/// How a reminder went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel: Serialize + Deserialize {
    /// A letter for paper.
    Letter,
    /// A file for a mail program.
    File,
    /// Sent by mail.
    Mail,
}
}

/// A reminder is recorded once.
pub(super) fn record(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    reminded: &Reminded,
    to: &[PersonId],
    channel: Channel,
    message: Option<&str>,
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::Remind, &[], None)?;
    if was_reminded(&register.reminded, reminded) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::ReminderSent {
        reminded: reminded.clone(),
        to: to.to_vec(),
        channel,
        message: message.map(str::to_owned),
    }])
}

example! { struct Reminded { of, due, point, escalated, unheld, since } }
