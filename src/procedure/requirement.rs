//! Requirements that the act sets on what the register lists: a check list with «да», «нет», «не применимо».

use super::fault::Thing;
use super::file::{all, key_of, settled};
use super::reader::{Node, none_twice};
use prikaz_domain::{ColumnKey, Entry, RequirementKey, Severity};
use prikaz_form::{Form, RowsOf};

/// A requirement of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Key, for answers.
    pub key: RequirementKey,
    /// The rows it is about; the register as a whole where nothing is said.
    pub of: Option<RowsOf>,
    /// What is required, in the words of the act.
    pub text: String,
    /// How grave it is not to meet it; what is an error keeps the check from passing.
    pub severity: Severity,
    /// Clause of the procedure.
    pub clause: String,
}

impl Requirement {
    /// Whether any of `entries` is such as it is about.
    pub fn applies(&self, entries: &[Entry]) -> bool {
        let Some(of) = &self.of else { return true };
        entries.iter().any(|entry| {
            let cell = entry.cells.get(&of.column);
            cell.is_some_and(|cell| cell.values().iter().any(|value| of.values.contains(value)))
        })
    }
}

/// Reads the requirements; `form` is that of the procedure, as far as it could be read.
pub(super) fn read_requirements(nodes: &[Node<'_>], form: Option<&Form>) -> Option<Vec<Requirement>> {
    let keys: Vec<_> = nodes.iter().filter_map(|node| key_of(node, "key")).collect();
    none_twice(Thing::Rule, keys.iter().map(|key| (key, key.any_text().unwrap_or_default())));
    all(nodes.iter().map(|node| read_requirement(node, form)).collect())
}

fn read_requirement(node: &Node<'_>, form: Option<&Form>) -> Option<Requirement> {
    let table = node.table()?;
    let key: Option<RequirementKey> = table.need_key("key");
    let text = table.need_text("text");
    let clause = table.need_text("clause");
    let severity = table.need("severity").and_then(|node| node.word(Severity::WORDS));
    let of = table.get("of").map(|node| read_of(&node, form));
    table.close();
    Some(Requirement { key: key?, of: settled(of)?, text: text?, severity: severity?, clause: clause? })
}

fn read_of(node: &Node<'_>, form: Option<&Form>) -> Option<RowsOf> {
    let table = node.table()?;
    let column = table.need("column").and_then(|node| {
        let column: ColumnKey = node.key()?;
        if let Some(form) = form.filter(|form| form.column(&column).is_none()) {
            node.unknown(Thing::Column, column.as_str(), form.columns.iter().map(|one| one.key.as_str()));
        }
        Some(column)
    });
    let values = table.need("values").and_then(|node| node.texts());
    table.close();
    Some(RowsOf { column: column?, values: values? })
}
