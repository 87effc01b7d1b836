//! Events of a register: facts in the past tense, complete in themselves, stored for ever.
//!
//! *Invariant:* fields are only added, with defaults; a change of meaning is a new variant.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{
    ActReference, Digest, DraftNo, DutyKey, EditionNo, Entry, EntryId, Finding, GroundKey, InstructionNo,
    OrganisationId, PersonId, PlaceKey, ProcedureId, ReasonKey, RemarkId, StageKey, UnitId,
};
use prikaz_fact::coded;
use prikaz_form::{Cells, EntryChange, ListedProcess, Settlement, Was, Wording};
use prikaz_procedure::StageWord;

use crate::record::actor::Acting;
use crate::record::capacity::Capacity;
use crate::record::correction::Correction;
use crate::record::deadline::{Subject, Task};
use crate::record::duty::DutyOwner;
use crate::record::force::Force;
use crate::record::instruction::{Instruction, InstructionDone};
use crate::record::order_manner::OrderManner;
use crate::record::paper::{FileReference, Paper, Shows};
use crate::record::reminded::{Channel, Reminded};
use crate::record::requirement::RequirementAnswers;
use crate::record::signed_order::Effect;
use crate::record::visa::{Answer, Decision, RemarkMade, ReturnedSheet, SeatedGroup, Weight};

coded! {
/// What happened to a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Event {
    /// The register was set up under its procedure.
    RegisterOpened {
        /// The body.
        organisation: OrganisationId,
        /// The procedure.
        procedure: ProcedureId,
        /// Digest of the procedure's file, pinned.
        procedure_digest: Digest,
        /// Digest of the file of the body as it was then, kept; not in what was written before bodies were kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation_digest: Option<Digest>,
        /// Name of the register.
        title: String,
    },
    /// Work on the next edition began.
    DraftOpened {
        /// Its number.
        draft: DraftNo,
        /// The edition it amends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<EditionNo>,
        /// The ground for the update.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ground: Option<GroundKey>,
        /// Clause of the ground.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ground_clause: Option<String>,
        /// What in particular gave rise to it.
        basis: String,
        /// Digest of the file of the body as it was then, kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation_digest: Option<Digest>,
    },
    /// A stage began, or began again after a return.
    StageOpened {
        /// The draft.
        draft: DraftNo,
        /// The stage.
        stage: StageKey,
        /// What happens in it.
        kind: StageWord,
        /// Which time the draft is in it, from 1.
        pass: u32,
        /// Who has to do what by when.
        tasks: Vec<Task>,
    },
    /// A stage was done with.
    StageCompleted {
        /// The draft.
        draft: DraftNo,
        /// The stage.
        stage: StageKey,
    },
    /// A unit handed in its rows.
    SubmissionHandedIn {
        /// The draft.
        draft: DraftNo,
        /// The unit.
        unit: UnitId,
        /// Which attempt, from 1.
        attempt: u32,
        /// The rows; none for «изменений нет».
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rows: Option<Arc<Vec<Cells>>>,
        /// For each row, which row of the edition in force it was, where the unit said it and the key of the form
        /// would say otherwise; none where the key tells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Arc<Was>>,
        /// The file they came in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<FileReference>,
        /// Why it replaces what was handed in before, though nobody had returned that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<String>,
        /// In what capacity it was recorded; records made before that do not say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capacity: Option<Capacity>,
    },
    /// The deputy whose visa the procedure asks for gave it to a submission.
    SubmissionVisaed {
        /// The draft.
        draft: DraftNo,
        /// The unit.
        unit: UnitId,
        /// Which attempt the visa is for.
        attempt: u32,
        /// In whose stead, where the person acted for another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Acting>,
    },
    /// A submission went back to its unit.
    SubmissionReturned {
        /// The draft.
        draft: DraftNo,
        /// The unit.
        unit: UnitId,
        /// Which attempt was returned.
        attempt: u32,
        /// What is to be put right.
        findings: Vec<Finding>,
        /// Who has to hand in again, and by when.
        task: Task,
    },
    /// A unit was withdrawn from the collection: nobody waits for it, and what it handed in does not count.
    UnitWithdrawn {
        /// The draft.
        draft: DraftNo,
        /// The unit.
        unit: UnitId,
        /// Why.
        reason: String,
    },
    /// A unit took the rows of another over for good.
    UnitSucceeded {
        /// Who kept them.
        unit: UnitId,
        /// Who keeps them now.
        successor: UnitId,
        /// The act or reason.
        basis: String,
        /// What the successor has to hand in for the draft being collected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Task>,
    },
    /// A row was marked as one that counts although one might leave it out.
    RowMarked {
        /// The draft.
        draft: DraftNo,
        /// The row.
        entry: EntryId,
        /// Its printed number then.
        number: String,
        /// The reason of the procedure's rule: `little-used`.
        reason: ReasonKey,
        /// The clause by which it counts.
        clause: String,
        /// What is known of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// Requirements of the check list were answered.
    RequirementsAnswered {
        /// The draft.
        draft: DraftNo,
        /// Answers by the key of the requirement.
        requirements: RequirementAnswers,
    },
    /// The body's list of processes, against which the rows of units are held.
    ProcessesListed {
        /// The list: it replaces the one before.
        listed: Arc<Vec<ListedProcess>>,
        /// The file it came in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<FileReference>,
    },
    /// Somebody was reminded.
    ReminderSent {
        /// Of what, at which point.
        #[serde(flatten)]
        reminded: Reminded,
        /// Who was.
        to: Vec<PersonId>,
        /// How.
        channel: Channel,
        /// What the message is known by, where it went by mail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
    /// Where units say different things of one row, it was decided what holds.
    ConflictDecided {
        /// The draft.
        draft: DraftNo,
        /// The conflict: exactly these wordings of exactly these units.
        conflict: Digest,
        /// The wordings it was about.
        wordings: Vec<Wording>,
        /// What holds.
        settlement: Settlement,
        /// Why.
        why: String,
    },
    /// The submissions were made into one draft.
    Consolidated {
        /// The draft.
        draft: DraftNo,
        /// Its rows.
        entries: Arc<Vec<Entry>>,
        /// Digest of the rows.
        digest: Digest,
        /// What the rules of content advise or warn of.
        #[serde(default)]
        findings: Vec<Finding>,
        /// Units that were not waited for, with the reason.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        without: BTreeMap<UnitId, String>,
    },
    /// The check found something.
    FindingsRecorded {
        /// The draft.
        draft: DraftNo,
        /// What it found.
        findings: Vec<Finding>,
    },
    /// The check sent the draft back for correction.
    CheckReturned {
        /// The draft.
        draft: DraftNo,
        /// The units that have to hand in again.
        units: Vec<UnitId>,
    },
    /// The check found the draft complete and conforming.
    CheckPassed {
        /// The draft.
        draft: DraftNo,
        /// Digest of the rows that were checked.
        digest: Digest,
    },
    /// A round of agreement began.
    RoundOpened {
        /// The draft.
        draft: DraftNo,
        /// Number of the round, from 1.
        round: u32,
        /// Digest of the rows that are agreed.
        digest: Digest,
        /// Every group with the persons who sit in it.
        groups: Arc<Vec<SeatedGroup>>,
        /// Who agreed in an earlier round and need not again, the change having been editorial: they are told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        told: Vec<PersonId>,
    },
    /// The draft was laid before a group.
    GroupOpened {
        /// The draft.
        draft: DraftNo,
        /// The round.
        round: u32,
        /// Place of the group, from 1.
        group: u32,
        /// Who has to decide by when.
        tasks: Vec<Task>,
    },
    /// An agreer decided.
    VisaGiven {
        /// The draft.
        draft: DraftNo,
        /// The round.
        round: u32,
        /// Whose seat it is.
        seat: PersonId,
        /// In whose stead, where the person acted for another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Acting>,
        /// What was decided.
        decision: Decision,
        /// Digest of exactly the draft that was seen.
        digest: Digest,
        /// The remarks made with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        remarks: Vec<RemarkMade>,
        /// The filled-in sheet it was read from, where it came on one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<ReturnedSheet>,
    },
    /// A remark was answered.
    RemarkAnswered {
        /// The draft.
        draft: DraftNo,
        /// The remark.
        remark: RemarkId,
        /// The answer.
        answer: Answer,
    },
    /// The draft was changed after remarks.
    Revised {
        /// The draft.
        draft: DraftNo,
        /// Its rows now.
        entries: Arc<Vec<Entry>>,
        /// Digest of the rows.
        digest: Digest,
        /// What changed.
        changes: Vec<EntryChange>,
        /// How far the change goes.
        weight: Weight,
    },
    /// An agreer was replaced by another for good.
    AgreerReplaced {
        /// The draft.
        draft: DraftNo,
        /// The round.
        round: u32,
        /// Whose seat it was.
        was: PersonId,
        /// Whose it is.
        now: PersonId,
        /// The act or reason.
        basis: String,
    },
    /// The draft was laid before the one who approves.
    Presented {
        /// The draft.
        draft: DraftNo,
        /// Digest of what was presented.
        digest: Digest,
        /// In whose stead, where the person acted for another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Acting>,
    },
    /// The order was signed; the draft is an edition now.
    Approved {
        /// The draft.
        draft: DraftNo,
        /// The edition it became.
        edition: EditionNo,
        /// The order.
        order: ActReference,
        /// In whose stead, where the signer acted for another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Acting>,
        /// Digest of the rows approved.
        digest: Digest,
        /// The act it amends, where it does not approve the register anew.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amends: Option<ActReference>,
        /// From when it is in force, where the order says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        force: Option<Box<Force>>,
        /// Whether the order brought all rows anew and numbered them from 1, so that earlier numbers are free again.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        numbered_anew: bool,
        /// Who recorded what was signed on paper, where it was not the signer himself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded_by: Option<PersonId>,
        /// What its clauses do to other orders of the body, besides the act it amends.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        effects: Vec<Effect>,
        /// The acts before it that its clause on repeal names, the register being approved anew.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        repeals: Vec<ActReference>,
        /// The acts that it does not touch though the file of the procedure has it do so, as the file cites them: that was
        /// done before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left_out: Vec<ActReference>,
        /// Digest of the file of the body as it was then, kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation_digest: Option<Digest>,
    },
    /// The drafter chose how the order of the draft treats the acts before it.
    OrderMannerChosen {
        /// The draft.
        draft: DraftNo,
        /// How.
        manner: OrderManner,
    },
    /// An edition was put up.
    Published {
        /// The draft it came from.
        draft: DraftNo,
        /// The edition.
        edition: EditionNo,
        /// Where.
        place: PlaceKey,
        /// Under which address.
        address: String,
        /// Digest of the file put up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<FileReference>,
    },
    /// Those concerned were told.
    Informed {
        /// The draft.
        draft: DraftNo,
        /// The edition.
        edition: EditionNo,
        /// Who was told.
        whom: Vec<PersonId>,
        /// How: «письмом», «по системе электронного документооборота».
        means: String,
    },
    /// A deadline was put off.
    DeadlineExtended {
        /// The draft.
        draft: DraftNo,
        /// The stage.
        stage: StageKey,
        /// Whose part of it.
        subject: Subject,
        /// What it was.
        was: Date,
        /// What it is.
        now: Date,
        /// On what basis.
        basis: String,
    },
    /// Work on the draft was given up.
    DraftWithdrawn {
        /// The draft.
        draft: DraftNo,
        /// Why.
        reason: String,
    },
    /// A record was put right; the record itself stays as it was written.
    RecordCorrected {
        /// Version of the record in this register's stream.
        version: u64,
        /// What was wrong and what is right.
        correction: Correction,
        /// Why.
        reason: String,
    },
    /// A document was made from the register and given out.
    DocumentIssued {
        /// The draft it belongs to.
        draft: DraftNo,
        /// Which document.
        paper: Paper,
        /// The file: its name and digest.
        file: FileReference,
        /// Digest of the rows it shows, where it shows them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content: Option<Digest>,
        /// As what it shows itself; none in what was given out before this was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shows: Option<Shows>,
    },
    /// A duty that comes round was done.
    DutyPerformed {
        /// Key of the duty.
        duty: DutyKey,
        /// The day it was due.
        due: Date,
        /// What came of it.
        note: String,
        /// Whose it was, where each of several owes it by himself; records made before that do not say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<DutyOwner>,
        /// In whose stead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Acting>,
        /// In what capacity it was recorded; records made before that do not say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capacity: Option<Capacity>,
    },
    /// The order that was signed told somebody to do something.
    InstructionsGiven {
        /// The draft the order approved.
        draft: DraftNo,
        /// What it told, with deadlines.
        instructions: Vec<Instruction>,
    },
    /// What an order told somebody to do was done.
    InstructionFulfilled {
        /// Which instruction.
        instruction: InstructionNo,
        /// By whom, when, by which paper.
        done: InstructionDone,
    },
    /// The deadline of an instruction was put off.
    InstructionExtended {
        /// Which instruction.
        instruction: InstructionNo,
        /// What it was.
        was: Date,
        /// What it is.
        now: Date,
        /// On what basis.
        basis: String,
    },
    /// What an order told somebody to do is not needed any more («снято с контроля»).
    InstructionLifted {
        /// Which instruction.
        instruction: InstructionNo,
        /// Why.
        reason: String,
    },
}
}

impl Event {
    /// The draft it belongs to; none for what concerns the register as a whole.
    pub fn draft(&self) -> Option<DraftNo> {
        match self {
            Self::DraftOpened { draft, .. }
            | Self::StageOpened { draft, .. }
            | Self::StageCompleted { draft, .. }
            | Self::SubmissionHandedIn { draft, .. }
            | Self::ConflictDecided { draft, .. }
            | Self::RequirementsAnswered { draft, .. }
            | Self::UnitWithdrawn { draft, .. }
            | Self::RowMarked { draft, .. }
            | Self::SubmissionVisaed { draft, .. }
            | Self::SubmissionReturned { draft, .. }
            | Self::Consolidated { draft, .. }
            | Self::FindingsRecorded { draft, .. }
            | Self::CheckReturned { draft, .. }
            | Self::CheckPassed { draft, .. }
            | Self::RoundOpened { draft, .. }
            | Self::GroupOpened { draft, .. }
            | Self::VisaGiven { draft, .. }
            | Self::RemarkAnswered { draft, .. }
            | Self::Revised { draft, .. }
            | Self::AgreerReplaced { draft, .. }
            | Self::Presented { draft, .. }
            | Self::Approved { draft, .. }
            | Self::OrderMannerChosen { draft, .. }
            | Self::Published { draft, .. }
            | Self::Informed { draft, .. }
            | Self::DeadlineExtended { draft, .. }
            | Self::DocumentIssued { draft, .. }
            | Self::InstructionsGiven { draft, .. }
            | Self::DraftWithdrawn { draft, .. } => Some(*draft),
            Self::RegisterOpened { .. }
            | Self::RecordCorrected { .. }
            | Self::DutyPerformed { .. }
            | Self::ReminderSent { .. }
            | Self::UnitSucceeded { .. }
            | Self::ProcessesListed { .. }
            | Self::InstructionFulfilled { .. }
            | Self::InstructionExtended { .. }
            | Self::InstructionLifted { .. } => None,
        }
    }

    /// The kind, as stored: `visa-given`.
    pub fn kind(&self) -> &'static str {
        self.code()
    }
}
