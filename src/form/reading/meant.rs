//! The rows of a table as they are meant, while it is being found out.

use std::borrow::Cow;

use crate::{Fault, RawCell, RawRow};

/// The rows under the head as they are meant.
pub(super) struct Meant<'r> {
    /// The rows, without those that were only headings.
    pub(crate) rows: Cow<'r, [RawRow]>,
    /// Columns that stand in no head but in headings: a number no file has, and the place among those of the form.
    pub(crate) sections: Vec<(u16, usize)>,
    /// What may not stand so.
    pub(crate) faults: Vec<Fault>,
    /// The headings, each with whether rows stand under it.
    pub(super) headings: Vec<(RawRow, bool)>,
    /// The numbers of the rows that were read as what a shape of the form prints about rows: its headings of sections,
    /// words for sections without rows, rows that sum up, records over their rows.
    pub(crate) laid: Vec<u32>,
}

/// Puts `text` into `column` of `row`, in the place of what stands there.
pub(crate) fn put(row: &mut RawRow, column: u16, text: &str) {
    let cell = RawCell::new(column, text);
    match row.cells.binary_search_by_key(&column, |cell| cell.column) {
        Ok(found) => row.cells[found] = cell,
        Err(place) => row.cells.insert(place, cell),
    }
}
