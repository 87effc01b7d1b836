//! What is wrong with a unit's file, as a table on the screen and as JSON.

use serde::Serialize;

use crate::table::Grid;
use crate::ui::Ui;
use prikaz_app::{Mark, PlacedFinding};
use prikaz_domain::{ColumnKey, Severity};
use prikaz_form::{Fault, Form, Place, Proposal};
use prikaz_russian::typography;
use prikaz_wording::handed_in::{FaultClause, FaultPlace, INCOMING_HEAD, IncomingSeverity};
use prikaz_wording::said::proposed;

/// One fault of a file, ready to be shown: where, what, by which clause.
pub(crate) struct Told {
    place: String,
    title: String,
    text: String,
    clause: String,
    severity: Severity,
    facts: FaultFacts,
    /// What is written into the marked copy, at these places.
    marks: (Vec<Place>, String),
}

/// A fault as JSON.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum FaultFacts {
    /// Of a cell.
    Cell {
        #[serde(flatten)]
        fault: Fault,
        text: String,
    },
    /// Of the rules of content.
    Rule {
        rule: String,
        proposal: Option<Proposal>,
        places: Vec<Place>,
        key: Option<ColumnKey>,
        value: String,
        severity: Severity,
        clause: String,
        text: String,
    },
}

/// All that is said of a file: faults of its cells, then what the rules of content find.
pub(crate) fn told(ui: &Ui, form: &Form, faults: &[Fault], findings: &[PlacedFinding]) -> Vec<Told> {
    let cells = faults.iter().map(|fault| of_cell(ui, fault));
    cells.chain(findings.iter().map(|finding| of_rule(ui, form, finding))).collect()
}

fn in_place(ui: &Ui, place: &Place) -> String {
    ui.say(&FaultPlace { place: place.clone() })
}

fn of_cell(ui: &Ui, fault: &Fault) -> Told {
    let place = in_place(ui, &fault.place);
    let line = ui.say(fault);
    let text = line.strip_prefix(&format!("{place}: ")).unwrap_or(&line);
    let clause = ui.say(&FaultClause { clause: fault.clause.clone() });
    let text = text.strip_suffix(clause.as_str()).unwrap_or(text).to_owned();
    let facts = FaultFacts::Cell { fault: fault.clone(), text: line.clone() };
    // What is only said is not to be put right.
    let places = if fault.severity == Severity::Advice { Vec::new() } else { vec![fault.place.clone()] };
    let marks = (places, format!("{text}{clause}"));
    let (title, clause) = (fault.title.clone(), fault.clause.clone());
    Told { place, title, text, clause, severity: fault.severity, facts, marks }
}

fn of_rule(ui: &Ui, form: &Form, placed: &PlacedFinding) -> Told {
    let finding = &placed.finding;
    let places: Vec<String> = placed.places.iter().map(|place| in_place(ui, place)).collect();
    let column = form.columns.iter().find(|column| Some(&column.key) == finding.column.as_ref());
    let text = match finding.value.as_str() {
        "" => finding.text.clone(),
        value => format!("{} ({})", finding.text, typography::quoted(value)),
    };
    let proposal = proposed(ui.messages(), finding);
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
    let clause = ui.say(&FaultClause { clause: finding.clause.clone() });
    let marks = (placed.cells.clone(), format!("{text}{clause}"));
    Told {
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
pub(crate) fn facts(told: &[Told]) -> Vec<FaultFacts> {
    told.iter().map(|one| one.facts.clone()).collect()
}

/// What is to be written into the copy with marks.
pub(crate) fn marks(told: &[Told]) -> Vec<Mark> {
    let of_one = |one: &Told| {
        let (places, text) = one.marks.clone();
        let grave = one.severity == Severity::Error;
        places.into_iter().map(move |place| Mark { place, text: text.clone(), grave })
    };
    told.iter().flat_map(of_one).collect()
}

/// How many of them keep the file from being taken.
pub(crate) fn grave(told: &[Told]) -> usize {
    told.iter().filter(|one| one.severity == Severity::Error).count()
}

/// The faults as a table, the grave ones first.
pub(crate) fn table(ui: &Ui, told: &[Told]) -> String {
    let mut grid = Grid::new(ui.all_of(&INCOMING_HEAD).into_iter());
    let mut sorted: Vec<&Told> = told.iter().collect();
    sorted.sort_by_key(|one| match one.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    });
    for one in sorted {
        let severity = ui.say(&IncomingSeverity { severity: one.severity });
        grid.row(vec![severity, one.place.clone(), one.title.clone(), one.text.clone(), one.clause.clone()]);
    }
    grid.to_string()
}
