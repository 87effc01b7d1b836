//! Reminders that went out: nobody is reminded twice of the same thing for the same reason.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{DraftNo, DutyKey, InstructionNo, PersonId, StageKey, UnitId};
use prikaz_fact::{coded, example};

use crate::record::deadline::Subject;
use crate::record::duty::DutyOwner;

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

example! { struct Reminded { of, due, point, escalated, unheld, since } }
