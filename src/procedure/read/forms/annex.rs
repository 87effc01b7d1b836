//! Reads over which annexes the rows of a register fall.

use super::column::has_one_value;
use super::names::{Names, read_shape_name};
use crate::fault::{FaultKind, Need, Thing};
use crate::keys::{annex, rows_of};
use crate::reader::{Node, Table, all, settled, texts_once};
use crate::word::CAPITAL_STAMPS;
use prikaz_form::{Annex, PLAIN, Pages, RowsOf};

/// Reads every annex; the rows of each value must stand in one of them.
pub(crate) fn read_annexes(nodes: &[Node<'_>], names: &Names, shapes: &[String]) -> Option<Vec<Annex>> {
    let annexes: Option<Vec<Annex>> = all(nodes.iter().map(|node| read_annex(node, names, shapes)));
    if let (Some(annexes), Some(first)) = (&annexes, nodes.first()) {
        note_left_out(first, annexes, names);
    }
    annexes
}

fn read_annex(node: &Node<'_>, names: &Names, shapes: &[String]) -> Option<Annex> {
    let table = node.table()?;
    let name = table.get(&annex::NAME).map(|node| node.text());
    let title = table.need(&annex::TITLE).and_then(|node| node.texts());
    let stamp = table.get(&annex::STAMP).map(|node| node.word(&CAPITAL_STAMPS));
    let shape =
        table.get(&annex::SHAPE).map_or(Some(PLAIN.to_owned()), |node| read_shape_name(&node, shapes));
    let pages = table.get(&annex::PAGES).map_or(Some(Pages::Landscape), |node| node.word(Pages::WORDS));
    let rows = table.get(&annex::ROWS).map(|node| read_rows(&node.table()?, names));
    table.close();
    Some(Annex {
        name: settled(name)?,
        title: title?,
        stamp: settled(stamp)?.map(str::to_owned),
        shape: shape?,
        pages: pages?,
        rows: settled(rows)?,
    })
}

fn read_rows(table: &Table<'_>, names: &Names) -> Option<RowsOf> {
    let column_node = table.need(&rows_of::COLUMN);
    let column = column_node.and_then(|node| {
        let column = names.fit_column(&node, Need::OneValue, has_one_value)?;
        if names.are_whole()
            && names.kind(&column).is_some_and(has_one_value)
            && names.closed_values(&column).is_none()
        {
            node.fault(FaultKind::ColumnUnfit { column: column.to_string(), need: Need::Closed });
        }
        Some(column)
    });
    let values = table.need(&rows_of::VALUES).and_then(|node| {
        let nodes = node.some_list()?;
        texts_once(Thing::Value, &nodes);
        let value = |node: &Node<'_>| match &column {
            Some(column) => names.value_of(column, node),
            None => node.text(),
        };
        all(nodes.iter().map(value))
    });
    table.close();
    Some(RowsOf { column: column?, values: values? })
}

/// Notes values whose rows would stand in no annex.
fn note_left_out(node: &Node<'_>, annexes: &[Annex], names: &Names) {
    let chosen: Option<Vec<&RowsOf>> = annexes.iter().map(|annex| annex.rows.as_ref()).collect();
    let Some((first, rest)) = chosen.as_deref().and_then(<[_]>::split_first) else { return };
    if let Some(other) = rest.iter().find(|rows| rows.column != first.column) {
        node.fault(FaultKind::ShapeClash { one: first.column.to_string(), other: other.column.to_string() });
        return;
    }
    let shown = |value: &&String| {
        annexes.iter().flat_map(|annex| &annex.rows).any(|rows| rows.values.contains(value))
    };
    let all = names.closed_values(&first.column).unwrap_or_default();
    let values: Vec<String> = all.iter().filter(|value| !shown(value)).cloned().collect();
    if !values.is_empty() {
        node.fault(FaultKind::ValuesLeftOut { values });
    }
}
