//! Reads the form: vocabularies, columns, what identifies a row, and how rows are put in order.

use super::fault::{FaultKind, Thing};
use super::file::{all, key_of};
use super::read_rule::read_rules;
use super::reader::{Node, Table, none_twice};
use crate::domain::ColumnKey;
use crate::form::{Column, ColumnKind, Form, Openness, Presence, Vocabulary};

/// Longest text of a cell where the file sets none.
const LONGEST: u32 = 1000;

/// The columns and vocabularies that references may name, as far as they could be read.
pub(super) struct Names {
    columns: Vec<(String, Option<ColumnKind>)>,
    vocabularies: Vec<(String, Option<Vocabulary>)>,
}

/// Reads the form from the root of the file.
pub(super) fn read(table: &Table<'_>) -> Option<Form> {
    let nodes = table.tables("vocabulary");
    let vocabularies: Vec<_> = nodes.iter().map(read_vocabulary).collect();
    let vocabulary_names = named(&nodes, Thing::Vocabulary);
    let column_nodes = table.need("column").and_then(|node| node.some_list()).unwrap_or_default();
    let columns: Vec<_> = column_nodes.iter().map(|node| read_column(node, &vocabulary_names)).collect();
    let names = Names {
        columns: with_read(named(&column_nodes, Thing::Column), &columns, |column| column.kind.clone()),
        vocabularies: with_read(vocabulary_names, &vocabularies, Vocabulary::clone),
    };
    note_unused(&nodes, &column_nodes);
    note_nothing_to_fill_in(table, &columns);
    let rules = read_rules(&table.tables("rule"), &names);
    let (key, order) = table.need("form").and_then(|node| read_row_order(&node, &names)).unzip();
    Some(Form {
        columns: all(columns)?,
        vocabularies: all(vocabularies)?,
        rules: rules?,
        key: key?,
        order: order?,
    })
}

impl Names {
    /// Reads a list of columns that units fill in.
    pub(super) fn columns(&self, node: &Node<'_>) -> Option<Vec<ColumnKey>> {
        let nodes = node.some_list()?;
        none_twice(
            Thing::Column,
            nodes.iter().filter(|node| node.is_text()).map(|node| (node, text_of(node))),
        );
        all(nodes.iter().map(|node| self.column(node)).collect())
    }

    /// Reads a column that units fill in.
    pub(super) fn column(&self, node: &Node<'_>) -> Option<ColumnKey> {
        let key: ColumnKey = node.key()?;
        match self.columns.iter().find(|(name, _)| name == key.as_str()) {
            None => {
                node.unknown(Thing::Column, key.as_str(), self.columns.iter().map(|(name, _)| name.as_str()))
            }
            Some((_, Some(ColumnKind::Number))) => {
                node.fault(FaultKind::NumberColumn { column: key.to_string() });
            }
            Some(_) => {}
        }
        Some(key)
    }

    /// Reads a value that may stand in `column`.
    pub(super) fn value_of(&self, column: &ColumnKey, node: &Node<'_>) -> Option<String> {
        let value = node.text()?;
        if let Some(vocabulary) = self.vocabulary_of(column)
            && vocabulary.openness == Openness::Closed
            && !vocabulary.values.contains(&value)
        {
            node.fault(FaultKind::NotInVocabulary {
                value: value.clone(),
                vocabulary: vocabulary.key.clone(),
            });
        }
        Some(value)
    }

    fn vocabulary_of(&self, column: &ColumnKey) -> Option<&Vocabulary> {
        let (_, kind) = self.columns.iter().find(|(name, _)| name == column.as_str())?;
        let (ColumnKind::Choice(wanted) | ColumnKind::Choices(wanted)) = kind.as_ref()? else {
            return None;
        };
        let (_, vocabulary) = self.vocabularies.iter().find(|(name, _)| name == wanted)?;
        vocabulary.as_ref()
    }
}

/// The keys of `nodes`, empty where one has none; those given twice are noted.
fn named(nodes: &[Node<'_>], thing: Thing) -> Vec<String> {
    let keys: Vec<_> = nodes.iter().map(|node| key_of(node, "key")).collect();
    none_twice(thing, keys.iter().flatten().map(|key| (key, text_of(key))));
    keys.iter().map(|key| key.as_ref().map(text_of).unwrap_or_default()).collect()
}

fn text_of(node: &Node<'_>) -> String {
    node.any_text().unwrap_or_default()
}

fn with_read<T, U>(
    names: Vec<String>,
    read: &[Option<T>],
    part: impl Fn(&T) -> U,
) -> Vec<(String, Option<U>)> {
    names.into_iter().zip(read.iter().map(|read| read.as_ref().map(&part))).collect()
}

fn read_vocabulary(node: &Node<'_>) -> Option<Vocabulary> {
    let table = node.table()?;
    let key: Option<ColumnKey> = table.need_key("key");
    let clause = table.need_text("clause");
    let values = table.need("values").and_then(|node| node.texts());
    let open = table.get("open").map_or(Some(false), |node| node.flag());
    table.close();
    let openness = if open? { Openness::Open } else { Openness::Closed };
    Some(Vocabulary { key: key?.to_string(), clause: clause?, values: values?, openness })
}

fn read_column(node: &Node<'_>, vocabularies: &[String]) -> Option<Column> {
    let table = node.table()?;
    let key = table.need_key("key");
    let title = table.need_text("title");
    let kind = read_kind(&table, vocabularies);
    let required = table.get("required").map_or(Some(true), |node| node.flag());
    let width = table.get("width").map_or(Some(10), |node| node.number(1..=1000));
    let clause = table.need_text("clause");
    table.close();
    let presence = if required? { Presence::Required } else { Presence::Optional };
    let width = u16::try_from(width?).ok()?;
    Some(Column { key: key?, title: title?, kind: kind?, presence, width, clause: clause? })
}

/// What the settings of a column say together: a number, a choice of a vocabulary, or a text.
fn read_kind(table: &Table<'_>, vocabularies: &[String]) -> Option<ColumnKind> {
    let number = table.get("kind").map(|node| node.word(&[("number", true), ("text", false)]));
    let vocabulary = table.get("vocabulary").map(|node| read_vocabulary_name(&node, vocabularies));
    let several = table.get("several").map(|node| node.flag());
    let longest = table.get("longest").map(|node| node.number(1..=100_000));
    match (number, vocabulary, several, longest) {
        (Some(None), ..) | (_, Some(None), ..) | (_, _, Some(None), _) | (.., Some(None)) => None,
        (Some(Some(true)), None, None, None) => Some(ColumnKind::Number),
        (None, Some(Some(name)), Some(Some(true)), None) => Some(ColumnKind::Choices(name)),
        (None, Some(Some(name)), _, None) => Some(ColumnKind::Choice(name)),
        (None | Some(Some(false)), None, None, longest) => Some(text_up_to(longest.flatten())),
        _ => {
            table.node().fault(FaultKind::ColumnKindClash);
            None
        }
    }
}

fn text_up_to(longest: Option<u32>) -> ColumnKind {
    ColumnKind::Text { longest: usize::try_from(longest.unwrap_or(LONGEST)).unwrap_or(usize::MAX) }
}

fn read_vocabulary_name(node: &Node<'_>, vocabularies: &[String]) -> Option<String> {
    let name = node.text()?;
    if !vocabularies.contains(&name) {
        node.unknown(Thing::Vocabulary, &name, vocabularies.iter().map(String::as_str));
    }
    Some(name)
}

/// Notes the vocabularies that no column names, unless a column misnames one: it may be that very one.
fn note_unused(vocabularies: &[Node<'_>], columns: &[Node<'_>]) {
    let used: Vec<_> =
        columns.iter().filter_map(|node| key_of(node, "vocabulary")).map(|node| text_of(&node)).collect();
    let keys: Vec<_> = vocabularies.iter().filter_map(|node| key_of(node, "key")).collect();
    if used.iter().any(|name| keys.iter().all(|key| text_of(key) != *name)) {
        return;
    }
    for key in keys {
        let name = text_of(&key);
        if !used.contains(&name) {
            key.fault(FaultKind::UnusedVocabulary { name });
        }
    }
}

fn note_nothing_to_fill_in(table: &Table<'_>, columns: &[Option<Column>]) {
    let is_number =
        |column: &Option<Column>| column.as_ref().is_some_and(|column| column.kind == ColumnKind::Number);
    if !columns.is_empty() && columns.iter().all(is_number) {
        table.node().fault(FaultKind::NothingToFillIn);
    }
}

fn read_row_order(node: &Node<'_>, names: &Names) -> Option<(Vec<ColumnKey>, Vec<ColumnKey>)> {
    let table = node.table()?;
    let key = table.need("key").and_then(|node| names.columns(&node));
    let order = table.need("order").and_then(|node| names.columns(&node));
    table.close();
    Some((key?, order?))
}
