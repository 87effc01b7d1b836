//! The rows of a sheet, cell by cell.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::height::Heights;
use super::look::{Kind, Look, Value};
use super::{measure, rich};
use crate::RenderError;
use crate::profile::Profile;
use crate::xml::clean;
use prikaz_document::{Cell, Content, Grid, Inline, Role, Row, Slot, Table, plain};

/// Writes a sheet from top to bottom.
pub(super) struct Writer<'a, 'b> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) profile: &'a Profile,
    pub(super) look: &'a mut Look<'b>,
    pub(super) heights: Heights,
    /// Name of the sheet.
    pub(super) name: &'a str,
    /// The row that comes next.
    pub(super) row: u32,
}

/// Most decimals that a format of Excel shows.
const MOST_DECIMALS: u8 = 30;

impl Writer<'_, '_> {
    /// Writes `titles` over the table, each across its whole width.
    pub(super) fn titles(&mut self, titles: &[String], columns: usize) -> Result<(), RenderError> {
        let height = self.profile.style(Role::Title).size.0 * self.profile.sheet.line.0;
        let format = self.look.title.clone();
        for title in titles {
            self.sheet.set_row_height(self.row, title.lines().count().max(1) as f64 * height)?;
            self.across(columns, title, &format)?;
        }
        Ok(())
    }

    /// Writes the notes of `table` under it.
    pub(super) fn notes(&mut self, table: &Table) -> Result<(), RenderError> {
        let format = self.look.note.clone();
        for note in &table.notes {
            let note = plain(note);
            self.sheet.set_row_height(self.row, self.heights.of_line(&note))?;
            self.across(table.columns.len(), &note, &format)?;
        }
        Ok(())
    }

    fn across(&mut self, columns: usize, text: &str, format: &Format) -> Result<(), RenderError> {
        let last = measure::column(columns.max(1) - 1)?;
        self.merged((0, last), self.row, format)?;
        self.text(0, text, format)?;
        self.row += 1;
        Ok(())
    }

    /// Writes heads, column numbers and rows of `table`.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), RenderError> {
        self.rows(table, &table.head, Some(Role::TableHead))?;
        self.rows(table, table.number_row().as_slice(), Some(Role::TableNumber))?;
        self.rows(table, &table.rows, None)
    }

    fn rows(&mut self, table: &Table, rows: &[Row], role: Option<Role>) -> Result<(), RenderError> {
        let mut grid = Grid::new(table.columns.len(), rows.len());
        let mut slots = Vec::new();
        for row in rows {
            grid.place(row, &mut slots);
            self.sheet.set_row_height(self.row, self.heights.of(&slots))?;
            for (column, slot) in &slots {
                let alignment = table.columns[*column].alignment;
                self.slot((role, row), measure::column(*column)?, alignment, slot)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    fn slot(
        &mut self,
        (role, row): (Option<Role>, &Row),
        column: u16,
        of_column: Option<prikaz_document::Alignment>,
        slot: &Slot<'_>,
    ) -> Result<(), RenderError> {
        let role = role.unwrap_or(row.kind.role());
        let of_column = of_column.filter(|_| role.follows_its_column());
        let kind = |value, alignment| Kind { role, value, alignment, revision: row.revision };
        match slot {
            Slot::Covered { .. } => {}
            Slot::Empty => {
                self.sheet.write_blank(self.row, column, self.look.cell(kind(Value::Text, of_column)))?;
            }
            Slot::Cell { cell, columns, rows } => {
                let kind = kind(value(&cell.content), cell.alignment.or(of_column));
                let format = self.look.cell(kind).clone();
                let last = column + measure::column(columns - 1)?;
                self.merged((column, last), self.row + measure::count(rows - 1), &format)?;
                self.cell(column, cell, role, &format)?;
            }
        }
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, role: Role, format: &Format) -> Result<(), RenderError> {
        match &cell.content {
            Content::Number(value) | Content::Decimal { value, .. } if value.is_finite() => {
                self.sheet.write_number_with_format(self.row, column, *value, format)?;
            }
            Content::Date(date) if excel_date(*date).is_some() => {
                let date = excel_date(*date).unwrap_or_default();
                self.sheet.write_datetime_with_format(self.row, column, &date, format)?;
            }
            Content::Inlines(inlines) => self.inlines(column, inlines, role, format)?,
            content if role.follows_its_column() => {
                self.text(column, &searched(&content.printed()), format)?;
            }
            content => self.text(column, &content.printed(), format)?,
        }
        Ok(())
    }

    fn inlines(
        &mut self,
        column: u16,
        inlines: &[Inline],
        role: Role,
        format: &Format,
    ) -> Result<(), RenderError> {
        let Some(pieces) = rich::pieces(self.profile, role, inlines) else {
            let text = plain(inlines);
            let text = if role.follows_its_column() { searched(&text) } else { text };
            return self.text(column, &text, format);
        };
        let as_searched =
            |text: &str| if role.follows_its_column() { searched(text) } else { text.to_owned() };
        let pieces: Vec<_> = pieces.iter().map(|(format, text)| (format, as_searched(text))).collect();
        let pieces: Vec<_> = pieces.iter().map(|(format, text)| (*format, text.as_str())).collect();
        let written = self.sheet.write_rich_string_with_format(self.row, column, &pieces, format);
        written.map(|_| ()).map_err(|error| self.named(column, error))
    }

    /// Text is text: «=1+1» stays what it is.
    fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), RenderError> {
        let written = self.sheet.write_string_with_format(self.row, column, clean(text), format).map(|_| ());
        written.map_err(|error| self.named(column, error))
    }

    /// Merges the cells from here to `last` and `last_row`; a single cell is left alone.
    fn merged(
        &mut self,
        (first, last): (u16, u16),
        last_row: u32,
        format: &Format,
    ) -> Result<(), RenderError> {
        if (first, self.row) != (last, last_row) {
            self.sheet.merge_range(self.row, first, last_row, last, "", format)?;
        }
        Ok(())
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

/// The text of a row as people look for it and filter by it: Excel tells spaces that are not broken from others.
fn searched(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn value(content: &Content) -> Value {
    match content {
        Content::Text(_) | Content::Inlines(_) => Value::Text,
        Content::Number(_) => Value::Number,
        Content::Decimal { decimals, .. } => Value::Decimal((*decimals).min(MOST_DECIMALS)),
        Content::Date(_) => Value::Date,
    }
}

fn excel_date(date: time::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::from(date.month()), date.day()).ok()
}
