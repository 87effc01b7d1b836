//! How a paragraph looks.

use super::{Millimetres, Points};
use prikaz_document::Alignment;

/// How a paragraph of some role looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// How the text is set.
    pub align: Alignment,
    /// Type size.
    pub size: Points,
    /// Strong letters.
    pub bold: bool,
    /// Sloping letters.
    pub italic: bool,
    /// Space between letters.
    pub letter_spacing: Points,
    /// Indent of the first line.
    pub first_line: Millimetres,
    /// Space above.
    pub before: Points,
    /// Space below.
    pub after: Points,
    /// Height of a line, 1 being single.
    pub line: f64,
    /// Longest line, where it is limited.
    pub width: Option<Millimetres>,
    /// Where a block of limited width stands.
    pub side: Alignment,
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
}

impl Style {
    /// Indents on the left and right that keep to the width, in a text this wide.
    pub fn indents(&self, text_width: Millimetres) -> (Millimetres, Millimetres) {
        let free = self.width.map_or(0.0, |width| (text_width.0 - width.0).max(0.0));
        let (left, right) = match self.side {
            Alignment::Centre => (free / 2.0, free / 2.0),
            Alignment::Right => (free, 0.0),
            Alignment::Left | Alignment::Justified => (0.0, free),
        };
        (Millimetres(left), Millimetres(right))
    }
}
