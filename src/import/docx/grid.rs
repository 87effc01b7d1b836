//! One table being read: where its cells stand on the grid, and which of them are merged.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::form::{Merged, RawRow, RawTable, Source};
use crate::import::ImportError;
use crate::import::limits::Gatherer;

/// More columns than this no page has: what a cell says beyond that is not believed.
const WIDEST: u32 = 16_384;

/// A table being read.
pub(super) struct Grid {
    number: u32,
    rows: Vec<RawRow>,
    merged: Vec<Merged>,
    /// Merged areas that the next row may go on, by their first column.
    open: HashMap<u16, usize>,
    /// Number of the row being read, from 1; rows struck out are not counted.
    row: u32,
    /// Column at which the next cell begins, from 0.
    column: u32,
    struck: bool,
    cell: Option<Cell>,
}

struct Cell {
    text: String,
    span: u32,
    goes_on: Option<bool>,
    joins: bool,
}

impl Grid {
    /// The table that is the `number`-th of its document.
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            rows: Vec::new(),
            merged: Vec::new(),
            open: HashMap::new(),
            row: 0,
            column: 0,
            struck: false,
            cell: None,
        }
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    pub(super) fn begin_row(&mut self) {
        self.row += 1;
        self.column = 0;
        self.struck = false;
    }

    /// The row was struck out under tracked changes.
    pub(super) fn strike_row(&mut self) {
        self.struck = true;
    }

    /// The row begins so many columns further right.
    pub(super) fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns).min(WIDEST);
    }

    pub(super) fn begin_cell(&mut self) {
        self.cell = Some(Cell { text: String::new(), span: 1, goes_on: None, joins: false });
    }

    /// The cell takes so many columns.
    pub(super) fn widen(&mut self, columns: u32) {
        if let Some(cell) = &mut self.cell {
            cell.span = columns.clamp(1, WIDEST);
        }
    }

    /// The cell begins a merged area, or goes on the one above it.
    pub(super) fn merge_down(&mut self, goes_on: bool) {
        if let Some(cell) = &mut self.cell {
            cell.goes_on = Some(goes_on);
        }
    }

    /// The cell begins an area that goes to the right, or goes on the one before it: what old versions wrote.
    pub(super) fn merge_right(&mut self, goes_on: bool) {
        if let Some(cell) = &mut self.cell {
            cell.joins = goes_on;
        }
    }

    pub(super) fn take(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    /// Puts the cell into its place and gives its text.
    ///
    /// # Errors
    /// When there is more than the limits allow.
    pub(super) fn end_cell(&mut self, gatherer: &mut Gatherer<'_>) -> Result<String, ImportError> {
        let Some(cell) = self.cell.take() else { return Ok(String::new()) };
        let column = self.column;
        self.column = column.saturating_add(cell.span).min(WIDEST);
        if self.struck {
            return Ok(String::new());
        }
        let hidden = cell.goes_on == Some(true) || cell.joins;
        self.merge(column, &cell);
        let text = without_lines(&cell.text);
        let text = text.trim();
        if hidden || text.is_empty() {
            return Ok(String::new());
        }
        let taken = gatherer.admit_cell(self.row - 1, column, text)?;
        match self.rows.last_mut().filter(|last| last.row == self.row) {
            Some(last) => last.cells.push(taken),
            None => self.rows.push(RawRow { row: self.row, cells: vec![taken] }),
        }
        Ok(text.to_owned())
    }

    /// Keeps account of the areas of merged cells.
    fn merge(&mut self, column: u32, cell: &Cell) {
        let Ok(first) = u16::try_from(column) else { return };
        let last = u16::try_from(column.saturating_add(cell.span - 1)).unwrap_or(u16::MAX);
        if cell.joins {
            // Goes on whatever ends just before it.
            let area =
                self.merged.last_mut().filter(|area| area.rows.1 == self.row && area.columns.1 + 1 == first);
            if let Some(area) = area {
                area.columns.1 = last;
            }
            return;
        }
        if cell.goes_on == Some(true) {
            let area = self.open.get(&first).and_then(|area| self.merged.get_mut(*area));
            if let Some(area) = area.filter(|area| area.rows.1 + 1 == self.row) {
                area.rows.1 = self.row;
                return;
            }
        }
        self.open.insert(first, self.merged.len());
        self.merged.push(Merged { rows: (self.row, self.row), columns: (first, last) });
    }

    pub(super) fn end_row(&mut self) {
        if self.struck {
            self.row -= 1;
        }
    }

    /// The table, with the areas that are more than one cell.
    pub(super) fn finish(mut self) -> RawTable {
        self.merged.retain(|area| !area.is_single());
        for row in &mut self.rows {
            row.cells.sort_by_key(|cell| cell.column);
            row.cells.dedup_by_key(|cell| cell.column);
        }
        RawTable {
            source: Source::Table(self.number),
            rows: self.rows,
            merged: self.merged,
            ..RawTable::default()
        }
    }
}

/// The text without lines to write on: «Иванов________» is what somebody wrote on one.
fn without_lines(text: &str) -> Cow<'_, str> {
    const SHORTEST: &str = "___";
    if !text.contains(SHORTEST) {
        return Cow::Borrowed(text);
    }
    let parts = text.split(SHORTEST).map(|part| part.trim_matches('_'));
    Cow::Owned(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}
