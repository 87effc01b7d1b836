//! Reads the requirements of an act.

use crate::fault::Thing;
use crate::keys::{requirement, rows_of};
use crate::reader::{Naming, Node, all, keys_once, settled};
use crate::requirement::Requirement;
use prikaz_domain::{ColumnKey, RequirementKey, Severity};
use prikaz_form::{Form, RowsOf};

/// Reads the requirements; `form` is that of the procedure, as far as it could be read.
pub(crate) fn read_requirements(nodes: &[Node<'_>], form: Option<&Form>) -> Option<Vec<Requirement>> {
    keys_once(Thing::Rule, nodes, &requirement::KEY);
    all(nodes.iter().map(|node| read_requirement(node, form)))
}

fn read_requirement(node: &Node<'_>, form: Option<&Form>) -> Option<Requirement> {
    let table = node.table()?;
    let key: Option<RequirementKey> = table.need_key(&requirement::KEY);
    let text = table.need_text(&requirement::TEXT);
    let clause = table.need_text(&requirement::CLAUSE);
    let severity = table.need(&requirement::SEVERITY).and_then(|node| node.word(Severity::WORDS));
    let of = table.get(&requirement::OF).map(|node| read_of(&node, form));
    table.close();
    Some(Requirement { key: key?, of: settled(of)?, text: text?, severity: severity?, clause: clause? })
}

fn read_of(node: &Node<'_>, form: Option<&Form>) -> Option<RowsOf> {
    let table = node.table()?;
    let column = table.need(&rows_of::COLUMN).and_then(|node| {
        let column: ColumnKey = node.key()?;
        if let Some(form) = form.filter(|form| form.column(&column).is_none()) {
            node.unknown(Thing::Column, column.as_str(), form.columns.iter().map(|one| one.key.as_str()));
        }
        Some(column)
    });
    let values = table.need(&rows_of::VALUES).and_then(|node| node.texts());
    table.close();
    Some(RowsOf { column: column?, values: values? })
}
