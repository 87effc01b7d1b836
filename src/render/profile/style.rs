//! How paragraphs look, role by role.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::{Millimetres, Points, Share};
use crate::document::{Alignment, Role};

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
#[derive(Deserialize, Default, Clone, Copy)]
#[serde(deny_unknown_fields)]
struct RawStyle {
    align: Option<RawAlignment>,
    size: Option<Points>,
    bold: Option<bool>,
    italic: Option<bool>,
    letter_spacing: Option<Points>,
    first_line: Option<Millimetres>,
    before: Option<Points>,
    after: Option<Points>,
    line: Option<Share>,
    width: Option<Millimetres>,
    side: Option<RawAlignment>,
    keep_next: Option<bool>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum RawAlignment {
    Left,
    Centre,
    Right,
    Justified,
}

impl From<RawAlignment> for Alignment {
    fn from(raw: RawAlignment) -> Self {
        match raw {
            RawAlignment::Left => Self::Left,
            RawAlignment::Centre => Self::Centre,
            RawAlignment::Right => Self::Right,
            RawAlignment::Justified => Self::Justified,
        }
    }
}

const DEFAULT: &str = "default";

/// Reads the looks of all roles, each over `[style.default]`.
pub(super) fn all<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Role, Style>, D::Error> {
    let mut raw: BTreeMap<String, RawStyle> = BTreeMap::deserialize(deserializer)?;
    let default = raw.remove(DEFAULT).ok_or_else(|| D::Error::custom("`[style.default]` is missing"))?;
    if let Some(unknown) = raw.keys().find(|word| Role::of_word(word).is_none()) {
        return Err(D::Error::custom(format!("unknown style `{unknown}`")));
    }
    let plain = RawStyle::default();
    let own = |role: Role| raw.get(role.word()).unwrap_or(&plain);
    let looks = Role::ALL.iter().map(|role| (*role, over(own(*role), model(*role).map_or(&plain, own))));
    Ok(looks.map(|(role, own)| (role, style(&own, &default))).collect())
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
        align: look.align.map_or(Alignment::Left, Alignment::from),
        size: look.size.unwrap_or(Points(14.0)),
        bold: look.bold.unwrap_or(false),
        italic: look.italic.unwrap_or(false),
        letter_spacing: look.letter_spacing.unwrap_or_default(),
        first_line: look.first_line.unwrap_or_default(),
        before: look.before.unwrap_or_default(),
        after: look.after.unwrap_or_default(),
        line: look.line.map_or(1.0, |line| line.0),
        width: look.width,
        side: look.side.map_or(Alignment::Left, Alignment::from),
        keep_next: look.keep_next.unwrap_or(false),
    }
}
