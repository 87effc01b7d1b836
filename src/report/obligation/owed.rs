//! Something that is owed: what it is, how it ended, what would settle it.

use std::sync::Arc;

use time::Date;

use super::to_read::{AskedBy, ToRead};
use prikaz_domain::{
    DraftNo, DutyKey, EditionNo, InstructionNo, PersonId, PlaceKey, RemarkId, StageKey, UnitId,
};
use prikaz_procedure::StageWord;
use prikaz_workflow::{Deadline, DutyOwner, Instruction, Subject};

/// Something that somebody owes, from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// What it is.
    pub what: Owed,
    /// The draft it belongs to, where it belongs to one.
    pub draft: Option<DraftNo>,
    /// The edition the draft became.
    pub edition: Option<EditionNo>,
    /// Who holds it, or held it.
    pub holders: Vec<PersonId>,
    /// The day it began.
    pub began: Date,
    /// The day it was handed to those who hold it now; none for what nobody hands over, as a duty.
    pub held_since: Option<Date>,
    /// The deadline as it was counted first.
    pub deadline: Option<Arc<Deadline>>,
    /// The last day before extensions.
    pub planned: Option<Date>,
    /// The last day after extensions.
    pub due: Option<Date>,
    /// Extensions, in order.
    pub extensions: Vec<Extension>,
    /// How it ended; none while it is open.
    pub end: Option<End>,
    /// Whether the day of the end was put right by a later record.
    pub corrected: bool,
    /// What would settle it; none once it ended.
    pub way: Option<Way>,
}

/// What is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owed {
    /// A part of a stage, with a limit of its own where the procedure sets one.
    Stage(StagePart),
    /// What a stage waits for besides its parts, within whatever limit these have.
    Step(StageStep),
    /// A duty that comes round, on one of its days.
    Duty(DutyDay),
    /// What an order told somebody to do.
    Instruction(Arc<Instruction>),
    /// An order that somebody has to read.
    Reading(ToRead),
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

/// What a stage waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageStep {
    /// The stage.
    pub stage: StageKey,
    /// What happens in the stage.
    pub kind: StageWord,
    /// What it waits for.
    pub step: Step,
}

/// A step that nobody was given as a task, and without which the stage does not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The visa of a deputy on the submission of a unit.
    Visa(UnitId),
    /// Decisions where units say different things of one row: so many rows.
    Conflicts(usize),
    /// Making one draft of what was handed in.
    Consolidation,
    /// Answering remarks and revising the draft, after a round.
    Revision {
        /// The round.
        round: u32,
        /// Remarks that want an answer.
        remarks: Vec<RemarkId>,
    },
    /// Laying the draft before the one who approves.
    Presentation,
}

/// A duty on one of its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyDay {
    /// Key of the duty.
    pub duty: DutyKey,
    /// The day the procedure names.
    pub named: Date,
    /// Whose it is.
    pub owner: DutyOwner,
    /// The last working day not later than the named one, for those who would rather not rely on ст. 193.
    pub careful: Option<Date>,
    /// The year without a calendar, yet, into which the last day falls.
    pub uncounted: Option<i32>,
}

/// A deadline was put off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The day it was due.
    pub was: Date,
    /// The day it is due now.
    pub now: Date,
    /// The day it was put off.
    pub on: Date,
    /// On what basis.
    pub basis: String,
}

/// How something that was owed ended.
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
    /// By which paper an instruction was carried out, or why it was lifted.
    pub paper: Option<String>,
}

/// Whether what was owed was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Not done and not needed any more.
    Dropped,
}

/// What would settle it. The words are for the edge: the command line makes a command of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Handing in for a unit.
    HandIn(UnitId),
    /// The visa on a unit's submission.
    VisaSubmission(UnitId),
    /// Deciding where units say different things.
    DecideConflicts,
    /// Making one draft.
    Consolidate,
    /// Concluding the check: nothing was found.
    PassCheck,
    /// Concluding the check: what was found goes back to the units.
    ReturnCheck,
    /// Deciding as an agreer.
    Visa,
    /// Answering remarks and revising.
    Revise,
    /// Laying the draft before the one who approves.
    Present,
    /// Signing.
    Sign,
    /// Publishing in a place.
    Publish(PlaceKey),
    /// Informing.
    Inform,
    /// Recording the duty as done.
    PerformDuty(DutyDay),
    /// Recording the instruction as done.
    Fulfil(InstructionNo),
    /// Recording that the order was read.
    Read(ToRead),
}

impl Obligation {
    /// Whether it is still owed.
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// The part of a stage it is, where it is one.
    pub fn part(&self) -> Option<&StagePart> {
        match &self.what {
            Owed::Stage(part) => Some(part),
            Owed::Step(_) | Owed::Duty(_) | Owed::Instruction(_) | Owed::Reading(_) => None,
        }
    }

    /// The unit it is about.
    pub fn unit(&self) -> Option<&UnitId> {
        match &self.what {
            Owed::Stage(StagePart { subject: Subject::Unit(unit), .. })
            | Owed::Step(StageStep { step: Step::Visa(unit), .. })
            | Owed::Duty(DutyDay { owner: DutyOwner::Unit(unit), .. }) => Some(unit),
            Owed::Instruction(given) => match &given.whom {
                prikaz_workflow::Executor::Unit(unit) => Some(unit),
                _ => None,
            },
            Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) | Owed::Reading(_) => None,
        }
    }

    /// Its name among the obligations of its stream that are open: a day that moves, or a return, keeps it.
    pub fn key(&self) -> String {
        let draft = self.draft.map_or(0, |draft| draft.0);
        match &self.what {
            Owed::Stage(part) => {
                let round = part.round.unwrap_or(0);
                let subject = match &part.subject {
                    Subject::Whole => String::new(),
                    Subject::Unit(unit) => format!("/{unit}"),
                    Subject::Agreer(person) => format!("/{person}"),
                    Subject::Place(place) => format!("/{place}"),
                };
                format!("draft {draft}/{}/{}.{round}{subject}", part.stage, part.pass)
            }
            Owed::Step(StageStep { stage, step, .. }) => match step {
                Step::Visa(unit) => format!("draft {draft}/{stage}/visa/{unit}"),
                Step::Conflicts(_) => format!("draft {draft}/{stage}/conflicts"),
                Step::Consolidation => format!("draft {draft}/{stage}/consolidation"),
                Step::Revision { round, .. } => format!("draft {draft}/{stage}/revision/{round}"),
                Step::Presentation => format!("draft {draft}/{stage}/presentation"),
            },
            Owed::Duty(DutyDay { duty, named, owner, .. }) => {
                let owner = match owner {
                    DutyOwner::Unit(unit) => format!("/{unit}"),
                    DutyOwner::Person(person) => format!("/{person}"),
                    DutyOwner::Together => String::new(),
                };
                format!("duty {duty}/{named}{owner}")
            }
            Owed::Instruction(given) => format!("instruction {}", given.no.0),
            Owed::Reading(ToRead { person, asked, .. }) => match asked {
                AskedBy::Stage(stage) => format!("draft {draft}/{stage}/reading/{person}"),
                AskedBy::Record(no) => format!("reading {no}/{person}"),
            },
        }
    }
}
