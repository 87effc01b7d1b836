//! One sheet: titles, table, and how it is printed.

use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet, XlsxError};

use super::cells::Writer;
use super::height::Heights;
use super::look::Look;
use super::measure::{column, column_widths, count, pixels};
use crate::RenderError;
use crate::profile::Profile;
use prikaz_document::{RowKind, Table};

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
    look: &mut Look<'_>,
    content: &Content<'_>,
) -> Result<(), RenderError> {
    let sheet = if content.table.rows.len() > MANY_ROWS {
        workbook.add_worksheet_with_low_memory()?
    } else {
        workbook.add_worksheet()
    };
    sheet.set_name(content.name)?;
    page(sheet, profile, content)?;
    let heights = Heights::new(profile, content.table);
    let mut writer = Writer { sheet, profile, look, heights, name: content.name, row: 0 };
    writer.titles(&content.titles, content.table.columns.len())?;
    let head = writer.row;
    writer.table(content.table)?;
    writer.notes(content.table)?;
    bind(writer.sheet, content.table, head)?;
    Ok(())
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

/// Freezes the heads, repeats them on every printed page, puts a filter under the last of them.
fn bind(sheet: &mut Worksheet, table: &Table, head: u32) -> Result<(), XlsxError> {
    let (rows, columns) = (count(table.repeated_rows()), table.columns.len());
    if columns == 0 {
        return Ok(());
    }
    let (first, last) = (head + rows, column(columns - 1)?);
    if !table.rows.is_empty() {
        // Codes such as «007» are text on purpose.
        let bottom = first + count(table.rows.len()) - 1;
        sheet.ignore_error_range(first, 0, bottom, last, IgnoreError::NumberStoredAsText)?;
    }
    if rows == 0 {
        return Ok(());
    }
    sheet.set_repeat_rows(head, first - 1)?;
    sheet.set_freeze_panes(first, 0)?;
    match filtered(table) {
        0 => {}
        filtered => {
            sheet.autofilter(first - 1, 0, first - 1 + count(filtered), last)?;
        }
    }
    Ok(())
}

/// How many rows a filter sorts and hides: those that sum up the others stay below.
fn filtered(table: &Table) -> usize {
    let totals = table.rows.iter().rev().take_while(|row| row.kind == RowKind::Total).count();
    table.rows.len() - totals
}
