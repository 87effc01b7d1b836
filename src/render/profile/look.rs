//! The look of documents as an office sets it, part by part.

use std::collections::BTreeMap;

use super::{Fill, Millimetres, Page, Points, Share, Style};
use prikaz_document::Role;
use prikaz_fact::coded;

/// Editions of ГОСТ Р 7.0.97 by their year.
pub(crate) const STANDARDS: [(&str, u16); 2] = [("2025", 2025), ("2016", 2016)];

/// The look of documents, read from a file of `data/profiles/`.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What the profile follows.
    pub name: String,
    /// The year of the edition of ГОСТ Р 7.0.97 that it follows.
    pub standard: u16,
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
    /// The names of the bodies.
    pub letterhead: Letterhead,
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
    /// Faces that a document takes along, before those of the program; put here by whoever reads the profile.
    pub faces: Vec<FaceFile>,
    pub(super) styles: BTreeMap<Role, Style>,
}

impl Profile {
    /// Longest line of a requisite in a corner: 80 mm since 2025, 75 mm before.
    pub fn corner_width(&self) -> Millimetres {
        Millimetres(if self.standard >= 2025 { 80.0 } else { 75.0 })
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

/// A file of a face: TTF or OTF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceFile {
    /// Where it lies, for a person to read.
    pub place: String,
    /// What it holds.
    pub bytes: std::sync::Arc<[u8]>,
}

coded! {
/// Whether annexes have page numbers of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// A count for the order and one for each annex; no number on a first page.
    PerAnnex = "per_annex",
    /// One count for the whole document.
    Continuous,
}
}

/// How the names of bodies stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letterhead {
    /// Where several bodies issue an act together.
    pub joint: JointLetterhead,
}

coded! {
/// How the names of several bodies stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JointLetterhead {
    /// Each in a column of its own.
    SideBySide = "side_by_side",
    /// All in one column.
    OneBelowAnother = "one_below_another",
}
}

/// Where an emblem stands and how large it is; its sides keep their proportion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmblemLook {
    /// From the upper edge of the sheet.
    pub top: Millimetres,
    /// Greatest width.
    pub width: Millimetres,
    /// Greatest height.
    pub height: Millimetres,
    /// From a picture on the page to the text around.
    pub space: Millimetres,
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verb {
    /// On its own line or in the preamble.
    pub place: VerbPlace,
    /// Space between the letters in the preamble.
    pub letter_spacing: Points,
}

coded! {
/// Where «ПРИКАЗЫВАЮ:» stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbPlace {
    /// Capitals on a line of its own.
    OwnLine = "own_line",
    /// Small spaced letters at the end of the preamble.
    InParagraph = "in_paragraph",
}
}

/// How date, number and place stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequisitesLayout {
    /// Where the place stands.
    pub place: PlaceOfIssue,
}

coded! {
/// Where the place of issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceOfIssue {
    /// A line below date and number.
    Below,
    /// Between date and number.
    Between,
}
}

/// How a signature stands.
#[derive(Debug, Clone, Copy, PartialEq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLook {
    /// Colour of what an empty field says of itself.
    pub hint_colour: Fill,
}

/// How tables look.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
