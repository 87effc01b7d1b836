//! What orders told somebody to do («поручения»), as it stands.

use time::Date;

use prikaz_app::{Ahead, Office, Owing, Target};
use prikaz_domain::{ActReference, InstructionNo};
use prikaz_report::obligation::{Obligation, Outcome, Owed, addressed};
use prikaz_workflow::Sight;

use crate::due::targets::targets_or_all;
use crate::due::task::{holders, left};
use crate::{DeskError, Holder, Session};

/// What an order told somebody to do, as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstructionTask {
    /// Whose it is: a register's, or that of the orders of a body.
    pub target: Target,
    /// Its number among those of its stream.
    pub instruction: InstructionNo,
    /// The order.
    pub order: ActReference,
    /// Number of the clause, as printed.
    pub clause: String,
    /// Whom the order told, where the persons who answer for it do not say so; empty where they do.
    pub whom: String,
    /// The persons who answer for it.
    pub holders: Vec<Holder>,
    /// What is to be done, beginning with a verb.
    pub task: String,
    /// The last day before extensions.
    pub planned: Option<Date>,
    /// The last day.
    pub due: Option<Date>,
    /// On what bases it was put off.
    pub extended: Vec<String>,
    /// Working days left on the day it ended or is told of, or over where it is negative.
    pub left: Option<i64>,
    /// Whether that day is after the last one.
    pub late: bool,
    /// How it ended.
    pub end: InstructionEnd,
}

/// How an instruction stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InstructionEnd {
    /// To be done.
    Open,
    /// Done.
    Done {
        /// When.
        on: Date,
        /// By which paper.
        paper: String,
        /// By whom, by name.
        by: Option<String>,
    },
    /// Not needed any more.
    Lifted {
        /// Since when.
        on: Date,
        /// Why.
        reason: String,
    },
}

impl InstructionEnd {
    /// Since when it is open no more.
    pub fn on(&self) -> Option<Date> {
        match self {
            Self::Open => None,
            Self::Done { on, .. } | Self::Lifted { on, .. } => Some(*on),
        }
    }
}

/// Which instructions are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those to be done.
    Open,
    /// Those that are done or lifted too.
    All,
}

/// The instructions of `targets`, or of all registers and bodies where none is named, on the day of the session; one's
/// own alone where it is not shown what others owe.
///
/// # Errors
/// When there is no such register or body, or the store or its data fail.
pub fn instructions(
    office: &Office,
    session: &Session,
    targets: &[Target],
    which: Which,
) -> Result<Vec<InstructionTask>, DeskError> {
    let mut found = Vec::new();
    for target in &targets_or_all(office, targets)? {
        let owing = office.owed_of(target, session.day, Ahead::Month);
        let owing = owing.map_err(DeskError::of_target(target))?;
        let all = session.reads_owed(&owing, Sight::Tasks);
        let is_shown = |one: &&Obligation| all.is_ok() || session.holds(&owing, one);
        let chosen = owing.all.iter().filter(|one| which == Which::All || one.is_open()).filter(is_shown);
        found.extend(chosen.filter_map(|one| InstructionTask::of(&owing, one)));
    }
    Ok(found)
}

/// The instruction `no` of `target`, on the day of the session; none where there is no such one.
///
/// # Errors
/// When there is no such register or body, or the store or its data fail.
pub fn instruction_of(
    office: &Office,
    session: &Session,
    target: &Target,
    no: InstructionNo,
) -> Result<Option<InstructionTask>, DeskError> {
    let targets = std::slice::from_ref(target);
    let all = instructions(office, session, targets, Which::All)?;
    Ok(all.into_iter().find(|one| one.instruction == no))
}

impl InstructionTask {
    /// `one` of `owing`; none for what is no instruction.
    pub(crate) fn of(owing: &Owing, one: &Obligation) -> Option<Self> {
        let Owed::Instruction(given) = &one.what else { return None };
        let end = end(owing, one);
        let until = end.on().unwrap_or(owing.day);
        Some(Self {
            target: owing.target.clone(),
            instruction: given.no,
            order: given.order.clone(),
            clause: given.clause.clone(),
            whom: addressed(&owing.organisation, given),
            holders: holders(owing, &given.holders),
            task: given.task.clone(),
            planned: one.planned,
            due: one.due,
            extended: one.extensions.iter().map(|extension| extension.basis.clone()).collect(),
            left: one.due.and_then(|due| left(&owing.calendar, until, due)),
            late: one.due.is_some_and(|due| until > due),
            end,
        })
    }
}

fn end(owing: &Owing, one: &Obligation) -> InstructionEnd {
    let Some(end) = &one.end else { return InstructionEnd::Open };
    let paper = end.paper.clone().unwrap_or_default();
    match end.outcome {
        Outcome::Done => {
            let by = end.by.as_ref().map(|person| owing.organisation.name_of(person));
            InstructionEnd::Done { on: end.on, paper, by }
        }
        Outcome::Dropped => InstructionEnd::Lifted { on: end.on, reason: paper },
    }
}
