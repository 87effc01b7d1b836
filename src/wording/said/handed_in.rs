//! What is wrong with rows: of a file that was handed in, of a draft that is checked.

use super::{Failed, Say};
use crate::Messages;
use crate::general;
use crate::handed_in::{FindingLine, PlacedFindingLine};
use prikaz_app::{FaultyFile, PlacedFinding, Rulebook};
use prikaz_domain::{Entry, Finding, Rows as _, Severity};
use prikaz_form::RuleFinding;

/// «строка 3: точка указана дважды (п. 10)».
pub fn finding_line(messages: &Messages, book: &Rulebook, entries: &[Entry], finding: &Finding) -> String {
    let number = finding.entry.map(|id| {
        let known = entries.row(id);
        known.map_or_else(|| id.to_string(), |entry| entry.number.clone())
    });
    messages.text(&placed_finding(Some(book), number.as_ref(), finding))
}

/// The finding with the number of its row and the title of its column, where they are known.
pub(super) fn placed_finding(
    book: Option<&Rulebook>,
    number: Option<&String>,
    finding: &Finding,
) -> FindingLine {
    let title = |column| Some(book?.procedure.form.column(column)?.title.clone());
    let title = finding.column.as_ref().and_then(title);
    let Finding { text, clause, severity, column, .. } = finding.clone();
    FindingLine { number: number.cloned(), title, text, clause, severity, column }
}

/// A finding of a rule with the places of its rows.
pub fn placed_line(messages: &Messages, placed: &PlacedFinding) -> String {
    let finding = &placed.finding;
    let places: Vec<String> = placed.places.iter().map(ToString::to_string).collect();
    let text = format!("{}{}", finding.text, proposed(messages, finding));
    let (value, clause) = (finding.value.clone(), finding.clause.clone());
    messages.text(&PlacedFindingLine { places, text, value, clause })
}

/// «; соедините: …» — what would put a breach right, in words.
pub fn proposed(messages: &Messages, finding: &RuleFinding) -> String {
    finding.proposal.as_ref().map(|one| messages.text(one)).unwrap_or_default()
}

/// A finding of a rule of content.
#[derive(Debug)]
struct RuleFound<'a>(&'a PlacedFinding);

impl Say for RuleFound<'_> {
    fn words(&self, messages: &Messages) -> String {
        placed_line(messages, self.0)
    }
}

/// All that is wrong with a file: faults of its cells, then what the rules of content find.
pub(super) fn faulty_file(faulty: &FaultyFile) -> Failed<'_> {
    let severities = faulty.faults.iter().map(|fault| fault.severity);
    let severities = severities.chain(faulty.findings.iter().map(|one| one.finding.severity));
    let (grave, others): (Vec<_>, Vec<_>) = severities.partition(|one| *one == Severity::Error);
    let facts = general::FaultyFile { count: grave.len() + faulty.more, others: others.len() };
    let said = Failed::refused(facts).with_details(faulty.faults.iter().map(|fault| fault as &dyn Say));
    let said = said.with_details(faulty.findings.iter().map(RuleFound));
    match faulty.more {
        0 => said,
        count => said.with_detail(general::MoreFaults { count }),
    }
}
