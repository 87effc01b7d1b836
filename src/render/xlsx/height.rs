//! Heights of rows: Excel would find them itself, other programs do not.

use super::measure::column_widths;
use crate::profile::{Millimetres, Profile};
use prikaz_document::{Content, Role, Slot, Table};

/// No row may be higher, in points.
const HIGHEST: f64 = 409.0;

/// What the height of a row is estimated from.
pub(super) struct Heights {
    /// Letters that fit on a line of each column.
    letters: Vec<usize>,
    /// Height of a line, in points.
    line: f64,
}

impl Heights {
    /// Estimates for the columns of `table`.
    pub(super) fn new(profile: &Profile, table: &Table) -> Self {
        Self::of_columns(profile, &column_widths(profile, table))
    }

    /// Estimates for columns of `widths`.
    pub(super) fn of_columns(profile: &Profile, widths: &[Millimetres]) -> Self {
        let size = profile.style(Role::TableCell).size.0;
        let glyph = size * profile.sheet.glyph.0;
        let points = widths.iter().map(|width| width.inches() * 72.0);
        Self {
            letters: points.map(|width| (width / glyph).floor().max(1.0) as usize).collect(),
            line: size * profile.sheet.line.0,
        }
    }

    /// The height of a line of text across the whole table.
    pub(super) fn of_line(&self, text: &str) -> f64 {
        self.high(lines(text, self.letters.iter().sum::<usize>().max(1)))
    }

    /// The height that the longest of `cells` needs, one in each column.
    pub(super) fn of_texts(&self, cells: &[impl AsRef<str>]) -> f64 {
        let cells = cells.iter().zip(&self.letters);
        self.high(cells.map(|(text, letters)| lines(text.as_ref(), *letters)).max().unwrap_or(1))
    }

    /// The height that the longest of `slots` needs.
    pub(super) fn of(&self, slots: &[(usize, Slot<'_>)]) -> f64 {
        let lines = slots.iter().map(|(column, slot)| self.lines(*column, slot)).max();
        self.high(lines.unwrap_or(1))
    }

    fn high(&self, lines: usize) -> f64 {
        (lines.max(1) as f64 * self.line + self.line / 4.0).min(HIGHEST)
    }

    fn lines(&self, column: usize, slot: &Slot<'_>) -> usize {
        let Slot::Cell { cell, columns, rows } = slot else { return 1 };
        let letters: usize = self.letters[column..column + columns].iter().sum();
        let lines = match &cell.content {
            Content::Text(text) => lines(text, letters),
            Content::Number(_) | Content::Decimal { .. } | Content::Date(_) => 1,
            Content::Inlines(_) => lines(&cell.content.printed(), letters),
        };
        lines.div_ceil(*rows)
    }
}

/// Lines of `text` that is broken between words, `letters` to a line.
fn lines(text: &str, letters: usize) -> usize {
    text.split('\n').map(|line| broken(line.as_bytes(), letters)).sum()
}

/// Counts letters by their first bytes, in one pass: this runs for every cell of a long register.
fn broken(line: &[u8], letters: usize) -> usize {
    if line.len() <= letters {
        return 1;
    }
    let (mut lines, mut used) = (1, 0);
    for word in line.split(|byte| *byte == b' ') {
        let length = word.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count();
        if used > 0 && used + 1 + length > letters {
            lines += 1;
            used = 0;
        }
        lines += length.saturating_sub(1) / letters;
        used += length + usize::from(used > 0);
    }
    lines
}
