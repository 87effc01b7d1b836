//! Registers: their rows, submissions, conflicts, changes, requirements, agreement.

use std::collections::BTreeMap;

use time::Date;

use super::macros::{facts_of, messages};
use super::{Message, Text};
use prikaz_desk::{LostWhat, SeatStand, SubmissionStand};
use prikaz_domain::{
    ActReference, Cell, ColumnKey, Digest, DraftNo, EditionNo, InstructionNo, OrganisationId, PersonId,
    ProcedureId, ReasonKey, RegisterId, RemarkId, RequirementKey, Severity, UnitId,
};
use prikaz_form::{ChangedRows, EntryChange};
use prikaz_report::ForceStanding;
use prikaz_workflow::{Answer, Decision, Met};

messages! {
    line RegisterListed = "register.listed" {
        key: RegisterId, #[serde(skip_serializing_if = "Option::is_none")] of: Option<OrganisationId>,
        procedure: ProcedureId, title: String, editions: usize, draft: Option<DraftNo>,
    };
    told LostFacts;
    line RowCount = "register.rows" { count: usize, digest: Digest };
    /// From when the edition in force is so, and why.
    line RegisterStanding = "register.standing" { #[serde(flatten)] standing: ForceStanding };
    line Changes = "register.changes" {
        edition: EditionNo, #[serde(flatten)] rows: ChangedRows,
    };
    line RowsRead = "submission.read" { count: usize, path: String };
    line SubmissionListed = "submission.listed" {
        unit: UnitId, title: String, state: SubmissionStand, rows: Option<usize>, attempt: Option<u32>,
    };
    word NO_CONFLICTS = "conflict.none";
    line ConflictHead = "conflict.head" { #[serde(flatten)] conflict: ConflictFacts };
    line ConflictLine = "conflict.line" { #[serde(flatten)] conflict: ConflictFacts };
    line ConflictHint = "conflict.hint" { register: RegisterId };
    word CONFLICT_COLUMN = "conflict.column";
    line ConflictTitle = "conflict.title" { title: String, differs: bool };
    line ConflictWho = "conflict.who" { units: Vec<String>, stands: bool };
    notice NoConflictNumber = "conflict.no-number" { number: usize, open: usize };
    notice NotUnited = "conflict.not-united" { titles: Vec<String> };
    notice NoWording = "conflict.no-wording" { #[serde(flatten)] conflict: ConflictFacts, take: String, found: usize };
    line UnitChanges = "changes.unit" {
        unit: UnitId, title: String, nil: bool, attempt: Option<u32>, first: bool, added: usize, changed: usize,
        excluded: usize, unchanged: usize, changes: Vec<EntryChange>,
    };
    /// No unit has handed in anything.
    word NO_CHANGES = "changes.none";
    word CHANGE_ADDED = "changes.added";
    word CHANGE_EXCLUDED = "changes.excluded";
    word CHANGE_MOVED = "changes.moved";
    word CHANGE_SOURCES = "changes.sources";
    line ChangeUnits = "changes.units" { units: Vec<String> };
    list CHANGES_HEAD = "changes.head" "row" "column" "was" "is";
    word NO_REQUIREMENTS = "requirement.none";
    line RowMarked = "requirement.marked" {
        row: String, reason: ReasonKey, note: String, #[serde(flatten)] rule: Option<RuleSaid>,
    };
    line RequirementText = "requirement.text" { #[serde(flatten)] requirement: RequirementFacts };
    line RequirementClause = "requirement.clause" { #[serde(flatten)] requirement: RequirementFacts };
    line RequirementMet = "requirement.met" { #[serde(flatten)] requirement: RequirementFacts };
    /// A check list without its head.
    line NoCheckListHead = "requirement.no-head" {};
    line RequirementWrong = "requirement.wrong" { row: u32, value: String };
    /// Where the key of the requirement is to stand, there is none.
    line RequirementNoKey = "requirement.no-key" { row: u32, value: String };
    line RequirementTwice = "requirement.twice" { row: u32, key: RequirementKey, text: Option<String> };
    list REQUIREMENT_HEAD = "requirement.head" "key" "text" "clause" "met";
    notice RequirementsFaulty = "requirement.faulty" {};
    line AgreementStatus = "agreement.status" {
        round: u32, digest: Digest, seats: Vec<SeatFacts>, remarks: Vec<RemarkFacts>,
    };
    line InstructionListed = "instruction.listed" { #[serde(flatten)] instruction: InstructionFacts };
    line InstructionTitled = "instruction.titled" { instruction: InstructionNo, task: String };
}

facts_of! {
    /// The rule by which a row counts, in the words of the procedure.
    RuleSaid { text: String, clause: String }
}

facts_of! {
    /// One of these, by its key.
    LostFacts { register: RegisterId, what: LostWhat, name: String, title: Option<String>, collecting: bool }
}

impl Message for LostFacts {
    const TEXTS: &'static [Text] = &[Text::new("register.lost.", "")];
    const CODES: &'static [&'static str] = LostWhat::CODES;

    fn code(&self) -> &'static str {
        self.what.code()
    }
}

facts_of! {
    /// Different wordings of one row.
    ConflictFacts {
        number: usize, conflict: Digest, row: Vec<String>, columns: Vec<ColumnKey>, differs: Vec<String>,
        wordings: Vec<WordingFacts>,
    }
}

facts_of! {
    /// One of them.
    WordingFacts {
        units: Vec<String>, keys: Vec<UnitId>, stands: bool, number: usize, cells: BTreeMap<ColumnKey, Cell>,
        differing: Vec<CellFacts>,
    }
}

facts_of! {
    /// A cell in which they differ.
    CellFacts { title: String, value: String }
}

facts_of! {
    /// A requirement and its answer.
    RequirementFacts {
        key: RequirementKey, text: String, clause: String, severity: Severity, of: Option<Vec<String>>, met: Option<Met>,
        note: Option<String>,
    }
}

facts_of! {
    /// A seat of the round.
    SeatFacts {
        group: String, seat: String, key: PersonId, decision: Option<Decision>, standing: SeatStand,
        due: Option<Date>,
    }
}

facts_of! {
    /// A remark and its answer.
    RemarkFacts {
        id: RemarkId, round: u32, seat: String, row: Option<String>, text: String, open: bool,
        answer: Option<AnswerWord>,
    }
}

/// How a remark was answered, in a word.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[serde(transparent)]
pub struct AnswerWord(&'static str);

impl From<&Answer> for AnswerWord {
    fn from(answer: &Answer) -> Self {
        Self(answer.code())
    }
}

impl prikaz_fact::Example for AnswerWord {
    fn example(chooser: &mut prikaz_fact::Chooser) -> Self {
        Self(chooser.one(Answer::CODES))
    }
}

facts_of! {
    /// What an order told somebody to do.
    InstructionFacts {
        register: String, instruction: InstructionNo, order: ActReference, order_genitive: String, clause: String,
        whom: String, holders: Vec<String>, task: String, planned: Option<Date>, due: Option<Date>,
        extended: Vec<String>, left: Option<i64>, late: bool, #[serde(flatten)] end: InstructionEndFacts,
    }
}

prikaz_fact::coded! {
    /// How an instruction stands; what it has not come to is absent.
    #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
    #[serde(tag = "state", rename_all = "kebab-case")]
    pub enum InstructionEndFacts {
        /// To be done.
        Open {
            /// Nothing.
            done: (),
            /// Nothing.
            paper: (),
            /// Nothing.
            by: (),
        },
        /// Done: when, by which paper, by whom.
        Done {
            /// When.
            done: Date,
            /// The paper.
            paper: String,
            /// By whom.
            by: Option<String>,
        },
        /// Not needed any more: since when, why.
        Lifted {
            /// Since when.
            done: Date,
            /// Why.
            paper: String,
            /// Nothing.
            by: (),
        },
    }
}

impl InstructionEndFacts {
    /// Since when it is open no more.
    pub fn on(&self) -> Option<Date> {
        match self {
            Self::Open { .. } => None,
            Self::Done { done, .. } | Self::Lifted { done, .. } => Some(*done),
        }
    }
}
