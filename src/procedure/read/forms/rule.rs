//! Reads the rules about the content of rows.

use super::names::Names;
use crate::fault::{Need, Thing};
use crate::keys::{pair, rule};
use crate::reader::{Node, Table, all, keys_once, texts_once};
use crate::word::RuleWord;
use prikaz_domain::{ColumnKey, ReasonKey, Severity};
use prikaz_form::{ContentRule, RuleKind, target};

/// Reads every rule.
pub(crate) fn read_rules(nodes: &[Node<'_>], names: &Names) -> Option<Vec<ContentRule>> {
    keys_once(Thing::Rule, nodes, &rule::KEY);
    all(nodes.iter().map(|node| read_rule(node, names)))
}

fn read_rule(node: &Node<'_>, names: &Names) -> Option<ContentRule> {
    let table = node.table()?;
    let key: Option<ColumnKey> = table.need_key(&rule::KEY);
    let clause = table.need_text(&rule::CLAUSE);
    let severity = table.need(&rule::SEVERITY).and_then(|node| node.word(Severity::WORDS));
    let text = table.need_text(&rule::TEXT);
    // Without its kind, what else a rule may hold is not known: its other keys are left alone.
    let kind = match table.need(&rule::KIND).and_then(|node| node.word(RuleWord::WORDS))? {
        RuleWord::UniqueWithin => read_unique(&table, names),
        RuleWord::Uniform => read_uniform(&table, names),
        RuleWord::Agrees => read_agrees(&table, names),
        RuleWord::NeededWhere => read_needed_where(&table, names),
        RuleWord::MoreThanFinal => read_more_than_final(&table, names),
        RuleWord::StillCounts => read_still_counts(&table),
        RuleWord::Covers => read_covers(&table, names),
        RuleWord::Refers => read_refers(&table, names),
    };
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
    let columns = table.need(&rule::COLUMNS).and_then(|node| names.columns(&node));
    let within = table.need(&rule::WITHIN).and_then(|node| names.columns(&node));
    Some(RuleKind::UniqueWithin { columns: columns?, within: within? })
}

fn read_uniform(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let column = table.need(&rule::COLUMN).and_then(|node| names.column(&node));
    let values = table.need(&rule::VALUES).and_then(|node| read_values(&node, column.as_ref(), names));
    let same = table.need(&rule::SAME).and_then(|node| names.columns(&node));
    Some(RuleKind::Uniform { column: column?, values: values?, same: same? })
}

fn read_agrees(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let column = table.need(&rule::COLUMN).and_then(|node| names.column(&node));
    let with = table.need(&rule::WITH).and_then(|node| names.column(&node));
    let pairs = table.need(&rule::PAIRS).and_then(|node| node.some_list()).and_then(|nodes| {
        all(nodes.iter().map(|node| read_pair(node, column.as_ref(), with.as_ref(), names)))
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
    let value = table.need(&pair::VALUE).and_then(|node| read_value(&node, column, names));
    let goes_with = table.need(&pair::GOES_WITH).and_then(|node| read_values(&node, with, names));
    table.close();
    Some((value?, goes_with?))
}

fn read_needed_where(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let column = table.need(&rule::COLUMN).and_then(|node| names.column(&node));
    let with = table.need(&rule::WITH).and_then(|node| names.column(&node));
    let values = table.need(&rule::VALUES).and_then(|node| read_values(&node, with.as_ref(), names));
    Some(RuleKind::NeededWhere { column: column?, with: with?, values: values? })
}

fn read_more_than_final(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let within = table.need(&rule::WITHIN).and_then(|node| names.columns(&node));
    let column = table.need(&rule::COLUMN).and_then(|node| names.column(&node));
    let only = table.need(&rule::ONLY).and_then(|node| read_values(&node, column.as_ref(), names));
    Some(RuleKind::MoreThanFinal { within: within?, column: column?, only: only? })
}

fn read_still_counts(table: &Table<'_>) -> Option<RuleKind> {
    let reason: Option<ReasonKey> = table.need_key(&rule::REASON);
    Some(RuleKind::StillCounts { reason: reason? })
}

fn read_covers(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let columns = table.need(&rule::COLUMNS).and_then(|node| names.columns(&node));
    Some(RuleKind::Covers { columns: columns? })
}

/// Where a reference leads is said by its column.
fn read_refers(table: &Table<'_>, names: &Names) -> Option<RuleKind> {
    let node = table.need(&rule::COLUMN)?;
    let column = names.fit_column(&node, Need::Reference, |kind| target(kind).is_some())?;
    let to = names.kind(&column).and_then(target)?.clone();
    Some(RuleKind::Refers { column, to })
}

fn read_values(node: &Node<'_>, column: Option<&ColumnKey>, names: &Names) -> Option<Vec<String>> {
    let nodes = node.some_list()?;
    texts_once(Thing::Value, &nodes);
    all(nodes.iter().map(|node| read_value(node, column, names)))
}

fn read_value(node: &Node<'_>, column: Option<&ColumnKey>, names: &Names) -> Option<String> {
    match column {
        Some(column) => names.value_of(column, node),
        None => node.text(),
    }
}
