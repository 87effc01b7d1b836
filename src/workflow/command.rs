//! Commands: what somebody wants to happen to a register, with who and when.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::{Date, OffsetDateTime};

use prikaz_domain::{
    Digest, DraftNo, EditionNo, Entry, EntryId, Finding, GroundKey, InstructionNo, PersonId, PlaceKey,
    RemarkId, StageKey, UnitId,
};
use prikaz_form::{Cells, ListedProcess, Settlement, Was};

use crate::record::actor::Actor;
use crate::record::correction::Correction;
use crate::record::deadline::Subject;
use crate::record::duty::DutyOwner;
use crate::record::order_number::OrderNumber;
use crate::record::paper::{FileReference, Paper, Shown};
use crate::record::reminded::{Channel, Reminded};
use crate::record::requirement::RequirementAnswers;
use crate::record::visa::{Answer, ReturnedSheet, Weight};
use crate::rights::body::Occasion;
use crate::state::earlier::Earlier;

impl Command {
    /// Who wants it, and its official date.
    pub fn occasion(&self) -> Occasion<'_> {
        Occasion { by: &self.by, on: self.on }
    }
}

/// A command: who, when, what.
#[derive(Debug, Clone)]
pub struct Command {
    /// Who acts.
    pub by: Actor,
    /// Official date of the act.
    pub on: Date,
    /// Instant of recording, in the body's own offset.
    pub at: OffsetDateTime,
    /// What is to happen.
    pub action: Action,
}

/// What is to happen.
#[derive(Debug, Clone)]
pub enum Action {
    /// Set up the register.
    OpenRegister,
    /// Begin the next edition.
    OpenDraft {
        /// Ground for the update; none for the first edition.
        ground: Option<GroundKey>,
        /// What in particular gave rise to it.
        basis: String,
    },
    /// Begin a stage (the program's own follow-up).
    OpenStage {
        /// For which draft.
        draft: DraftNo,
        /// The stage.
        stage: StageKey,
    },
    /// Hand in a unit's rows, or «изменений нет».
    HandIn {
        /// The unit.
        unit: UnitId,
        /// The rows; none for «изменений нет».
        rows: Option<Arc<Vec<Cells>>>,
        /// Which rows of the edition in force they were, where their keys would say otherwise.
        was: Option<Arc<Was>>,
        /// The file they came in.
        file: Option<FileReference>,
        /// Why what was handed in before is replaced, though nobody returned it.
        again: Option<String>,
    },
    /// Give a submission the visa the procedure asks for.
    VisaSubmission {
        /// The unit.
        unit: UnitId,
    },
    /// Send a submission back.
    ReturnSubmission {
        /// The unit.
        unit: UnitId,
        /// What is to be put right.
        findings: Vec<Finding>,
    },
    /// Take a unit out of the collection.
    WithdrawUnit {
        /// The unit.
        unit: UnitId,
        /// Why.
        reason: String,
    },
    /// Name the unit that takes the rows of another over.
    NameSuccessor {
        /// Who kept them.
        unit: UnitId,
        /// Who is to keep them.
        successor: UnitId,
        /// The act or reason.
        basis: String,
    },
    /// Mark a row as one that counts although one might leave it out.
    MarkRow {
        /// The row.
        entry: EntryId,
        /// The reason, one of the procedure's, as it was typed.
        reason: String,
        /// What is known of it.
        note: String,
    },
    /// Answer the check list of requirements, as far as it is answered here.
    AnswerRequirements {
        /// Answers by the key of the requirement.
        answers: RequirementAnswers,
    },
    /// Take the body's list of processes.
    ListProcesses {
        /// The list.
        listed: Arc<Vec<ListedProcess>>,
        /// The file it came in.
        file: Option<FileReference>,
    },
    /// Record that somebody was reminded.
    RecordReminder {
        /// Of what, at which point.
        reminded: Reminded,
        /// Who was.
        to: Vec<PersonId>,
        /// How.
        channel: Channel,
        /// What the message is known by, where it went by mail.
        message: Option<String>,
    },
    /// Decide what holds where units say different things of one row.
    DecideConflict {
        /// The conflict: exactly these wordings.
        conflict: Digest,
        /// What holds.
        settlement: Settlement,
        /// Why.
        why: String,
    },
    /// Make one draft of the submissions.
    Consolidate {
        /// Units that are not waited for, with the reason.
        without: BTreeMap<UnitId, String>,
    },
    /// Record findings of the check.
    RecordFindings {
        /// What was found, each with what it demands.
        findings: Vec<CheckFinding>,
    },
    /// Send the draft back to the units whose rows have findings.
    ReturnFromCheck,
    /// Find the draft complete and conforming.
    PassCheck,
    /// Decide as an agreer.
    GiveVisa {
        /// The draft that was seen.
        digest: Digest,
        /// What is decided.
        verdict: Verdict,
        /// For whose seat; where none is named, the person's own, else that of the one he acts for.
        seat: Option<PersonId>,
        /// The filled-in sheet it was read from, where it came on one.
        sheet: Option<ReturnedSheet>,
    },
    /// Answer a remark.
    AnswerRemark {
        /// The remark.
        remark: RemarkId,
        /// The answer.
        answer: Answer,
    },
    /// Change the draft after remarks and lay it before the agreers again.
    Revise {
        /// Answers given along with it.
        answers: Vec<(RemarkId, Answer)>,
        /// The rows now; none where all remarks were rejected and nothing changes.
        entries: Option<Arc<Vec<Entry>>>,
        /// How far the change goes.
        weight: Weight,
        /// Digest of the draft whose rows were changed; none where whoever asks does not know it.
        of: Option<Digest>,
    },
    /// Put another person in an agreer's seat.
    ReplaceAgreer {
        /// Whose seat it is.
        was: PersonId,
        /// Whose it is to be.
        now: PersonId,
        /// The act or reason.
        basis: String,
    },
    /// Choose how the order treats the acts before it; what is not chosen stays as it was.
    ChooseManner {
        /// Whether it approves the register anew although the procedure has it amend the act in force.
        anew: Option<bool>,
        /// Whether it repeals the acts before it.
        repeals: Option<bool>,
    },
    /// Lay the draft before the one who approves.
    Present,
    /// Sign the order.
    Sign {
        /// Its number and date, as the journal of orders gave them.
        number: OrderNumber,
        /// The draft that was signed.
        digest: Digest,
        /// Who brings in what was signed on paper, where the signer does not record it himself.
        recorded_by: Option<PersonId>,
        /// What the order is called.
        title: Option<String>,
        /// What is known of the other acts of the body.
        earlier: Arc<Earlier>,
    },
    /// Record a publication.
    Publish {
        /// The place.
        place: PlaceKey,
        /// The edition; the one being followed up where none is given.
        edition: Option<EditionNo>,
        /// Under which address.
        address: String,
        /// The file put up.
        file: Option<FileReference>,
    },
    /// Record that those concerned were told.
    Inform {
        /// How.
        means: String,
    },
    /// Put a deadline off.
    ExtendDeadline {
        /// The stage.
        stage: StageKey,
        /// Whose part of it.
        subject: Subject,
        /// To which day.
        to: Date,
        /// On what basis.
        basis: String,
    },
    /// Give the draft up.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Put a record right.
    Correct {
        /// Version of the record in the register's stream.
        version: u64,
        /// What is right.
        correction: Correction,
        /// Why.
        reason: String,
    },
    /// Record that a document was given out.
    Issue {
        /// Which document.
        paper: Paper,
        /// The file.
        file: FileReference,
        /// What it shows, and of which draft.
        shown: Shown,
    },
    /// Record that a duty was done.
    PerformDuty {
        /// Key of the duty, as it was typed.
        duty: String,
        /// The day it was due.
        due: Date,
        /// Whose it was, where that is not told by who records it.
        of: Option<DutyOwner>,
        /// What came of it.
        note: String,
    },
    /// Record that what an order told somebody to do was done.
    FulfilInstruction {
        /// Which instruction.
        instruction: InstructionNo,
        /// Who did it; whoever records it, or the one who answers for it, where nobody is named.
        by: Option<PersonId>,
        /// By which paper.
        paper: String,
    },
    /// Put the deadline of an instruction off.
    ExtendInstruction {
        /// Which instruction.
        instruction: InstructionNo,
        /// To which day.
        to: Date,
        /// On what basis.
        basis: String,
    },
    /// Release from an instruction.
    LiftInstruction {
        /// Which instruction.
        instruction: InstructionNo,
        /// Why.
        reason: String,
    },
}

/// A finding of the check and what it demands of the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFinding {
    /// The row and what is wrong with it.
    pub finding: Finding,
    /// What is demanded.
    pub demand: Demand,
}

/// What a finding demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// That the row be put right.
    Correct,
    /// That the row be left out, and for which reason (a key such as `little-used`).
    Exclude(String),
}

/// What an agreer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Agrees.
    Agree,
    /// Agrees, with remarks that want an answer.
    AgreeWithRemarks(Vec<NewRemark>),
    /// Returns the draft with remarks.
    Return(Vec<NewRemark>),
}

/// A remark being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRemark {
    /// The row, where it is about one.
    pub entry: Option<EntryId>,
    /// Its text.
    pub text: String,
}
