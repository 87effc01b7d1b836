//! The look of documents as an office sets it: every measure a writer uses comes from here.

mod measure;
mod page;
mod style;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::Role;
pub use measure::{Fill, Millimetres, Points, Share};
pub use page::{Margins, Page};
pub use style::Style;

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
    /// The emblem.
    pub emblem: EmblemLook,
    /// The verb of an order.
    pub verb: Verb,
    /// Date, number, place.
    pub requisites: RequisitesLayout,
    /// Post and name.
    pub signature: SignatureLayout,
    /// Fields to be filled in.
    pub field: FieldLook,
    /// Tables.
    pub table: TableLook,
    /// Workbooks.
    pub sheet: SheetLook,
    #[serde(rename = "style", deserialize_with = "style::all")]
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

/// Whether annexes have page numbers of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// One count for the whole document.
    Continuous,
    /// A count for the order and one for each annex; no number on a first page.
    PerAnnex,
}

/// Where an emblem stands and how large it is; its sides keep their proportion.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmblemLook {
    /// From the upper edge of the sheet.
    pub top: Millimetres,
    /// Greatest width.
    pub width: Millimetres,
    /// Greatest height.
    pub height: Millimetres,
}

impl EmblemLook {
    /// Width and height in millimetres of a picture with these sides, as large as there is room for.
    pub fn size(&self, (width, height): (u32, u32)) -> (f32, f32) {
        let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let scale = (self.width.0 / width).min(self.height.0 / height);
        ((width * scale) as f32, (height * scale) as f32)
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
    /// Width of the mark of an electronic signature.
    pub mark_width: Millimetres,
    /// Thickness of its frame.
    pub mark_border: Points,
    /// Space between its frame and its text.
    pub mark_padding: Millimetres,
}

/// How fields to be filled in look.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldLook {
    /// Colour of what an empty field says of itself.
    pub hint_colour: Fill,
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
    /// A group of merged rows up to so many rows is not torn between pages.
    pub group_rows: usize,
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
