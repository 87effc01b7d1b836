//! What is wrong with a unit's file: fault by fault, for a table, for programs, for the marked copy.

use serde::Serialize;

use crate::Messages;
use crate::handed_in::{FaultClause, FaultPlace};
use crate::said::proposed;
use prikaz_app::{Mark, PlacedFinding};
use prikaz_domain::{ColumnKey, Severity};
use prikaz_form::{Fault, Form, Place, Proposal};
use prikaz_russian::typography;

/// One fault of a file, ready to be shown: where, what, by which clause.
#[derive(Debug, Clone)]
pub struct FileFault {
    /// The cells or rows it is in, one a line.
    pub place: String,
    /// The title of the column; empty where it is of no column.
    pub title: String,
    /// What is wrong.
    pub text: String,
    /// The clause it rests on; empty where it rests on none.
    pub clause: String,
    /// How grave it is.
    pub severity: Severity,
    /// The same for programs.
    pub facts: FaultFacts,
    /// What is written into the marked copy, at these places.
    marks: (Vec<Place>, String),
}

/// A fault as JSON.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum FaultFacts {
    /// Of a cell.
    Cell {
        /// The fault.
        #[serde(flatten)]
        fault: Fault,
        /// It in words, with its place and clause.
        text: String,
    },
    /// Of the rules of content.
    Rule {
        /// The key of the rule.
        rule: String,
        /// What would put it right.
        proposal: Option<Proposal>,
        /// The rows it is in.
        places: Vec<Place>,
        /// The column.
        key: Option<ColumnKey>,
        /// What stands there.
        value: String,
        /// How grave it is.
        severity: Severity,
        /// The clause of the rule.
        clause: String,
        /// It in words.
        text: String,
    },
}

/// All that is said of a file: faults of its cells, then what the rules of content find.
pub fn told(
    messages: &Messages,
    form: &Form,
    faults: &[Fault],
    findings: &[PlacedFinding],
) -> Vec<FileFault> {
    let cells = faults.iter().map(|fault| of_cell(messages, fault));
    cells.chain(findings.iter().map(|finding| of_rule(messages, form, finding))).collect()
}

fn in_place(messages: &Messages, place: &Place) -> String {
    messages.text(&FaultPlace { place: place.clone() })
}

fn of_cell(messages: &Messages, fault: &Fault) -> FileFault {
    let place = in_place(messages, &fault.place);
    let line = messages.text(fault);
    let text = line.strip_prefix(&format!("{place}: ")).unwrap_or(&line);
    let clause = messages.text(&FaultClause { clause: fault.clause.clone() });
    let text = text.strip_suffix(clause.as_str()).unwrap_or(text).to_owned();
    let facts = FaultFacts::Cell { fault: fault.clone(), text: line.clone() };
    // What is only said is not to be put right.
    let places = if fault.severity == Severity::Advice { Vec::new() } else { vec![fault.place.clone()] };
    let marks = (places, format!("{text}{clause}"));
    let (title, clause) = (fault.title.clone(), fault.clause.clone());
    FileFault { place, title, text, clause, severity: fault.severity, facts, marks }
}

fn of_rule(messages: &Messages, form: &Form, placed: &PlacedFinding) -> FileFault {
    let finding = &placed.finding;
    let places: Vec<String> = placed.places.iter().map(|place| in_place(messages, place)).collect();
    let column = finding.column.as_ref().and_then(|key| form.column(key));
    let text = match finding.value.as_str() {
        "" => finding.text.clone(),
        value => format!("{} ({})", finding.text, typography::quoted(value)),
    };
    let proposal = proposed(messages, finding);
    let text = format!("{text}{proposal}");
    let facts = FaultFacts::Rule {
        rule: finding.rule.clone(),
        proposal: finding.proposal.clone(),
        places: placed.places.clone(),
        key: finding.column.clone(),
        value: finding.value.clone(),
        severity: finding.severity,
        clause: finding.clause.clone(),
        text: text.clone(),
    };
    let clause = messages.text(&FaultClause { clause: finding.clause.clone() });
    let marks = (placed.cells.clone(), format!("{text}{clause}"));
    FileFault {
        marks,
        place: places.join("\n"),
        title: column.map(|column| column.title.clone()).unwrap_or_default(),
        text,
        clause: finding.clause.clone(),
        severity: finding.severity,
        facts,
    }
}

/// The faults as JSON.
pub fn facts(told: &[FileFault]) -> Vec<FaultFacts> {
    told.iter().map(|one| one.facts.clone()).collect()
}

/// What is to be written into the copy with marks.
pub fn marks(told: &[FileFault]) -> Vec<Mark> {
    let of_one = |one: &FileFault| {
        let (places, text) = one.marks.clone();
        let grave = one.severity == Severity::Error;
        places.into_iter().map(move |place| Mark { place, text: text.clone(), grave })
    };
    told.iter().flat_map(of_one).collect()
}

/// How many of them keep the file from being taken.
pub fn grave(told: &[FileFault]) -> usize {
    told.iter().filter(|one| one.severity == Severity::Error).count()
}
