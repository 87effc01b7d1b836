//! A head over two rows: titles broken over both, or titles under the title of their group.

use std::collections::BTreeSet;

use super::head::Titles;
use super::{RawCell, RawRow, RawTable};

/// The two rows as one: of each column what its cells say together where that is a title, else the lower one, else the
/// upper one, whichever is.
pub(super) fn joined(titles: &Titles, table: &RawTable, upper: &RawRow, lower: &RawRow) -> RawRow {
    let columns: BTreeSet<u16> = upper.cells.iter().chain(&lower.cells).map(|cell| cell.column).collect();
    let cells = columns.into_iter().map(|column| {
        let (above, below) = (over(table, upper, column), lower.text(column).trim());
        let both = format!("{above} {below}");
        let known = [both.as_str(), below, above].into_iter().find(|text| titles.find(text).is_some());
        RawCell { column, text: known.unwrap_or(&both).trim().to_owned() }
    });
    RawRow { row: upper.row, cells: cells.filter(|cell| !cell.text.is_empty()).collect() }
}

/// What stands over `column` in the upper row: its own cell, or the one it is merged with.
fn over<'t>(table: &RawTable, upper: &'t RawRow, column: u16) -> &'t str {
    let own = upper.text(column).trim();
    if !own.is_empty() {
        return own;
    }
    let merged = table.merged.iter().find(|area| {
        (area.rows.0..=area.rows.1).contains(&upper.row)
            && (area.columns.0..=area.columns.1).contains(&column)
    });
    merged.map_or("", |area| upper.text(area.columns.0).trim())
}
