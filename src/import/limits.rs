//! How much a file may hold.

use prikaz_form::{RawCell, RawRow};

use super::{ImportError, raised};

/// How much a file may hold. The default is ample for a register and harmless for the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes.
    pub file: usize,
    /// Parts of a workbook.
    pub parts: usize,
    /// Size of one unpacked part in bytes.
    pub part: u64,
    /// Size of all unpacked parts in bytes, but of worksheets.
    pub unpacked: u64,
    /// Size of all unpacked worksheets in bytes, their empty cells included, which are not kept.
    pub sheet: u64,
    /// Worksheets of a workbook.
    pub sheets: usize,
    /// How many times larger than packed a part of more than a megabyte may be.
    pub ratio: u64,
    /// Number of the last row with content.
    pub rows: u32,
    /// Number of the last column with content.
    pub columns: u16,
    /// Cells with content, in all tables.
    pub cells: usize,
    /// Characters of a cell: what Excel allows.
    pub cell_text: usize,
    /// Bytes of text, in all tables.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MEGABYTE: usize = 1 << 20;
        Self {
            file: 20 * MEGABYTE,
            parts: 2000,
            part: 64 * MEGABYTE as u64,
            unpacked: 200 * MEGABYTE as u64,
            sheet: 512 * MEGABYTE as u64,
            sheets: 200,
            ratio: 200,
            rows: 200_000,
            columns: 200,
            cells: 2_000_000,
            cell_text: 32_767,
            text: 64 * MEGABYTE,
        }
    }
}

/// A column that no file may have is as far out as can be said.
pub(super) fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

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
