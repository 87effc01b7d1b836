//! The look of documents as an office sets it: every measure a writer uses comes from here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use crate::document::{Alignment, Orientation, Role};

/// The look of documents, read from a file of `data/profiles/`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What the profile follows.
    pub name: String,
    /// The font of everything.
    pub font: String,
    /// Whether annexes have page numbers of their own.
    pub page_numbering: Numbering,
    /// «№» or «N», for the context of templates.
    pub number_sign: String,
    /// What stands before an item of an unnumbered enumeration.
    pub item_sign: String,
    /// The sheet.
    pub page: Page,
    /// The verb of an order.
    pub verb: Verb,
    /// Date, number, place.
    pub requisites: RequisitesLayout,
    /// Post and name.
    pub signature: SignatureLayout,
    /// Tables.
    pub table: TableLook,
    /// Workbooks.
    pub sheet: SheetLook,
    #[serde(rename = "style", deserialize_with = "styles")]
    styles: BTreeMap<Role, Style>,
}

/// A fault of a profile: where and what.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{file}`, line {line}: {message}")]
pub struct ProfileFault {
    /// The file as the reader knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with which key.
    pub message: String,
}

impl Profile {
    /// Reads a profile from the `text` of `file`.
    ///
    /// # Errors
    /// When the text is not TOML, a key is unknown or missing, or a measure is not sound.
    pub fn parse(file: &str, text: &str) -> Result<Self, ProfileFault> {
        toml::from_str(text).map_err(|error| ProfileFault {
            file: file.to_owned(),
            line: line_of(text, error.span().map_or(0, |span| span.start)),
            message: error.message().replace('\n', " "),
        })
    }

    /// The look of `role`.
    pub fn style(&self, role: Role) -> &Style {
        &self.styles[&role]
    }

    /// Roles with their looks, in one order always.
    pub fn styles(&self) -> impl Iterator<Item = (Role, &Style)> {
        self.styles.iter().map(|(role, style)| (*role, style))
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// A length on paper, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Millimetres(pub f64);

/// A type size or a space, in points.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Points(pub f64);

impl Millimetres {
    /// Twentieths of a point, the unit of OOXML.
    pub fn twips(self) -> i32 {
        (self.0 * 1440.0 / 25.4).round() as i32
    }

    /// Inches, the unit of sheet margins.
    pub fn inches(self) -> f64 {
        self.0 / 25.4
    }
}

impl Points {
    /// Twentieths of a point.
    pub fn twips(self) -> i32 {
        (self.0 * 20.0).round() as i32
    }
}

impl<'de> Deserialize<'de> for Millimetres {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(measure(deserializer, 0.0, 2000.0)?))
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(measure(deserializer, 0.0, 400.0)?))
    }
}

/// A share of some other measure.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Share(pub f64);

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(measure(deserializer, 0.1, 10.0)?))
    }
}

fn measure<'de, D: Deserializer<'de>>(deserializer: D, least: f64, most: f64) -> Result<f64, D::Error> {
    let number = f64::deserialize(deserializer)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(D::Error::custom(format!("{number} is not between {least} and {most}")))
    }
}

/// Whether annexes have page numbers of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// One count for the whole document.
    Continuous,
    /// A count for the order and one for each annex; no number on a first page.
    PerAnnex,
}

/// The sheet, upright and on its side.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width of the upright sheet.
    pub width: Millimetres,
    /// Height of the upright sheet.
    pub height: Millimetres,
    /// Margin of the binding edge.
    pub left: Millimetres,
    /// Right margin.
    pub right: Millimetres,
    /// Top margin.
    pub top: Millimetres,
    /// Bottom margin.
    pub bottom: Millimetres,
    /// From the top edge of the sheet to the page number.
    pub header: Millimetres,
    /// Margins of the sheet on its side.
    pub landscape: Margins,
}

/// Margins of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Left margin.
    pub left: Millimetres,
    /// Right margin.
    pub right: Millimetres,
    /// Top margin.
    pub top: Millimetres,
    /// Bottom margin.
    pub bottom: Millimetres,
    /// From the top edge of the sheet to the page number.
    pub header: Millimetres,
}

impl Page {
    /// Width and height of a sheet lying so.
    pub fn size(&self, orientation: Orientation) -> (Millimetres, Millimetres) {
        match orientation {
            Orientation::Portrait => (self.width, self.height),
            Orientation::Landscape => (self.height, self.width),
        }
    }

    /// Margins of a sheet lying so.
    pub fn margins(&self, orientation: Orientation) -> Margins {
        let Self { left, right, top, bottom, header, .. } = *self;
        match orientation {
            Orientation::Portrait => Margins { left, right, top, bottom, header },
            Orientation::Landscape => self.landscape,
        }
    }

    /// Width between the margins of a sheet lying so.
    pub fn text_width(&self, orientation: Orientation) -> Millimetres {
        let margins = self.margins(orientation);
        Millimetres((self.size(orientation).0.0 - margins.left.0 - margins.right.0).max(1.0))
    }
}

/// How «ПРИКАЗЫВАЮ:» stands.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// On its own line or in the preamble.
    pub place: VerbPlace,
    /// Space between the letters in the preamble.
    pub letter_spacing: Points,
}

/// Where «ПРИКАЗЫВАЮ:» stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerbPlace {
    /// Capitals on a line of its own.
    OwnLine,
    /// Small spaced letters at the end of the preamble.
    InParagraph,
}

/// How date, number and place stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequisitesLayout {
    /// Where the place stands.
    pub place: PlaceOfIssue,
}

/// Where the place of issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceOfIssue {
    /// A line below date and number.
    Below,
    /// Between date and number.
    Between,
}

/// How a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureLayout {
    /// Longest line of the post.
    pub post_width: Millimetres,
}

/// How tables look.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLook {
    /// Thickness of the lines.
    pub border: Points,
    /// Space between a side line and the text.
    pub cell_side: Millimetres,
    /// Space above and below the text.
    pub cell_top: Millimetres,
    /// Fill of the head.
    pub head_fill: Fill,
}

/// How workbooks look.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetLook {
    /// Left margin.
    pub left: Millimetres,
    /// Right margin.
    pub right: Millimetres,
    /// Top margin.
    pub top: Millimetres,
    /// Bottom margin.
    pub bottom: Millimetres,
    /// From the bottom edge to the page number.
    pub footer: Millimetres,
    /// Fill of the head.
    pub head_fill: Fill,
    /// Mean width of a letter as a share of the type size; heights of rows come from it.
    pub glyph: Share,
    /// Height of a line as a share of the type size.
    pub line: Share,
    /// Width of a chart.
    pub chart_width: Millimetres,
    /// Height of a chart.
    pub chart_height: Millimetres,
}

/// A colour that fills cells, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill(Option<String>);

impl Fill {
    /// Six hexadecimal digits, if there is a fill.
    pub fn hex(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for Fill {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let hex = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match text.as_str() {
            "none" => Ok(Self(None)),
            _ if hex => Ok(Self(Some(text.to_ascii_uppercase()))),
            _ => Err(D::Error::custom(format!("`{text}` is neither `none` nor six hexadecimal digits"))),
        }
    }
}

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

fn styles<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Role, Style>, D::Error> {
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
