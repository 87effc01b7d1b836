//! What would put a breach of a rule right: said with it, never done unasked.

use std::collections::HashSet;

use serde::Serialize;

use prikaz_domain::ColumnKey;
use prikaz_fact::coded;

use crate::edition::conflict::together;
use crate::words::text::folded;
use crate::{Cells, ColumnKind, ContentRule, Form, RuleKind};

coded! {
/// What would put a breach right. Serialised, it is the facts of its message `finding.proposal.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Proposal {
    /// One row in the place of several, with these values in the column.
    Merge {
        /// Title of the column.
        title: String,
        /// The values, in the order of the vocabulary.
        values: Vec<String>,
    },
    /// The wording that prevails.
    Alike {
        /// The wording.
        value: String,
    },
    /// One of these values in the column.
    Choose {
        /// Title of the column.
        title: String,
        /// The values.
        values: Vec<String>,
    },
    /// The list has it, and no row does.
    Uncovered,
    /// The list does not have it, nor anything like it.
    Beyond,
    /// What nothing says yet.
    Missing {
        /// The values of the vocabulary.
        values: Vec<String>,
    },
}
}

/// What would put the breach of `rule` by `found` right; `value` is what the finding names.
pub(crate) fn proposal(form: &Form, rule: &ContentRule, found: &[&Cells], value: &str) -> Option<Proposal> {
    match &rule.kind {
        RuleKind::UniqueWithin { columns, within } => merged(form, columns, within, found),
        RuleKind::Uniform { .. } => (!value.is_empty()).then(|| Proposal::Alike { value: value.to_owned() }),
        RuleKind::Agrees { column, with, pairs } => {
            let beside: Vec<String> =
                found.first()?.get(with)?.values().iter().map(|text| folded(text)).collect();
            let goes = |partners: &Vec<String>| {
                beside.iter().all(|value| partners.iter().any(|partner| folded(partner) == *value))
            };
            let values: Vec<String> =
                pairs.iter().filter(|(_, partners)| goes(partners)).map(|(value, _)| value.clone()).collect();
            let title = form.column(column)?.title.clone();
            (!values.is_empty()).then_some(Proposal::Choose { title, values })
        }
        RuleKind::MoreThanFinal { column, only, .. } => {
            let said: HashSet<String> =
                texts(found, column).chain(only.iter().map(String::as_str)).map(folded).collect();
            let values: Vec<String> = form
                .vocabulary_of(column)?
                .values
                .iter()
                .filter(|value| !said.contains(&folded(value)))
                .cloned()
                .collect();
            (!values.is_empty()).then_some(Proposal::Missing { values })
        }
        RuleKind::NeededWhere { column, .. } => {
            let (title, values) = (form.column(column)?.title.clone(), &form.vocabulary_of(column)?.values);
            Some(Proposal::Choose { title, values: values.clone() })
        }
        RuleKind::Covers { .. } | RuleKind::Refers { .. } | RuleKind::StillCounts { .. } => None,
    }
}

/// The rows as one: what stands in the column of several values, all together. Where the rows differ in more than
/// that, nobody knows which holds.
fn merged(form: &Form, columns: &[ColumnKey], within: &[ColumnKey], found: &[&Cells]) -> Option<Proposal> {
    let several = form.filled_in().find(|column| matches!(column.kind, ColumnKind::Choices(_)))?;
    let is_same = |key: &ColumnKey| {
        let mut values = found.iter().map(|cells| cells.get(key).map(|cell| folded(&cell.to_string())));
        let first = values.next();
        values.all(|value| Some(value) == first)
    };
    let others = form.filled_in().map(|column| &column.key);
    let mut others =
        others.filter(|key| **key != several.key && !columns.contains(key) && !within.contains(key));
    if !others.all(is_same) {
        return None;
    }
    let said = found.iter().filter_map(|cells| cells.get(&several.key)).flat_map(|cell| cell.values());
    let values = together(form, &several.key, said);
    (!values.is_empty()).then(|| Proposal::Merge { title: several.title.clone(), values })
}

fn texts<'c>(found: &'c [&Cells], column: &'c ColumnKey) -> impl Iterator<Item = &'c str> {
    found.iter().filter_map(|cells| cells.get(column)).flat_map(|cell| cell.values()).map(String::as_str)
}
