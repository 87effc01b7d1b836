//! A register as its events left it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::Date;

use prikaz_domain::{
    ActReference, Digest, DraftNo, EditionNo, Entry, EntryId, Finding, GroundKey, OrganisationId, PersonId,
    PlaceKey, ProcedureId, ReasonKey, RemarkId, StageKey, UnitId,
};
use prikaz_form::{Cells, Decisions, ListedProcess, Was};
use prikaz_procedure::StageWord;

use crate::record::actor::Acting;
use crate::record::deadline::{Deadline, Subject, Task};
use crate::record::duty::DutyDone;
use crate::record::force::Force;
use crate::record::order_manner::OrderManner;
use crate::record::paper::Shown;
use crate::record::reminded::Reminded;
use crate::record::requirement::RequirementAnswers;
use crate::record::requisites::same_order;
use crate::refusal::Refusal;
use crate::state::instructions::Instructions;
use crate::state::repeals::{Repeal, Repeals};
use crate::state::round::{Remark, Round};

/// A register: everything `decide` needs to know of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// What it was opened with; none before it is.
    pub opened: Option<Arc<Opened>>,
    /// Approved editions, in order.
    pub editions: Vec<Arc<Edition>>,
    /// The next edition in the making.
    pub draft: Option<Draft>,
    /// Editions whose publication or informing is not done.
    pub follow_ups: Vec<FollowUp>,
    /// Number of the last draft.
    pub last_draft: u32,
    /// Highest row identity ever used.
    pub last_entry: u32,
    /// Every printed number used since the rows were last numbered from 1: none is used twice.
    pub numbers_used: Arc<BTreeSet<String>>,
    /// The day the last draft was approved or withdrawn: the next is not begun earlier.
    pub idle_since: Option<Date>,
    /// Duties that were done.
    pub duties_done: Arc<Vec<DutyDone>>,
    /// The body's list of processes, where it was given.
    pub processes: Arc<Vec<ListedProcess>>,
    /// Reminders that went out.
    pub reminded: Arc<Vec<Reminded>>,
    /// What its orders told somebody to do.
    pub instructions: Instructions,
    /// Documents given out, by the digest of the file: what each shows.
    pub issued: Arc<BTreeMap<Digest, Shown>>,
    /// Units whose rows another unit keeps now: who kept them → who keeps them.
    pub successors: Arc<BTreeMap<UnitId, UnitId>>,
    /// Digests of the files of its body that were kept with its acts; the last one last.
    pub bodies: Arc<Vec<Digest>>,
    /// Requisites of orders before they were put right, by edition.
    pub former_orders: Vec<(EditionNo, ActReference)>,
    /// Records in the stream.
    pub version: u64,
}

/// What a register was opened with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The body.
    pub organisation: OrganisationId,
    /// The procedure.
    pub procedure: ProcedureId,
    /// Digest of the procedure's file.
    pub procedure_digest: Digest,
    /// Name of the register.
    pub title: String,
    /// When.
    pub on: Date,
}

/// An approved edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its number.
    pub no: EditionNo,
    /// The draft it came from.
    pub draft: DraftNo,
    /// The order that approved it, or brought the amendments that make it.
    pub order: ActReference,
    /// The act that this order amends; none where it approved the register anew.
    pub amends: Option<ActReference>,
    /// The acts before it that its order repeals, having approved the register anew.
    pub repeals: Vec<ActReference>,
    /// The acts that its order does not touch though the file of the procedure has it do so, as the file cites them.
    pub left_out: Vec<ActReference>,
    /// What its order says of the entry into force.
    pub force: Option<Force>,
    /// In whose stead the signer acted.
    pub acting: Option<Acting>,
    /// Who signed.
    pub signer: Option<PersonId>,
    /// Its rows.
    pub entries: Arc<Vec<Entry>>,
    /// Digest of the rows.
    pub digest: Digest,
    /// Publications: place → day, address.
    pub published: BTreeMap<PlaceKey, (Date, String)>,
}

/// The next edition in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number.
    pub no: DraftNo,
    /// When it was opened.
    pub opened: Date,
    /// The edition it amends.
    pub base: Option<EditionNo>,
    /// How its order treats the acts before it, as the drafter chose.
    pub manner: OrderManner,
    /// The ground for the update.
    pub ground: Option<GroundKey>,
    /// What gave rise to it.
    pub basis: Arc<str>,
    /// What units handed in.
    pub submissions: Arc<BTreeMap<UnitId, Submission>>,
    /// What was decided where units say different things of one row.
    pub decisions: Arc<Decisions>,
    /// Rows that count although one might leave them out, each with the reason and what is known of it.
    pub marks: Arc<BTreeMap<(EntryId, ReasonKey), String>>,
    /// Answers to the check list of requirements.
    pub requirements: Arc<RequirementAnswers>,
    /// Units that were withdrawn from its collection, each with the reason.
    pub withdrawn: BTreeMap<UnitId, String>,
    /// Its rows, once consolidated.
    pub content: Option<Content>,
    /// Remarks of all rounds.
    pub remarks: Vec<Remark>,
    /// How many rounds of agreement there were.
    pub rounds: u32,
    /// Agreers replaced for good: whose seat it was → whose it is, in later rounds too.
    pub replaced: BTreeMap<PersonId, PersonId>,
    /// How often each stage was opened.
    pub passes: BTreeMap<StageKey, u32>,
    /// Open tasks of the present stage.
    pub tasks: Vec<Task>,
    /// The stage it is in.
    pub stage: Option<StageKey>,
    /// The day the present stage began: nothing in it is dated earlier.
    pub stage_since: Date,
    /// Last official date of anything that happened to it.
    pub since: Date,
    /// What is true in the present stage only.
    pub phase: Phase,
}

/// The rows of a consolidated draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The rows.
    pub entries: Arc<Vec<Entry>>,
    /// Their digest.
    pub digest: Digest,
}

/// What is true in one phase of a draft only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Opened; the first stage has not begun.
    Opened,
    /// Units hand in.
    Collecting,
    /// The draft is checked.
    Checking {
        /// Findings that the units have to put right.
        findings: Vec<Finding>,
        /// Whether the check has passed the draft.
        passed: bool,
    },
    /// The draft is agreed.
    Agreeing(Round),
    /// The order waits for the signature.
    Approving {
        /// Digest of what was presented, where it was.
        presented: Option<Digest>,
    },
}

/// A unit's submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The rows; none for «изменений нет».
    pub rows: Option<Arc<Vec<Cells>>>,
    /// Which rows of the edition in force they were, where their keys would say otherwise.
    pub was: Option<Arc<Was>>,
    /// Where it stands.
    pub state: SubmissionState,
    /// The day it came to stand there: nothing that is done to it next is dated earlier.
    pub since: Date,
    /// The day it was handed in.
    pub handed_in: Date,
    /// The deadline it was handed in under, where there was one.
    pub deadline: Option<Arc<Deadline>>,
}

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmissionState {
    /// Handed in; it counts unless the procedure asks for a visa.
    HandedIn,
    /// Handed in and visaed.
    Visaed,
    /// Sent back.
    Returned,
}

/// What is still to be done about an approved edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The edition.
    pub edition: EditionNo,
    /// The draft it came from.
    pub draft: DraftNo,
    /// The stage it is in; none before the next begins.
    pub stage: Option<StageKey>,
    /// Its open tasks.
    pub tasks: Vec<Task>,
    /// How often each stage was opened.
    pub passes: BTreeMap<StageKey, u32>,
    /// The day the present stage began.
    pub stage_since: Date,
    /// Last official date of anything that happened to it.
    pub since: Date,
    /// The stage that was done with last.
    pub done: StageKey,
}

impl Register {
    /// The last approved edition.
    pub fn last_edition(&self) -> Option<&Edition> {
        self.editions.last().map(Arc::as_ref)
    }

    /// The edition that `draft` became.
    pub fn edition_of(&self, draft: DraftNo) -> Option<&Edition> {
        self.editions.iter().map(Arc::as_ref).find(|edition| edition.draft == draft)
    }

    /// The editions that stand on one act: that which approved the register anew, and those that amended it, up to
    /// and with `no`.
    pub fn line_of(&self, no: EditionNo) -> &[Arc<Edition>] {
        let end = self.editions.iter().position(|edition| edition.no == no).map_or(0, |place| place + 1);
        let editions = &self.editions[..end];
        let start = editions.iter().rposition(|edition| edition.amends.is_none()).unwrap_or(0);
        &editions[start..]
    }

    /// The edition in force on `on`: the last that entered into force by then and that nothing has repealed.
    pub fn edition_at(&self, on: Date, repeals: &Repeals) -> Option<&Edition> {
        let has_begun = |edition: &&Edition| edition.in_force_since().is_some_and(|since| since <= on);
        let stands = |edition: &&Edition| self.repealed(edition.no, on, repeals).is_none();
        self.editions.iter().rev().map(Arc::as_ref).filter(has_begun).find(stands)
    }

    /// What has repealed the edition `no` by `on`: it falls with its own order, with the act that this amends, and with
    /// any amendment that it rests on.
    pub fn repealed<'r>(&self, no: EditionNo, on: Date, repeals: &'r Repeals) -> Option<&'r Repeal> {
        self.line_of(no).iter().find_map(|edition| repeals.by(&edition.order, on))
    }

    /// Whether the act of `edition` ever was in force by `on`: one that was repealed before it began did nothing.
    pub fn had_force(&self, edition: &Edition, on: Date, repeals: &Repeals) -> bool {
        let gone = repeals.by(&edition.order, on).and_then(|repeal| repeal.from);
        edition.in_force_since().is_some_and(|since| since <= on && gone.is_none_or(|gone| gone > since))
    }

    /// The edition that would be in force on `on`, were it not repealed, with what repealed it; none where one is in
    /// force.
    pub fn fallen_at<'s>(&'s self, on: Date, repeals: &'s Repeals) -> Option<(&'s Edition, &'s Repeal)> {
        if self.edition_at(on, repeals).is_some() {
            return None;
        }
        let has_begun = |edition: &&Edition| edition.in_force_since().is_some_and(|since| since <= on);
        let last = self.editions.iter().rev().map(Arc::as_ref).find(has_begun)?;
        self.repealed(last.no, on, repeals).map(|repeal| (last, repeal))
    }

    /// The editions approved by `on` that are not in force then, nor overtaken by one that is, nor repealed.
    pub fn awaiting_force<'s>(&'s self, on: Date, repeals: &'s Repeals) -> impl Iterator<Item = &'s Edition> {
        let no = self.edition_at(on, repeals).map(|edition| edition.no);
        let later = move |edition: &&Edition| {
            no.is_none_or(|no| edition.no > no)
                && edition.order.date <= on
                && edition.in_force_since().is_none_or(|since| since > on)
                && self.repealed(edition.no, on, repeals).is_none()
        };
        self.editions.iter().map(Arc::as_ref).filter(later)
    }

    /// Whether the order of the edition `no` bore these requisites before they were put right.
    pub fn bore(&self, no: EditionNo, order: &ActReference) -> bool {
        self.former_orders.iter().any(|(of, former)| *of == no && same_order(former, order))
    }
}

impl Draft {
    /// Its rows.
    ///
    /// # Errors
    /// When it has none yet.
    pub fn rows(&self) -> Result<&Arc<Vec<Entry>>, Refusal> {
        self.content.as_ref().map(|content| &content.entries).ok_or(Refusal::EmptyDraft)
    }

    /// The remark `id`.
    pub fn remark(&self, id: RemarkId) -> Option<&Remark> {
        self.remarks.iter().find(|remark| remark.id == id)
    }

    /// The round of agreement it is in.
    ///
    /// # Errors
    /// When it is in another stage.
    pub fn agreeing(&self) -> Result<&Round, Refusal> {
        match &self.phase {
            Phase::Agreeing(round) => Ok(round),
            _ => Err(Refusal::WrongStage { wanted: StageWord::Agree.into(), stage: self.stage.clone() }),
        }
    }

    /// The digest of its rows, once it has them.
    pub fn digest(&self) -> Option<Digest> {
        self.content.as_ref().map(|content| content.digest)
    }

    /// Its rows, once it has them.
    pub fn entries(&self) -> &[Entry] {
        self.content.as_ref().map_or(&[], |content| &content.entries)
    }

    /// Remarks that want an answer; one left to a conciliation meeting still does.
    pub fn open_remarks(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(|remark| remark.is_open())
    }

    /// The open task of `subject`.
    pub fn task(&self, subject: &Subject) -> Option<&Task> {
        self.tasks.iter().find(|task| task.subject == *subject)
    }
}
