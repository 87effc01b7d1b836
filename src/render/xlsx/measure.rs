//! Lengths and counts as Excel takes them.

use rust_xlsxwriter::XlsxError;

use crate::fit::fit_whole_words;
use crate::profile::{Millimetres, Profile};
use prikaz_document::{Orientation, Table};

/// Widths of the columns of a landscape sheet.
pub(super) fn column_widths(profile: &Profile, table: &Table) -> Vec<Millimetres> {
    let (width, _) = profile.page.size(Orientation::Landscape);
    let whole = (width.0 - profile.sheet.left.0 - profile.sheet.right.0).max(1.0);
    fit_whole_words(profile, table, Millimetres(whole))
}

/// Pixels of a screen, 96 to an inch.
pub(super) fn pixels(length: Millimetres) -> u32 {
    (length.inches() * 96.0).round().max(1.0) as u32
}

/// Rows as Excel counts them.
pub(super) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// A column as Excel counts it.
pub(super) fn column(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}
