//! Reads the form: vocabularies, columns, what identifies a row, and how rows are put in order.

use super::annex::read_annexes;
use super::column::read_column;
use super::names::{Names, read_shape_name};
use super::rule::read_rules;
use super::shape::read_shapes;
use crate::fault::{FaultKind, Need, Thing};
use crate::keys::{column, near, procedure, row_order, rows_of, shape, total, vocabulary};
use crate::reader::{Node, Table, all, key_of, none_twice, settled, text_of};
use prikaz_domain::ColumnKey;
use prikaz_form::{
    Column, ColumnKind, Form, Openness, PLAIN, Presence, RuleKind, Shape, Total, TotalOf, Vocabulary, target,
};
use prikaz_placed::Key;

/// Reads the form from the root of the file.
pub(crate) fn read(table: &Table<'_>) -> Option<Form> {
    let nodes = table.tables(&procedure::VOCABULARY);
    let vocabularies: Vec<_> = nodes.iter().map(read_vocabulary).collect();
    let vocabulary_names = named(&nodes, &vocabulary::KEY, Thing::Vocabulary);
    let column_nodes = table.need(&procedure::COLUMN).and_then(|node| node.some_list()).unwrap_or_default();
    let columns: Vec<_> = column_nodes.iter().map(|node| read_column(node, &vocabulary_names)).collect();
    let names = Names::of(
        with_read(named(&column_nodes, &column::KEY, Thing::Column), &columns, |column| column.kind.clone()),
        with_read(vocabulary_names, &vocabularies, Vocabulary::clone),
    );
    note_unused(&nodes, &column_nodes);
    note_nothing_to_fill_in(table, &columns);
    let rules = read_rules(&table.tables(&procedure::RULE), &names);
    note_only(&column_nodes, &columns, &names);
    note_dangling(&column_nodes, &columns, &names, rules.as_deref());
    let shape_nodes = table.tables(&procedure::SHAPE);
    let mut known = named(&shape_nodes, &shape::KEY, Thing::Shape);
    known.push(PLAIN.to_owned());
    let shapes = read_shapes(&shape_nodes, &names);
    note_heads(&shape_nodes, shapes.as_deref().unwrap_or_default(), &columns);
    let annexes = read_annexes(&table.tables(&procedure::ANNEX), &names, &known);
    let row_order = table.need(&procedure::FORM).and_then(|node| read_row_order(&node, &names, &known));
    let (key, order, usual) = row_order?;
    let form = Form {
        columns: all(columns)?,
        vocabularies: all(vocabularies)?,
        rules: rules?,
        key,
        order,
        shapes: Vec::new(),
        annexes: annexes?,
    };
    let shapes = with_usual_first(&form, shapes?, usual.as_deref());
    Some(Form { shapes, ..form })
}

/// The keys of `nodes`, empty where one has none; those given twice are noted.
fn named(nodes: &[Node<'_>], key: &'static Key, thing: Thing) -> Vec<String> {
    let keys: Vec<_> = nodes.iter().map(|node| key_of(node, key)).collect();
    none_twice(thing, keys.iter().flatten().map(|key| (key, text_of(key))));
    keys.iter().map(|key| key.as_ref().map(text_of).unwrap_or_default()).collect()
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
    let key: Option<ColumnKey> = table.need_key(&vocabulary::KEY);
    let clause = table.need_text(&vocabulary::CLAUSE);
    let values = table.need(&vocabulary::VALUES).and_then(|node| node.texts());
    let known = values.clone().unwrap_or_default();
    let near = table.get(&vocabulary::NEAR).map(|node| read_near(&node, key.as_ref(), &known));
    let open = table.get(&vocabulary::OPEN).map_or(Some(false), |node| node.flag());
    table.close();
    let openness = if open? { Openness::Open } else { Openness::Closed };
    let (values, near) = (values?, settled(near)?.unwrap_or_default());
    Some(Vocabulary { key: key?.to_string(), clause: clause?, values, near, openness })
}

/// `near = [{ value = "офлайн", written = ["offline"] }]`.
fn read_near(
    node: &Node<'_>,
    vocabulary: Option<&ColumnKey>,
    values: &[String],
) -> Option<Vec<(String, String)>> {
    let nodes = node.list()?;
    let pairs = nodes.iter().map(|node| {
        let table = node.table()?;
        let value = table.need(&near::VALUE).and_then(|node| {
            let value = node.text()?;
            if !values.contains(&value) {
                let vocabulary = vocabulary.map(ToString::to_string).unwrap_or_default();
                node.fault(FaultKind::NotInVocabulary { value: value.clone(), vocabulary });
            }
            Some(value)
        });
        let written = table.need(&near::WRITTEN).and_then(|node| node.texts());
        table.close();
        let value = value?;
        Some(written?.into_iter().map(|word| (word, value.clone())).collect::<Vec<_>>())
    });
    all(pairs).map(|pairs| pairs.concat())
}

/// Notes the vocabularies that no column names, unless a column misnames one: it may be that very one.
fn note_unused(vocabularies: &[Node<'_>], columns: &[Node<'_>]) {
    let used: Vec<_> = columns
        .iter()
        .filter_map(|node| key_of(node, &column::VOCABULARY))
        .map(|node| text_of(&node))
        .collect();
    let keys: Vec<_> = vocabularies.iter().filter_map(|node| key_of(node, &vocabulary::KEY)).collect();
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

/// The key columns, the order, and the usual shape where one is named.
type RowOrder = (Vec<ColumnKey>, Vec<ColumnKey>, Option<String>);

fn read_row_order(node: &Node<'_>, names: &Names, shapes: &[String]) -> Option<RowOrder> {
    let table = node.table()?;
    let key = table.need(&row_order::KEY).and_then(|node| names.columns(&node));
    let order = table.need(&row_order::ORDER).and_then(|node| names.columns(&node));
    let usual = table.get(&row_order::SHAPE).map(|node| read_shape_name(&node, shapes));
    table.close();
    Some((key?, order?, settled(usual)?))
}

/// Every shape, the usual one first; the plain one is there in any case, and usual where none is named.
fn with_usual_first(form: &Form, mut shapes: Vec<Shape>, usual: Option<&str>) -> Vec<Shape> {
    if shapes.iter().all(|shape| shape.key != PLAIN) {
        shapes.insert(0, Shape::plain(form));
    }
    let usual = usual.unwrap_or(PLAIN);
    if let Some(place) = shapes.iter().position(|shape| shape.key == usual) {
        shapes[..=place].rotate_right(1);
    }
    shapes
}

/// Notes what is wrong with the rows that columns are kept to: what decides is filled in in each row, one of a closed
/// list.
fn note_only(nodes: &[Node<'_>], columns: &[Option<Column>], names: &Names) {
    for (node, column) in nodes.iter().zip(columns) {
        let Some((column, only)) = column.as_ref().and_then(|one| Some((one, one.only.as_ref()?))) else {
            continue;
        };
        let Some(table) = node.under(&column::ONLY).and_then(|node| node.table()) else { continue };
        if column.kind == ColumnKind::Number {
            table.node().fault(FaultKind::NumberColumn { column: column.key.to_string() });
        }
        let Some(by) = table.need(&rows_of::COLUMN) else { continue };
        let unfit = |need| by.fault(FaultKind::ColumnUnfit { column: only.column.to_string(), need });
        let decides = columns.iter().flatten().find(|one| one.key == only.column);
        match decides {
            None => drop(names.column(&by)),
            Some(_) if names.are_whole() && names.closed_values(&only.column).is_none() => {
                unfit(Need::Closed)
            }
            Some(one) if one.presence == Presence::Optional || one.only.is_some() => unfit(Need::Required),
            Some(_) => {}
        }
        let values = table.need(&rows_of::VALUES).and_then(|node| node.list()).unwrap_or_default();
        values.iter().for_each(|value| drop(names.value_of(&only.column, value)));
    }
}

/// Notes what a shape cannot have where its sections or tables have columns of their own: one drawn head for all, and
/// sums over the whole table of a column that only some rows have.
fn note_heads(nodes: &[Node<'_>], shapes: &[Shape], columns: &[Option<Column>]) {
    for (node, shape) in nodes.iter().zip(shapes) {
        let by = shape.sections.iter().map(|level| &level.column);
        let by: Vec<_> = by.chain(shape.tables.iter().map(|split| &split.by)).collect();
        let is_bound = |key: &ColumnKey| {
            let column = columns.iter().flatten().find(|column| column.key == *key);
            column.and_then(|column| column.only.as_ref()).is_some_and(|only| by.contains(&&only.column))
        };
        let clash = |one: &'static Key| FaultKind::clash(one, &column::ONLY);
        if !shape.head.is_empty() && shape.columns.iter().any(is_bound) {
            node.under(&shape::HEAD).unwrap_or_else(|| node.clone()).fault(clash(&shape::HEAD));
        }
        let is_summed = |total: &Total| total.of == TotalOf::Table && total.sum.iter().any(is_bound);
        if shape.tables.is_none() && shape.totals.iter().any(is_summed) {
            node.under(&shape::TOTAL).unwrap_or_else(|| node.clone()).fault(clash(&total::SUM));
        }
    }
}

/// Notes references to columns there are not, and columns of references that no rule follows up.
fn note_dangling(
    nodes: &[Node<'_>],
    columns: &[Option<Column>],
    names: &Names,
    rules: Option<&[prikaz_form::ContentRule]>,
) {
    for (node, column) in nodes.iter().zip(columns) {
        let Some(column) = column.as_ref().filter(|column| target(&column.kind).is_some()) else { continue };
        if let Some(to) = key_of(node, &column::TO) {
            names.column(&to);
        }
        let followed = |rules: &[prikaz_form::ContentRule]| {
            rules
                .iter()
                .any(|rule| matches!(&rule.kind, RuleKind::Refers { column: of, .. } if *of == column.key))
        };
        if rules.is_some_and(|rules| !followed(rules)) {
            node.fault(FaultKind::ReferenceWithoutRule { column: column.key.to_string() });
        }
    }
}
