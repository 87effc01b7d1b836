//! Writers of documents: DOCX, XLSX, HTML, PDF, text.
//!
//! *Invariant:* knows blocks, not orders; the same document gives the same bytes;
//! every measure comes from the [`Profile`].

mod code;
mod docx;
mod fit;
mod flow;
mod group;
mod html;
mod link;
#[cfg_attr(not(feature = "pdf"), path = "no_pdf.rs")]
mod pdf;
pub mod profile;
mod text;
mod xlsx;
pub mod xml;

pub use code::code_picture;
pub use profile::{FaceFile, Profile, ProfileAdvice, ProfileFault};

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

/// Why a document cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The table of writers lacks the format.
    #[error("there is no writer for the format")]
    NoWriter,
    /// The code of a document cannot hold so much.
    #[error("the code of the document cannot hold its text")]
    LongCode,
    /// The program was built without its writer of PDF.
    #[error("this build writes no PDF; one with the feature `pdf` does")]
    NoPdf,
    /// A file of the profile's faces holds none.
    #[error("`{0}` holds no face")]
    BadFace(String),
    /// No face has some characters of the text.
    #[error("no face has these characters of the text: {0}")]
    NoGlyph(String),
    /// The pages cannot be set.
    #[error("the pages cannot be set: {0}")]
    Typeset(String),
    /// A workbook holds tables, and there is none.
    #[error("the document has no table to put into a workbook")]
    NoTable,
    /// More text than a cell of Excel takes.
    #[error("sheet `{sheet}`, cell `{cell}`: the text is longer than 32 767 characters")]
    LongCell {
        /// The sheet.
        sheet: String,
        /// The cell, such as `B12`.
        cell: String,
    },
    /// The workbook failed.
    #[error("the workbook cannot be put together")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    /// XML or the archive failed.
    #[error("the file cannot be put together")]
    Pack(#[from] std::io::Error),
    /// The archive failed.
    #[error("the archive cannot be put together")]
    Archive(#[from] zip::result::ZipError),
}
