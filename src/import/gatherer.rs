//! The one door through which cells come in: counted by the limits, composed, spelled and put into rows.

use prikaz_form::{RawCell, RawRow};

use super::{ImportError, Limits, raised};

/// Puts cells into rows and keeps count of what the limits allow.
#[derive(Debug)]
pub(super) struct Gatherer<'l> {
    limits: &'l Limits,
    rows: Vec<RawRow>,
    cells: usize,
    text: usize,
}

impl<'l> Gatherer<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self { limits, rows: Vec::new(), cells: 0, text: 0 }
    }

    /// Takes a cell; `row` and `column` count from 0. Blank cells are dropped, wherever they stand.
    pub(super) fn take(&mut self, row: u32, column: u32, text: &str) -> Result<(), ImportError> {
        if raised::is_blank(text) {
            return Ok(());
        }
        let cell = self.admit_cell(row, column, text)?;
        let number = row + 1;
        match self.rows.last_mut().filter(|last| last.row == number) {
            Some(last) => last.cells.push(cell),
            None => self.rows.push(RawRow { row: number, cells: vec![cell] }),
        }
        Ok(())
    }

    /// A cell that whoever reads puts into its row: the one door through which text comes in, where letters are composed
    /// and what stands out is spelled; `row` and `column` count from 0.
    pub(super) fn admit_cell(&mut self, row: u32, column: u32, text: &str) -> Result<RawCell, ImportError> {
        let column = self.admit(row, column, text)?;
        Ok(raised::cell(column, text))
    }

    /// The rows of a table; the counts of cells and text go on for the next table of the file.
    pub(super) fn rows(&mut self) -> Vec<RawRow> {
        let mut rows = std::mem::take(&mut self.rows);
        if !rows.is_sorted_by(|one, next| one.row < next.row) {
            rows.sort_by_key(|row| row.row);
            rows.dedup_by(|later, row| {
                later.row == row.row && {
                    row.cells.append(&mut later.cells);
                    true
                }
            });
        }
        for row in &mut rows {
            row.cells.sort_by_key(|cell| cell.column);
            row.cells.dedup_by_key(|cell| cell.column);
        }
        rows
    }

    fn admit(&mut self, row: u32, column: u32, text: &str) -> Result<u16, ImportError> {
        let limits = self.limits;
        let number = u64::from(row) + 1;
        if number > u64::from(limits.rows) {
            return Err(ImportError::TooManyRows { row: number, most: limits.rows.into() });
        }
        let too_wide = ImportError::TooManyColumns { row: number, most: limits.columns.into() };
        let column = u16::try_from(column).ok().filter(|column| *column < limits.columns).ok_or(too_wide)?;
        if text.len() > limits.cell_text && text.chars().count() > limits.cell_text {
            return Err(ImportError::CellTooLong { row: number, most: limits.cell_text as u64 });
        }
        self.cells += 1;
        self.text += text.len();
        if self.cells > limits.cells || self.text > limits.text {
            return Err(ImportError::TooMuchText { most: limits.text as u64 });
        }
        Ok(column)
    }
}
