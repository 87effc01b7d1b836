//! Contexts of papers about a draft: the blanks, what units said, the sheets of agreement and acquaintance.

use serde::Serialize;
use time::Date;

/// `blank`: the empty form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlankContext {
    /// Its title.
    pub title: String,
}

/// `submission-blank`: the blank that a unit fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubmissionBlankContext {
    /// The register in the accusative.
    pub register: String,
    /// The unit.
    pub unit: String,
    /// The last day.
    pub due: Option<Date>,
    /// Whether «изменений нет» is an answer.
    pub nil: bool,
    /// Whether rows of the edition in force stand in it.
    pub filled: bool,
    /// How to fill it in.
    pub guide: Vec<GuideLine>,
}

/// What to write in a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuideLine {
    /// The column.
    pub column: String,
    /// What to write.
    pub what: String,
    /// By which clause.
    pub clause: String,
}

/// `conflicts`: the rows of which units say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConflictsContext {
    /// The register in the genitive.
    pub register: String,
    /// The day as the body writes it.
    pub date: String,
    /// How many conflicts.
    pub total: usize,
}

/// `requirements`: the check list of requirements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementsContext {
    /// The register in the genitive.
    pub register: String,
    /// The day as the body writes it.
    pub date: String,
    /// How many requirements.
    pub total: usize,
    /// How many have an answer.
    pub answered: usize,
}

/// `visa-sheet`: the sheet on which one agreer decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisaSheetContext {
    /// «Приказа».
    pub kind: String,
    /// What the act is called.
    pub heading: String,
    /// The body in the genitive.
    pub organisation: String,
    /// The agreer's post.
    pub post: String,
    /// His surname and initials.
    pub name: String,
    /// The last day.
    pub due: Option<Date>,
    /// Whether an edition is in force.
    pub update: bool,
    /// Whether remarks of his were answered.
    pub answers: bool,
    /// What changed since he decided last.
    pub since: Option<SinceContext>,
    /// Whether rows that stay have other numbers.
    pub anew: bool,
    /// How many rows are shown.
    pub rows: usize,
}

/// What changed since an agreer decided last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SinceContext {
    /// When he decided.
    pub on: Date,
    /// Whether anything changed.
    pub changed: bool,
}

/// `agreement-sheet`: all rounds of agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementSheetContext {
    /// «Приказа».
    pub kind: String,
    /// What the act is called.
    pub heading: String,
    /// The body in the genitive.
    pub organisation: String,
    /// How many rounds.
    pub rounds: usize,
    /// Digest of the draft that was agreed last.
    pub digest: Option<String>,
}

/// `disagreements`: every remark with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DisagreementsContext {
    /// «Приказа».
    pub kind: String,
    /// What the act is called.
    pub heading: String,
    /// The body in the genitive.
    pub organisation: String,
    /// The day as the body writes it.
    pub date: String,
    /// How many remarks.
    pub total: usize,
    /// What became of how many.
    pub counted: Vec<Count>,
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Of what.
    pub what: &'static str,
    /// How many.
    pub n: usize,
}

/// `acquaintance`: who has read an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcquaintanceContext {
    /// «Приказа».
    pub kind: String,
    /// «Приказом».
    pub instrumental: String,
    /// The body in the genitive.
    pub organisation: String,
    /// «От 23.04.2024 № 61»; none while it is a draft.
    pub requisites: Option<String>,
    /// What the act is called.
    pub heading: String,
    /// By when it is to be read.
    pub terms: Vec<ReadingTerm>,
}

/// By when an act is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingTerm {
    /// The last day.
    pub due: Date,
    /// By whom; nobody is named where it is one day for all.
    pub names: Vec<String>,
}
