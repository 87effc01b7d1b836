//! The list of processes of a body against the rows of a unit: each that is listed is there, and none beyond it.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use prikaz_domain::{ColumnKey, UnitId};
use prikaz_fact::example;

use super::finding::RuleFinding;
use super::proposal::Proposal;
use crate::words::nearest::nearest_title;
use crate::words::text::{folded, skeleton};
use crate::{Cells, Form, RuleKind};

/// A process that the body's list has for a unit. Stored in events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedProcess {
    /// The unit.
    pub unit: UnitId,
    /// What tells it, by column of the form.
    pub cells: BTreeMap<ColumnKey, String>,
}

/// The columns by which the form's rule tells a process; none where it has no such rule.
pub fn process_columns(form: &Form) -> Option<&[ColumnKey]> {
    form.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Covers { columns } => Some(columns.as_slice()),
        _ => None,
    })
}

/// What is missing among the `rows` of `unit`, and what stands there beyond the list; nothing where there is no list.
/// What is missing is about no row.
pub fn coverage<'c>(
    form: &Form,
    listed: &[ListedProcess],
    unit: &UnitId,
    rows: impl IntoIterator<Item = &'c Cells>,
) -> Vec<RuleFinding> {
    if listed.is_empty() {
        return Vec::new();
    }
    let rows: Vec<&Cells> = rows.into_iter().collect();
    let own: Vec<&ListedProcess> = listed.iter().filter(|one| one.unit == *unit).collect();
    let mut found = Vec::new();
    for rule in &form.rules {
        let RuleKind::Covers { columns } = &rule.kind else { continue };
        let finding = |rows: Vec<usize>, value: String, proposal| RuleFinding {
            rule: rule.key.clone(),
            rows,
            column: columns.last().cloned(),
            value,
            severity: rule.severity,
            clause: rule.clause.clone(),
            text: rule.text.clone(),
            proposal,
        };
        let of_rows: Vec<String> =
            rows.iter().map(|cells| told(columns, |key| text_of(cells, key))).collect();
        let of_list: Vec<String> =
            own.iter().map(|one| told(columns, |key| one.cells.get(key).cloned())).collect();
        let there: HashSet<String> = of_rows.iter().map(|text| folded(text)).collect();
        let wanted: HashSet<String> = of_list.iter().map(|text| folded(text)).collect();
        for text in of_list.iter().filter(|text| !there.contains(&folded(text))) {
            found.push(finding(Vec::new(), text.clone(), Some(Proposal::Uncovered)));
        }
        let mut seen = HashSet::new();
        for (place, text) in of_rows.iter().enumerate() {
            if wanted.contains(&folded(text)) || !seen.insert(folded(text)) {
                continue;
            }
            let keys: Vec<String> = of_list.iter().map(|text| skeleton(text)).collect();
            let near = nearest_title(&skeleton(text), &keys).map(|place| of_list[place].clone());
            let proposal = near.map_or(Proposal::Beyond, |value| Proposal::Alike { value });
            found.push(finding(vec![place], text.clone(), Some(proposal)));
        }
    }
    found
}

fn text_of(cells: &Cells, key: &ColumnKey) -> Option<String> {
    cells.get(key).map(ToString::to_string)
}

fn told(columns: &[ColumnKey], of: impl Fn(&ColumnKey) -> Option<String>) -> String {
    columns.iter().filter_map(of).collect::<Vec<_>>().join(" — ")
}

example! { struct ListedProcess { unit, cells } }
