//! Reads the rules about the content of rows.

use super::fault::{Need, Thing};
use super::file::{all, key_of};
use super::read_form::Names;
use super::reader::{Node, Table, none_twice};
use prikaz_domain::{ColumnKey, ReasonKey, Severity};
use prikaz_form::{ContentRule, RuleKind, target};

/// How a kind of rule is read.
type ReadKind = fn(&Table<'_>, &Names) -> Option<RuleKind>;

const KINDS: [(&str, ReadKind); 7] = [
    ("unique-within", read_unique),
    ("uniform", read_uniform),
    ("agrees", read_agrees),
    ("more-than-final", read_more_than_final),
    ("still-counts", read_still_counts),
    ("covers", read_covers),
    ("refers", read_refers),
];

/// Reads every rule.
pub(super) fn read_rules(nodes: &[Node<'_>], names: &Names) -> Option<Vec<ContentRule>> {
    let keys: Vec<_> = nodes.iter().filter_map(|node| key_of(node, "key")).collect();
    none_twice(Thing::Rule, keys.iter().map(|key| (key, key.any_text().unwrap_or_default())));
    all(nodes.iter().map(|node| read_rule(node, names)).collect())
}

fn read_rule(node: &Node<'_>, names: &Names) -> Option<ContentRule> {
    let table = node.table()?;
    let key: Option<ColumnKey> = table.need_key("key");
    let clause = table.need_text("clause");
    let severity = table.need("severity").and_then(|node| node.word(Severity::WORDS));
    let text = table.need_text("text");
    // Without its kind, what else a rule may hold is not known: its other keys are left alone.
    let read_kind = table.need("kind").and_then(|node| node.word(&KINDS))?;
    let kind = read_kind(&table, names);
    table.close();
    Some(ContentRule {
        key: key?.to_string(),
        clause: clause?,
        severity: severity?,
        text: text?,
        kind: kind?,
    })
}

fn read_unique(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let columns = table.need("columns").and_then(|node| names.columns(&node));
    let within = table.need("within").and_then(|node| names.columns(&node));
    Some(RuleKind::UniqueWithin { columns: columns?, within: within? })
}

fn read_uniform(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let column = table.need("column").and_then(|node| names.column(&node));
    let values = table.need("values").and_then(|node| read_values(&node, column.as_ref(), names));
    let same = table.need("same").and_then(|node| names.columns(&node));
    Some(RuleKind::Uniform { column: column?, values: values?, same: same? })
}

fn read_agrees(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let column = table.need("column").and_then(|node| names.column(&node));
    let with = table.need("with").and_then(|node| names.column(&node));
    let pairs = table.need("pairs").and_then(|node| node.some_list()).and_then(|nodes| {
        all(nodes.iter().map(|node| read_pair(node, column.as_ref(), with.as_ref(), names)).collect())
    });
    Some(RuleKind::Agrees { column: column?, with: with?, pairs: pairs? })
}

fn read_pair(
    node: &Node<'_>,
    column: Option<&ColumnKey>,
    with: Option<&ColumnKey>,
    names: &Names,
) -> Option<(String, Vec<String>)> {
    let table = node.table()?;
    let value = table.need("value").and_then(|node| read_value(&node, column, names));
    let goes_with = table.need("goes_with").and_then(|node| read_values(&node, with, names));
    table.close();
    Some((value?, goes_with?))
}

fn read_more_than_final(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let within = table.need("within").and_then(|node| names.columns(&node));
    let column = table.need("column").and_then(|node| names.column(&node));
    let only = table.need("only").and_then(|node| read_values(&node, column.as_ref(), names));
    Some(RuleKind::MoreThanFinal { within: within?, column: column?, only: only? })
}

fn read_still_counts(table: &Table<'_>, _names: &Names) -> Option<RuleKind> {
    let reason: Option<ReasonKey> = table.need_key("reason");
    Some(RuleKind::StillCounts { reason: reason? })
}

fn read_covers(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let columns = table.need("columns").and_then(|node| names.columns(&node));
    Some(RuleKind::Covers { columns: columns? })
}

/// Where a reference leads is said by its column.
fn read_refers(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let node = table.need("column")?;
    let column = names.fit_column(&node, Need::Reference, |kind| target(kind).is_some())?;
    let to = names.kind(&column).and_then(target)?.clone();
    Some(RuleKind::Refers { column, to })
}

fn read_values(node: &Node<'_>, column: Option<&ColumnKey>, names: &Names) -> Option<Vec<String>> {
    let nodes = node.some_list()?;
    none_twice(
        Thing::Value,
        nodes.iter().filter(|node| node.is_text()).map(|node| (node, node.any_text().unwrap_or_default())),
    );
    all(nodes.iter().map(|node| read_value(node, column, names)).collect())
}

fn read_value(node: &Node<'_>, column: Option<&ColumnKey>, names: &Names) -> Option<String> {
    match column {
        Some(column) => names.value_of(column, node),
        None => node.text(),
    }
}
