//! Reads a drawn head: rows of cells, one for each column, where «<» goes on with the cell on the left and «^» with
//! the cell above.

use std::collections::BTreeMap;

use crate::fault::FaultKind;
use crate::reader::{Node, all};
use prikaz_form::HeadCell;

/// Rows of a head, at most.
const DEEPEST: usize = 5;
const LEFT: &str = "<";
const ABOVE: &str = "^";

/// Places of a drawn head that belong to one cell: the place where it begins, by row and column.
type Owner = (usize, usize);

/// Reads the head over `columns` columns; it covers them without hole or overlap.
pub(crate) fn read_head(node: &Node<'_>, columns: usize) -> Option<Vec<Vec<HeadCell>>> {
    let rows = node.some_list()?;
    if rows.len() > DEEPEST {
        node.fault(FaultKind::TooMany { most: count(DEEPEST) });
        return None;
    }
    let drawn: Vec<Vec<Node<'_>>> = all(rows.iter().map(|row| read_row(row, columns)))?;
    let texts: Vec<Vec<String>> = all(drawn.iter().map(|row| row.iter().map(Node::any_text).collect()))?;
    let owners = owners(&drawn, &texts)?;
    cells(&drawn, &texts, &owners)
}

fn read_row<'s>(row: &Node<'s>, columns: usize) -> Option<Vec<Node<'s>>> {
    let cells = row.list()?;
    if cells.len() != columns {
        row.fault(FaultKind::HeadRowLength { found: count(cells.len()), columns: count(columns) });
        return None;
    }
    Some(cells)
}

/// Which cell each place belongs to.
fn owners(drawn: &[Vec<Node<'_>>], texts: &[Vec<String>]) -> Option<Vec<Vec<Owner>>> {
    let mut owners: Vec<Vec<Owner>> = Vec::with_capacity(texts.len());
    let mut sound = true;
    for (row, line) in texts.iter().enumerate() {
        let mut found: Vec<Owner> = Vec::with_capacity(line.len());
        for (column, text) in line.iter().enumerate() {
            let before = match text.trim() {
                LEFT => Some(found.last().copied()),
                ABOVE => Some(row.checked_sub(1).map(|above| owners[above][column])),
                _ => None,
            };
            if before == Some(None) {
                drawn[row][column].fault(FaultKind::HeadCellAstray { sign: text.trim().to_owned() });
                sound = false;
            }
            found.push(before.flatten().unwrap_or((row, column)));
        }
        owners.push(found);
    }
    sound.then_some(owners)
}

/// The cells row by row; one whose places are no rectangle is noted.
fn cells(
    drawn: &[Vec<Node<'_>>],
    texts: &[Vec<String>],
    owners: &[Vec<Owner>],
) -> Option<Vec<Vec<HeadCell>>> {
    // For each cell: its places, its last row, its first and its last column.
    let mut extents: BTreeMap<Owner, (usize, usize, usize, usize)> = BTreeMap::new();
    for (row, line) in owners.iter().enumerate() {
        for (column, owner) in line.iter().enumerate() {
            let extent = extents.entry(*owner).or_insert((0, row, column, column));
            *extent = (extent.0 + 1, extent.1.max(row), extent.2.min(column), extent.3.max(column));
        }
    }
    let mut head: Vec<Vec<HeadCell>> = vec![Vec::new(); texts.len()];
    let mut sound = true;
    for ((row, column), (places, last_row, first, last)) in extents {
        let (rows, columns) = (last_row - row + 1, last - first + 1);
        let text = texts[row][column].clone();
        if first != column || places != rows * columns {
            drawn[row][column].fault(FaultKind::HeadNotRectangle { text });
            sound = false;
            continue;
        }
        let part = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        head[row].push(HeadCell { text, column: part(column), columns: part(columns), rows: part(rows) });
    }
    sound.then_some(head)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
