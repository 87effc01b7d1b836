//! One sheet: titles, table, and how it is printed.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::height::Heights;
use super::look::Look;
use crate::document::{self, Cell, Column, Grid, Orientation, Role, Row, RowKind, Slot, Table};
use crate::render::RenderError;
use crate::render::profile::{Millimetres, Profile};
use crate::render::xml::clean;

/// Above so many rows a sheet is written as it comes, row after row: a third of the memory, and quicker;
/// below, it is not worth a temporary file.
const MANY_ROWS: usize = 20_000;
/// The number of A4 in the list of sheet sizes.
const A4: u8 = 9;

/// What stands on a sheet.
pub(super) struct Content<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Lines over the table.
    pub(super) titles: Vec<String>,
    /// The table.
    pub(super) table: &'a Table,
}

/// Adds a sheet of `content` to `workbook`.
pub(super) fn add(
    workbook: &mut Workbook,
    profile: &Profile,
    look: &Look,
    content: &Content<'_>,
) -> Result<(), RenderError> {
    let sheet = if is_streamed(content.table) {
        workbook.add_worksheet_with_low_memory()?
    } else {
        workbook.add_worksheet()
    };
    sheet.set_name(content.name)?;
    page(sheet, profile, content)?;
    let heights = Heights::new(profile, content.table);
    let mut writer = Writer { sheet, look, heights, name: content.name, row: 0 };
    writer.titles(content, profile)?;
    let head = writer.row;
    writer.table(content.table)?;
    bind(writer.sheet, content.table, head)?;
    Ok(())
}

/// The row below the titles, where the head of the table begins.
pub(super) fn head_row(titles: usize) -> u32 {
    u32::try_from(titles).unwrap_or(u32::MAX)
}

/// A cell that reaches down cannot be written row after row.
fn is_streamed(table: &Table) -> bool {
    let reaches_down = |row: &Row| row.cells.iter().any(|cell| cell.row_span.get() > 1);
    table.rows.len() > MANY_ROWS && !table.rows.iter().any(reaches_down)
}

fn page(sheet: &mut Worksheet, profile: &Profile, content: &Content<'_>) -> Result<(), XlsxError> {
    let look = &profile.sheet;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    let (left, right) = (look.left.inches(), look.right.inches());
    sheet.set_margins(
        left,
        right,
        look.top.inches(),
        look.bottom.inches(),
        look.footer.inches(),
        look.footer.inches(),
    );
    sheet.set_footer("&C&P");
    for (column, width) in (0..).zip(column_widths(profile, content.table)) {
        sheet.set_column_width_pixels(column, pixels(width))?;
    }
    Ok(())
}

/// Widths of the columns of a landscape sheet.
pub(super) fn column_widths(profile: &Profile, table: &Table) -> Vec<Millimetres> {
    let (width, _) = profile.page.size(Orientation::Landscape);
    let whole = (width.0 - profile.sheet.left.0 - profile.sheet.right.0).max(1.0);
    Column::shares(&table.columns).iter().map(|share| Millimetres(whole * share)).collect()
}

/// Pixels of a screen, 96 to an inch.
pub(super) fn pixels(length: Millimetres) -> u32 {
    (length.inches() * 96.0).round().max(1.0) as u32
}

/// Freezes the heads, repeats them on every printed page, puts a filter under them.
fn bind(sheet: &mut Worksheet, table: &Table, head: u32) -> Result<(), XlsxError> {
    let (rows, columns) = (count(table.repeated_rows()), width(table));
    if rows == 0 || columns == 0 {
        return Ok(());
    }
    sheet.set_repeat_rows(head, head + rows - 1)?;
    sheet.set_freeze_panes(head + rows, 0)?;
    if !table.rows.is_empty() {
        sheet.autofilter(head + rows - 1, 0, head + rows - 1 + count(table.rows.len()), columns - 1)?;
    }
    Ok(())
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn width(table: &Table) -> u16 {
    u16::try_from(table.columns.len()).unwrap_or(u16::MAX)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    look: &'a Look,
    heights: Heights,
    name: &'a str,
    row: u32,
}

impl Writer<'_> {
    fn titles(&mut self, content: &Content<'_>, profile: &Profile) -> Result<(), RenderError> {
        let height = profile.style(Role::Title).size.0 * profile.sheet.line.0;
        let last = width(content.table).saturating_sub(1);
        for title in &content.titles {
            self.sheet.set_row_height(self.row, title.lines().count().max(1) as f64 * height)?;
            let format = self.look.title.clone();
            self.merged((0, last), self.row, title, &format)?;
            self.row += 1;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), RenderError> {
        let (head, number_row) = (self.look.head.clone(), self.look.number_row.clone());
        self.rows(table, &table.head, Some(&head))?;
        self.rows(table, table.number_row().as_slice(), Some(&number_row))?;
        self.rows(table, &table.rows, None)
    }

    fn rows(&mut self, table: &Table, rows: &[Row], format: Option<&Format>) -> Result<(), RenderError> {
        let mut grid = Grid::new(table.columns.len(), rows.len());
        let mut slots = Vec::new();
        let look = self.look;
        for row in rows {
            grid.place(row, &mut slots);
            self.sheet.set_row_height(self.row, self.heights.of(&slots))?;
            for (column, slot) in &slots {
                let own = match row.kind {
                    RowKind::Section(_) => Some(&look.section),
                    RowKind::Entry | RowKind::Total => format,
                };
                self.slot(table, *column, slot, own)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    fn slot(
        &mut self,
        table: &Table,
        column: usize,
        slot: &Slot<'_>,
        format: Option<&Format>,
    ) -> Result<(), RenderError> {
        let at = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
        match slot {
            Slot::Covered { .. } => Ok(()),
            Slot::Empty => {
                self.sheet.write_blank(self.row, at, format.unwrap_or(self.look.text(None)))?;
                Ok(())
            }
            Slot::Cell { cell, columns: 1, rows: 1 } => {
                self.cell(at, cell, table.columns[column].alignment, format)
            }
            Slot::Cell { cell, columns, rows } => {
                let last = at + u16::try_from(columns - 1).map_err(|_| XlsxError::RowColumnLimitError)?;
                let format = format.unwrap_or(self.look.text(cell.alignment)).clone();
                self.merged((at, last), self.row + count(rows - 1), &cell.content.printed(), &format)
            }
        }
    }

    fn cell(
        &mut self,
        column: u16,
        cell: &Cell,
        of_column: Option<document::Alignment>,
        format: Option<&Format>,
    ) -> Result<(), RenderError> {
        let look = self.look;
        match (&cell.content, format) {
            (document::Content::Number(number), None) if number.is_finite() => {
                self.sheet.write_number_with_format(
                    self.row,
                    column,
                    *number,
                    look.number(cell.alignment.or(of_column)),
                )?;
            }
            (document::Content::Date(date), None) if excel_date(*date).is_some() => {
                let date = excel_date(*date).unwrap_or_default();
                self.sheet.write_datetime_with_format(self.row, column, &date, &look.date)?;
            }
            (content, format) => {
                let format = format.unwrap_or(look.text(cell.alignment.or(of_column)));
                self.text(column, &content.printed(), format)?;
            }
        }
        Ok(())
    }

    /// Text is text: «=1+1» stays what it is.
    fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), RenderError> {
        let written = self.sheet.write_string_with_format(self.row, column, clean(text), format).map(|_| ());
        written.map_err(|error| self.named(column, error))
    }

    fn merged(
        &mut self,
        (first, last): (u16, u16),
        last_row: u32,
        text: &str,
        format: &Format,
    ) -> Result<(), RenderError> {
        if (first, self.row) == (last, last_row) {
            return self.text(first, text, format);
        }
        let written =
            self.sheet.merge_range(self.row, first, last_row, last, &clean(text), format).map(|_| ());
        written.map_err(|error| self.named(first, error))
    }

    fn named(&self, column: u16, error: XlsxError) -> RenderError {
        match error {
            XlsxError::MaxStringLengthExceeded => RenderError::LongCell {
                sheet: self.name.to_owned(),
                cell: rust_xlsxwriter::utility::row_col_to_cell(self.row, column),
            },
            other => RenderError::Sheet(other),
        }
    }
}

fn excel_date(date: time::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::from(date.month()), date.day()).ok()
}
