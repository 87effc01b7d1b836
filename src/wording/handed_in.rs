//! What units hand in: what is wrong with a file, with its rows, with a blank; what changes.

use std::collections::BTreeMap;

use super::macros::{facts_of, messages};
use super::{Message, Text};
use prikaz_app::{BlankFault, EditFault, ListFault};
use prikaz_domain::{ColumnKey, SAMPLE_KEYS, Severity, UnitId};
use prikaz_fact::example;
use prikaz_form::{Fault, FaultKind, MatchedColumn, Place, Proposal};
use prikaz_import::ImportError;

messages! {
    told Fault;
    codes ImportError = "import." ".message" "import." ".hint";
    codes Proposal = "finding.proposal." "";
    codes ListFault = "processes." "";
    codes EditFault = "edit." "";
    told BlankRefused;
    /// The cell, or the row, or the table that something is wrong with.
    line FaultPlace = "form.place" { #[serde(flatten)] place: Place };
    /// The clause that a fault rests on.
    line FaultClause = "form.clause" { clause: String };
    /// There are more faults than are told.
    line MoreFaults = "form.more" { more: usize };
    /// Nothing was found.
    word NO_FINDINGS = "finding.none";
    /// A finding with its row.
    line FindingLine = "finding.line" {
        number: Option<String>, title: Option<String>, text: String, clause: String, severity: Severity,
        column: Option<ColumnKey>,
    };
    /// A finding of rows that have no number yet.
    line PlacedFindingLine = "finding.placed" {
        places: Vec<String>, text: String, value: String, clause: String,
    };
    list INCOMING_HEAD = "incoming.head" "severity" "place" "column" "text" "clause";
    line IncomingSeverity = "incoming.severity" { severity: Severity };
    /// A file of a folder is being read.
    line Reading = "incoming.reading" { place: usize, all: usize, file: String };
    /// What became of a file.
    line Settled = "incoming.settled" {
        file: String,
        /// The unit it is of.
        title: Option<String>,
        /// Why the file as a whole is not taken.
        refused: Vec<String>,
        errors: usize,
        /// Whether its rows were taken before.
        stands: bool,
        /// Whether it is only checked.
        checked: bool,
        rows: usize,
        /// Faults that are not listed.
        more: usize,
        columns: Vec<ColumnTaken>,
        /// The copy with marks.
        copy: Option<String>,
    };
    /// Its faults could not be marked in a copy.
    line Unmarked = "incoming.unmarked" { why: String };
    line CopyName = "incoming.copy-name" { stem: String, extension: String };
    line WhoseEither = "incoming.whose-either" { units: Vec<UnitFacts> };
    line WhoseLikely = "incoming.whose-likely" { units: Vec<UnitFacts> };
    line WhoseUnknown = "incoming.whose-unknown" { units: Vec<UnitFacts> };
    line Rivals = "incoming.rivals" { others: Vec<String> };
    notice SomeRefused = "incoming.some-refused" { refused: usize, all: usize };
    /// The list of processes is not taken.
    notice ProcessesFaulty = "processes.faulty" {};
    /// One file is a blank of one unit.
    notice OneUnit = "blank.one-unit" { kind: String, units: Vec<UnitId> };
    /// The blanks that were made.
    line BlanksMade = "blank.made" { units: usize, requests: bool, path: String };
}

facts_of! {
    /// A column of a file, and the column of the form it was taken for.
    ColumnTaken { name: String, found: String, title: Option<String> }
}

impl From<&MatchedColumn> for ColumnTaken {
    fn from(column: &MatchedColumn) -> Self {
        let MatchedColumn { name, found, title, .. } = column.clone();
        Self { name, found, title }
    }
}

facts_of! {
    /// A unit, as it is told apart.
    UnitFacts { key: UnitId, title: String }
}

impl Message for Fault {
    const TEXTS: &'static [Text] = &[Text::new("form.fault.", "")];
    const CODES: &'static [&'static str] = FaultKind::CODES;

    fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// Why a blank that came back is not taken.
#[derive(Debug, Clone, serde::Serialize)]
pub struct BlankRefused {
    /// Why.
    #[serde(flatten)]
    pub fault: BlankFault,
    /// Names of the units.
    pub units_by_key: ByKey,
}

example! { struct BlankRefused { fault, units_by_key } }

impl Message for BlankRefused {
    const TEXTS: &'static [Text] = &[Text::new("blank.", ".message"), Text::optional("blank.", ".hint")];
    const CODES: &'static [&'static str] = BlankFault::CODES;

    fn code(&self) -> &'static str {
        self.fault.code()
    }
}

/// Names by their keys. What a message looks up may be known, or not.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(transparent)]
pub struct ByKey(pub BTreeMap<String, String>);

impl prikaz_fact::Example for ByKey {
    fn example(chooser: &mut prikaz_fact::Chooser) -> Self {
        let known = chooser.choose(2) == 1;
        let keys = SAMPLE_KEYS.iter().filter(|_| known);
        Self(keys.map(|key| ((*key).to_owned(), "Образец".to_owned())).collect())
    }
}
