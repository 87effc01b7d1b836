//! One table being read: where its cells stand on the grid, and which of them are merged.

use std::borrow::Cow;
use std::collections::HashMap;

use super::drift::{Columns, Cuts};
use crate::gatherer::Gatherer;
use crate::{ImportError, raised};
use prikaz_form::{Aside, Hidden, Merged, RawRow, RawTable, Source, Told};

/// More columns than this no page has: what a cell says beyond that is not believed.
const WIDEST: u32 = 16_384;

/// A table being read.
pub(super) struct Grid {
    number: u32,
    is_nested: bool,
    /// What stands right above it.
    above: String,
    rows: Vec<RawRow>,
    /// Cells with the area they take, and whether they go on the one above.
    areas: Vec<(Merged, bool)>,
    /// Widths of the columns, where the table says them.
    widths: Vec<u32>,
    /// Where the cells of the row being read begin.
    edges: Vec<u32>,
    cuts: Cuts,
    /// What is not read.
    told: Vec<Told>,
    hidden: Hidden,
    is_hidden: bool,
    /// Number of the row being read, from 1; rows struck out are not counted.
    row: u32,
    /// Column at which the next cell begins, from 0.
    column: u32,
    struck: bool,
    cell: Option<Cell>,
}

#[derive(Default)]
struct Cell {
    text: String,
    /// What nobody sees of it.
    unseen: String,
    has_picture: bool,
    told: Vec<(Aside, String)>,
    span: u32,
    goes_on: Option<bool>,
    joins: bool,
}

impl Grid {
    /// The table that is the `number`-th of its document; it may stand in a cell of another.
    pub(super) fn new(number: u32, is_nested: bool, above: String) -> Self {
        Self {
            number,
            is_nested,
            above,
            rows: Vec::new(),
            areas: Vec::new(),
            widths: Vec::new(),
            edges: Vec::new(),
            cuts: Cuts::default(),
            told: Vec::new(),
            hidden: Hidden::default(),
            is_hidden: false,
            row: 0,
            column: 0,
            struck: false,
            cell: None,
        }
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// The next column of the grid is so wide.
    pub(super) fn add_column(&mut self, width: u32) {
        if self.widths.len() < WIDEST as usize {
            self.widths.push(width);
        }
    }

    pub(super) fn begin_row(&mut self) {
        self.row += 1;
        self.column = 0;
        (self.struck, self.is_hidden) = (false, false);
        self.edges.clear();
    }

    /// Nobody sees the row.
    pub(super) fn hide_row(&mut self) {
        self.is_hidden = true;
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
        self.cell = Some(Cell { span: 1, ..Cell::default() });
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

    /// Takes text that nobody sees.
    pub(super) fn take_unseen(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.unseen.push_str(text);
        }
    }

    /// Something stands in the cell that is not read.
    pub(super) fn tell(&mut self, what: Aside, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.told.push((what, text.to_owned()));
        }
    }

    pub(super) fn take_picture(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.has_picture = true;
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
        self.edges.push(column);
        if self.struck {
            return Ok(String::new());
        }
        self.merge(column, &cell);
        let text = without_lines(&cell.text);
        let text = text.trim();
        self.tell_aside(column, &cell, text);
        let is_covered = cell.goes_on == Some(true) || cell.joins;
        if is_covered || raised::is_blank(text) {
            return Ok(String::new());
        }
        let taken = gatherer.admit_cell(self.row - 1, column, text)?;
        match self.rows.last_mut().filter(|last| last.row == self.row) {
            Some(last) => last.cells.push(taken),
            None => self.rows.push(RawRow { row: self.row, cells: vec![taken] }),
        }
        Ok(text.to_owned())
    }

    /// Tells what of the cell is not among its text.
    fn tell_aside(&mut self, column: u32, cell: &Cell, text: &str) {
        let column = u16::try_from(column).ok();
        let row = self.row;
        let mut tell = |what: Aside, text: &str| {
            let text = raised::cell(0, text).text;
            self.told.push(Told { row, column, what, text });
        };
        if !raised::is_blank(&cell.unseen) {
            tell(Aside::Unseen, &cell.unseen);
        }
        let is_covered = cell.goes_on == Some(true) || cell.joins;
        if is_covered && !raised::is_blank(text) {
            tell(Aside::Covered, text);
        }
        if cell.has_picture && raised::is_blank(text) && !is_covered {
            tell(Aside::Picture, "");
        }
        for (what, text) in cell.told.iter().filter(|(_, text)| !text.is_empty()) {
            tell(*what, text);
        }
    }

    /// Keeps account of the areas of merged cells.
    fn merge(&mut self, column: u32, cell: &Cell) {
        let Ok(first) = u16::try_from(column) else { return };
        let last = u16::try_from(column.saturating_add(cell.span - 1)).unwrap_or(u16::MAX);
        if cell.joins {
            // Goes on whatever ends just before it.
            let area = self.areas.last_mut().map(|(area, _)| area);
            if let Some(area) = area.filter(|area| area.rows.1 == self.row && area.columns.1 + 1 == first) {
                area.columns.1 = last;
            }
            return;
        }
        let area = Merged { rows: (self.row, self.row), columns: (first, last) };
        self.areas.push((area, cell.goes_on == Some(true)));
    }

    pub(super) fn end_row(&mut self) {
        if self.struck {
            self.row -= 1;
            return;
        }
        if self.is_hidden {
            self.hidden.add_row(self.row);
        }
        self.edges.push(self.column);
        self.cuts.add(&self.edges);
    }

    /// The columns of the grid that are taken for others.
    pub(super) fn columns(&self) -> Columns {
        self.cuts.settled(&self.widths)
    }

    /// The table, with the areas that are more than one cell.
    pub(super) fn finish(mut self) -> RawTable {
        let columns = self.columns();
        let of = |column: u16| u16::try_from(columns.of(column.into())).unwrap_or(column);
        for row in &mut self.rows {
            row.cells.iter_mut().for_each(|cell| cell.column = of(cell.column));
            row.cells.sort_by_key(|cell| cell.column);
        }
        self.told.iter_mut().for_each(|told| told.column = told.column.map(of));
        let mut merged: Vec<Merged> = Vec::new();
        // Areas that the next row may go on, by their first column.
        let mut open: HashMap<u16, usize> = HashMap::new();
        for (area, goes_on) in self.areas {
            let behind = columns.of(u32::from(area.columns.1) + 1).saturating_sub(1);
            let last = u16::try_from(behind).unwrap_or(u16::MAX);
            let area = Merged { columns: (of(area.columns.0), last.max(of(area.columns.0))), ..area };
            let above = open.get(&area.columns.0).and_then(|above| merged.get_mut(*above));
            match above.filter(|above| goes_on && above.rows.1 + 1 == area.rows.0) {
                Some(above) => above.rows.1 = area.rows.0,
                None => {
                    open.insert(area.columns.0, merged.len());
                    merged.push(area);
                }
            }
        }
        merged.retain(|area| !area.is_single());
        RawTable {
            source: Source::Table(self.number),
            rows: self.rows,
            merged,
            hidden: self.hidden,
            told: self.told,
            is_nested: self.is_nested,
            above: Some(raised::cell(0, &self.above).text).filter(|above| !above.is_empty()),
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
