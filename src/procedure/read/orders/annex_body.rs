//! Reads what an annex of an order consists of: the text of a procedure, a text of its own, a table.

use crate::fault::FaultKind;
use crate::keys::{annex_table, order_annex};
use crate::reader::{Node, Table, all, settled};
use prikaz_order::{AnnexBody, AnnexLine, AnnexTable};

/// Reads the body of the annex `table`; nothing said of it, it is laid beside.
pub(crate) fn read_body(table: &Table<'_>) -> Option<AnnexBody> {
    let procedure = table.get(&order_annex::PROCEDURE).map(|node| node.key());
    let text = table.get(&order_annex::TEXT).map(|node| (node.text(), node));
    let own = table.get(&order_annex::TABLE).map(|node| (read_table(&node), node));
    let named = [procedure.is_some(), text.is_some(), own.is_some()];
    if named.into_iter().filter(|named| *named).count() > 1 {
        let node = own.as_ref().map(|(_, node)| node).or(text.as_ref().map(|(_, node)| node));
        if let Some(node) = node {
            node.fault(FaultKind::SeveralBodies);
        }
        return None;
    }
    if let Some(procedure) = procedure {
        return procedure.map(AnnexBody::Procedure);
    }
    if let Some((text, _)) = text {
        return text.map(|text| AnnexBody::Text(lines(&text)));
    }
    match own {
        Some((table, _)) => table.map(AnnexBody::Table),
        None => Some(AnnexBody::Beside),
    }
}

/// Each line is a paragraph; blank ones only part them.
fn lines(text: &str) -> Vec<AnnexLine> {
    text.lines().filter(|line| !line.trim().is_empty()).map(AnnexLine::of).collect()
}

fn read_table(node: &Node<'_>) -> Option<AnnexTable> {
    let table = node.table()?;
    let columns = table.get(&annex_table::COLUMNS).map(|node| node.texts());
    let widths = table.get(&annex_table::WIDTHS).map(|node| all(widths(&node)?));
    let rows = table.get(&annex_table::ROWS).map(|node| read_rows(&node));
    let file = table.get(&annex_table::FILE).map(|node| node.text());
    let column_numbers = table.get(&annex_table::COLUMN_NUMBERS).map_or(Some(false), |node| node.flag());
    let landscape = table.get(&annex_table::LANDSCAPE).map_or(Some(false), |node| node.flag());
    if rows.is_none() == file.is_none() {
        node.fault(FaultKind::RowsOrFile);
    }
    table.close();
    let read = AnnexTable {
        columns: settled(columns)?.unwrap_or_default(),
        widths: settled(widths)?.unwrap_or_default(),
        rows: settled(rows)?.unwrap_or_default(),
        file: settled(file)?,
        column_numbers: column_numbers?,
        landscape: landscape?,
    };
    is_sound(node, &read).then_some(read)
}

fn widths(node: &Node<'_>) -> Option<Vec<Option<u32>>> {
    Some(node.some_list()?.iter().map(|node| node.whole()).collect())
}

fn read_rows(node: &Node<'_>) -> Option<Vec<Vec<String>>> {
    let row = |node: &Node<'_>| all(node.some_list()?.iter().map(Node::any_text));
    all(node.some_list()?.iter().map(row))
}

/// Whether what is said of the columns fits together; each row that does not is a fault.
fn is_sound(node: &Node<'_>, table: &AnnexTable) -> bool {
    let mut sound = true;
    let columns = match table.columns.len() {
        0 => table.rows.first().map_or(table.widths.len(), Vec::len),
        columns => columns,
    };
    let mut differs = |row: usize, cells: usize| {
        if cells != columns && columns > 0 {
            node.fault(FaultKind::RowWidth { row, cells, columns });
            sound = false;
        }
    };
    if !table.widths.is_empty() {
        differs(0, table.widths.len());
    }
    for (row, cells) in (1..).zip(&table.rows) {
        differs(row, cells.len());
    }
    sound
}
