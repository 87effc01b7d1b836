//! What stands on a page, from top to bottom.

use super::{Inline, Role, Table};

/// A block of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph in its role.
    Paragraph(Paragraph),
    /// The line of date, number and place.
    Requisites(Requisites),
    /// An approval stamp or annex mark, upper right.
    Stamp(Stamp),
    /// Post and name of the signer.
    Signature(Signature),
    /// A table.
    Table(Box<Table>),
    /// A picture: an emblem, a QR code.
    Picture(Box<Picture>),
    /// The next block begins a page.
    PageBreak,
}

/// A paragraph in its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is; the profile says how it looks.
    pub role: Role,
    /// The printed number of a clause, such as «1.1.»; it is data and never computed.
    pub number: Option<String>,
    /// Depth of a clause, from 1.
    pub level: u8,
    /// The text.
    pub inlines: Vec<Inline>,
}

impl Paragraph {
    /// A paragraph without a number.
    pub fn new(role: Role, inlines: Vec<Inline>) -> Self {
        Self { role, number: None, level: 1, inlines }
    }

    /// A paragraph of plain text, where a newline is a line break.
    pub fn of_text(role: Role, text: &str) -> Self {
        Self::new(role, Inline::lines(text))
    }
}

/// The line of date, number and place; the profile says how they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Requisites {
    /// The date as printed.
    pub date: String,
    /// The number as printed, with its sign.
    pub number: String,
    /// Where the document is issued.
    pub place: String,
}

/// An approval stamp or annex mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Its lines, in the roles [`Role::Stamp`] and, for a word set apart like «УТВЕРЖДЕН», [`Role::StampHead`].
    pub lines: Vec<Paragraph>,
}

/// Post and name of the signer; the name stands on the level of the last line of the post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The post, with line breaks where they are wanted.
    pub post: Vec<Inline>,
    /// Initials and surname.
    pub name: String,
    /// The mark of an electronic signature, between post and name (ГОСТ Р 7.0.97-2025, 5.23); the first line is
    /// its phrase.
    pub mark: Vec<Vec<Inline>>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file, in PNG.
    pub png: std::sync::Arc<[u8]>,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
    /// Where it stands.
    pub place: PicturePlace,
}

/// Where a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PicturePlace {
    /// In the middle of the top margin, above the name of the body: an emblem (ГОСТ Р 7.0.97-2025, 5.1).
    Top,
    /// On a line of its own, in the middle.
    Line,
    /// In the lower right corner of the page it is written on: the code of the document (5.31).
    Corner,
}
