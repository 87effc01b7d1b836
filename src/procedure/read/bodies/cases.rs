//! Reads the cases that a clerk confirmed on a card, and proposes those that are not there.
//!
//! *Invariant:* a confirmed form is never replaced by a proposed one.

use std::cell::RefCell;

use crate::lint_kind::{Lint, LintKind, ProposedForm};
use crate::reader::{Node, Table};
use prikaz_domain::{Case, Cases};
use prikaz_placed::Key;
use prikaz_russian::Words;

/// What forms are proposed by, and what was proposed so far.
pub(super) struct Proposing<'w> {
    pub(crate) words: &'w Words,
    proposed: RefCell<Vec<Lint>>,
}

impl<'w> Proposing<'w> {
    pub(crate) fn by(words: &'w Words) -> Self {
        Self { words, proposed: RefCell::default() }
    }

    /// What was proposed, in the order of the file.
    pub(crate) fn into_lints(self) -> Vec<Lint> {
        let mut lints = self.proposed.into_inner();
        lints.sort_by_key(|lint| (lint.line, lint.column));
        lints
    }

    fn note(&self, place: (String, (u32, u32)), what: LintKind) {
        let (key, (line, column)) = place;
        let severity = what.severity();
        self.proposed.borrow_mut().push(Lint { key, line, column, clause: String::new(), severity, what });
    }
}

/// Reads the table `key` of cases. Forms it leaves out are those `proposed` for the nominative beside it, and are
/// noted for the clerk; `unknown` is the word whose forms could only be guessed.
pub(crate) fn read_cases(
    owner: &Table<'_>,
    key: &'static Key,
    proposed: Option<(&str, Cases)>,
    unknown: Option<String>,
    proposing: &Proposing<'_>,
) -> Option<Cases> {
    let node = owner.get(key);
    let confirmed = match &node {
        Some(node) => read_confirmed(node)?,
        None => Vec::new(),
    };
    let (nominative, proposed) = proposed?;
    let form = |case| confirmed.iter().find(|(known, _)| *known == case).map(|(_, form)| form);
    let missing = Case::ALL.into_iter().filter(|case| form(*case).is_none());
    let missing: Vec<_> =
        missing.map(|case| ProposedForm { case, form: proposed.of(case).to_owned() }).collect();
    let cases = Cases::each(|case| form(case).cloned().unwrap_or_else(|| proposed.of(case).to_owned()));
    if !missing.is_empty() {
        let position = node.as_ref().map_or_else(|| owner.node().position(), Node::position);
        let what = LintKind::FormsProposed { of: nominative.to_owned(), forms: missing, unknown };
        proposing.note((owner.path_of(key), position), what);
    }
    Some(cases)
}

/// The forms given; nothing where one of them is faulty.
fn read_confirmed(node: &Node<'_>) -> Option<Vec<(Case, String)>> {
    let table = node.table()?;
    let forms: Vec<_> = Case::ALL
        .into_iter()
        .filter_map(|case| table.among(case.code()).map(|node| Some((case, node.text()?))))
        .collect();
    table.close();
    forms.into_iter().collect()
}
