//! The formats of files, and what writes each.

use super::{Profile, RenderError, docx, html, pdf, text, xlsx};
use prikaz_document::{Blank, Document};

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Word.
    Docx,
    /// Excel: the tables of a document.
    Xlsx,
    /// A web page.
    Html,
    /// PDF/A-2b, for keeping and printing; only builds with the feature `pdf` write it.
    Pdf,
    /// Plain text.
    Text,
}

/// A writer: the whole file from a document in the look of a profile.
type Writer = fn(&Profile, &Document) -> Result<Vec<u8>, RenderError>;

/// What is known of each format: its extension and its writer.
const WRITERS: &[(Format, &str, Writer)] = &[
    (Format::Docx, "docx", docx::write),
    (Format::Xlsx, "xlsx", xlsx::write),
    (Format::Html, "html", html::write),
    (Format::Pdf, "pdf", pdf::write),
    (Format::Text, "txt", text::write),
];

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        WRITERS.iter().find(|(format, ..)| *format == self).map_or("", |(_, extension, _)| extension)
    }

    /// The format with this extension.
    pub fn of_extension(extension: &str) -> Option<Self> {
        WRITERS.iter().find(|(_, known, _)| *known == extension).map(|(format, ..)| *format)
    }
}

/// The file of `document` in `format`.
///
/// # Errors
/// When the format cannot hold the document, or packing fails.
pub fn write(format: Format, profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    match WRITERS.iter().find(|(known, ..)| *known == format) {
        Some((_, _, writer)) => writer(profile, document),
        None => Err(RenderError::NoWriter),
    }
}

/// Says whether `document` can be set by the program's own setter too, where this build has one, without setting it.
///
/// # Errors
/// When no face has some of its characters.
pub fn proof(profile: &Profile, document: &Document) -> Result<(), RenderError> {
    pdf::proof(profile, document)
}

/// The workbook of a blank that is to be filled in.
///
/// # Errors
/// When it has more columns or longer texts than a workbook holds.
pub fn write_blank(profile: &Profile, blank: &Blank) -> Result<Vec<u8>, RenderError> {
    xlsx::write_blank(profile, blank)
}
