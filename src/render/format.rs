//! The formats of files, and what writes each.

use super::{Profile, RenderError, docx, html, pdf, text, xlsx};
use prikaz_document::{Blank, Document};
use prikaz_fact::coded;

coded! {
/// A file format; its code is the word by which a command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Excel: the tables of a document.
    Xlsx,
    /// Word.
    Docx,
    /// A web page.
    Html,
    /// PDF/A-2b, for keeping and printing; only builds with the feature `pdf` write it.
    Pdf,
    /// Plain text.
    Text,
}
}

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Docx | Self::Xlsx | Self::Html | Self::Pdf => self.code(),
        }
    }

    /// The format with this extension.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }
}

/// The file of `document` in `format`.
///
/// # Errors
/// When the format cannot hold the document, or packing fails.
pub fn write(format: Format, profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let write = match format {
        Format::Docx => docx::write,
        Format::Xlsx => xlsx::write,
        Format::Html => html::write,
        Format::Pdf => pdf::write,
        Format::Text => text::write,
    };
    write(profile, document)
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
