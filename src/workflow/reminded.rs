//! Reminders that went out: nobody is reminded twice of the same thing for the same reason.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::domain::{DraftNo, InstructionNo, PersonId, StageKey, UnitId};
use crate::fact::{coded, example};

use super::command::Command;
use super::rights::{Act, permit};
use super::{DutyOwner, Event, Refusal, Register, Rules, Subject};

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
    Duty(String),
    /// A duty that one of several owes by himself.
    DutyOf {
        /// The duty.
        duty: String,
        /// Who owes it.
        of: DutyOwner,
    },
    /// What a signed order told to do.
    Instruction(InstructionNo),
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

coded! {
/// What a stage may wait for besides its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepWord {
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
    /// Where there is no last day: the day it was handed over, since it may come back. Records made before that do not
    /// say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

impl Register {
    /// Whether that reminder went out.
    pub fn was_reminded(&self, reminded: &Reminded) -> bool {
        let same = |known: &Reminded| {
            (&known.of, known.due, known.point, known.escalated)
                == (&reminded.of, reminded.due, reminded.point, reminded.escalated)
                && (known.since.is_none() || known.since == reminded.since)
        };
        self.reminded.iter().any(same)
    }
}

coded! {
/// How a reminder went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
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
    if register.was_reminded(reminded) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::ReminderSent {
        reminded: reminded.clone(),
        to: to.to_vec(),
        channel,
        message: message.map(str::to_owned),
    }])
}

example! { enum RemindedOf { Task { draft, stage, subject }, Duty(String), DutyOf { duty, of }, Instruction(InstructionNo), Step { draft, stage, step, unit } } }
example! { enum RemindPoint { Before(u32), OnDue, After(u32), Every(u32) } }
example! { struct Reminded { of, due, point, escalated, since } }
