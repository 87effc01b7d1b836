//! How paragraphs look, role by role.

use std::collections::BTreeMap;

use super::keys::{look, style as keys};
use super::reader::Section;
use super::{Millimetres, Points};
use prikaz_document::{Alignment, Role};

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

/// What a file says of a style; the rest comes from `[style.default]`.
#[derive(Default, Clone, Copy)]
struct RawStyle {
    align: Option<Alignment>,
    size: Option<f64>,
    bold: Option<bool>,
    italic: Option<bool>,
    letter_spacing: Option<f64>,
    first_line: Option<f64>,
    before: Option<f64>,
    after: Option<f64>,
    line: Option<f64>,
    width: Option<f64>,
    side: Option<Alignment>,
    keep_next: Option<bool>,
}

/// Reads the looks of all roles, each over `[style.default]`.
pub(super) fn all(section: Section<'_>) -> BTreeMap<Role, Style> {
    let default = raw(section.section(&keys::DEFAULT));
    let own = |role: &Role| Some((*role, raw(section.named(role.code())?)));
    let given: BTreeMap<Role, RawStyle> = Role::ALL.iter().filter_map(own).collect();
    section.close();
    let plain = RawStyle::default();
    let own = |role: Role| given.get(&role).unwrap_or(&plain);
    let looks = Role::ALL.iter().map(|role| (*role, over(own(*role), model(*role).map_or(&plain, own))));
    looks.map(|(role, own)| (role, style(&own, &default))).collect()
}

fn raw(section: Section<'_>) -> RawStyle {
    let raw = RawStyle {
        align: section.optional_word(&look::ALIGN, Alignment::WORDS),
        size: section.optional_number(&look::SIZE),
        bold: section.optional_flag(&look::BOLD),
        italic: section.optional_flag(&look::ITALIC),
        letter_spacing: section.optional_number(&look::LETTER_SPACING),
        first_line: section.optional_number(&look::FIRST_LINE),
        before: section.optional_number(&look::BEFORE),
        after: section.optional_number(&look::AFTER),
        line: section.optional_number(&look::LINE),
        width: section.optional_number(&look::WIDTH),
        side: section.optional_word(&look::SIDE, Alignment::WORDS),
        keep_next: section.optional_flag(&look::KEEP_NEXT),
    };
    section.close();
    raw
}

/// The role whose look another takes over where its own file does not say.
fn model(role: Role) -> Option<Role> {
    match role {
        Role::TableSection2 | Role::TableSection3 | Role::TableSection4 => Some(Role::TableSection),
        _ => None,
    }
}

/// `own`, and what it does not say from `model`.
fn over(own: &RawStyle, model: &RawStyle) -> RawStyle {
    RawStyle {
        align: own.align.or(model.align),
        size: own.size.or(model.size),
        bold: own.bold.or(model.bold),
        italic: own.italic.or(model.italic),
        letter_spacing: own.letter_spacing.or(model.letter_spacing),
        first_line: own.first_line.or(model.first_line),
        before: own.before.or(model.before),
        after: own.after.or(model.after),
        line: own.line.or(model.line),
        width: own.width.or(model.width),
        side: own.side.or(model.side),
        keep_next: own.keep_next.or(model.keep_next),
    }
}

fn style(own: &RawStyle, default: &RawStyle) -> Style {
    let look = over(own, default);
    Style {
        align: look.align.unwrap_or(Alignment::Left),
        size: Points(look.size.unwrap_or(14.0)),
        bold: look.bold.unwrap_or(false),
        italic: look.italic.unwrap_or(false),
        letter_spacing: Points(look.letter_spacing.unwrap_or_default()),
        first_line: Millimetres(look.first_line.unwrap_or_default()),
        before: Points(look.before.unwrap_or_default()),
        after: Points(look.after.unwrap_or_default()),
        line: look.line.unwrap_or(1.0),
        width: look.width.map(Millimetres),
        side: look.side.unwrap_or(Alignment::Left),
        keep_next: look.keep_next.unwrap_or(false),
    }
}
