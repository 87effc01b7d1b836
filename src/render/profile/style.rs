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
#[derive(Deserialize, Default)]
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
    let looks = Role::ALL.iter().map(|role| (*role, raw.get(role.word()).unwrap_or(&plain)));
    Ok(looks.map(|(role, own)| (role, style(own, &default))).collect())
}

fn style(own: &RawStyle, default: &RawStyle) -> Style {
    macro_rules! of {
        ($field:ident) => {
            own.$field.or(default.$field)
        };
    }
    Style {
        align: of!(align).map_or(Alignment::Left, Alignment::from),
        size: of!(size).unwrap_or(Points(14.0)),
        bold: of!(bold).unwrap_or(false),
        italic: of!(italic).unwrap_or(false),
        letter_spacing: of!(letter_spacing).unwrap_or_default(),
        first_line: of!(first_line).unwrap_or_default(),
        before: of!(before).unwrap_or_default(),
        after: of!(after).unwrap_or_default(),
        line: of!(line).map_or(1.0, |line| line.0),
        width: of!(width),
        side: of!(side).map_or(Alignment::Left, Alignment::from),
        keep_next: of!(keep_next).unwrap_or(false),
    }
}
