//! Why a paper cannot be made.

use prikaz_calendar::MissingYear;
use prikaz_document::PngFault;
use prikaz_domain::ProcedureId;
use prikaz_render::{ProfileFault, RenderError};
use prikaz_report::paper::MarkFault;
use prikaz_russian::UnknownDocument;
use prikaz_template::TemplateError;

/// Why a paper cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The file's extension names no format.
    #[error("`{0}` ends in no known extension: .docx, .xlsx, .html, .pdf, .txt")]
    UnknownFormat(String),
    /// The form has no such shape.
    #[error("`{key}` is none of {}", known.join(", "))]
    UnknownShape {
        /// The key.
        key: String,
        /// The shapes there are.
        known: Vec<String>,
    },
    /// The body names a profile there is no file for.
    #[error("the profile `{0}` is missing")]
    NoProfile(String),
    /// The body names an emblem there is no file for.
    #[error("the emblem `{0}` is missing")]
    NoEmblem(String),
    /// The emblem cannot be drawn.
    #[error("the emblem `{file}` cannot be drawn")]
    Emblem {
        /// The file.
        file: String,
        /// What is wrong with it.
        #[source]
        fault: PngFault,
    },
    /// The profile is wrong.
    #[error("the profile is wrong")]
    Profile(Vec<ProfileFault>),
    /// The template is wrong, or asks for what there is not.
    #[error("the template is wrong")]
    Template(#[from] TemplateError),
    /// The file of the procedure does not give the text of the act.
    #[error("`{0}` does not give the text of the act")]
    NoText(ProcedureId),
    /// The format cannot hold the document.
    #[error("the document cannot be written")]
    Render(#[from] RenderError),
    /// A document is called by a word whose gender no list knows.
    #[error("`{}` is in no word list: add it to `data/{}`", .0.word, UnknownDocument::FILE)]
    UnknownDocument(UnknownDocument),
    /// A mark would say what is not so, or cannot stand.
    #[error("the mark would say what is not so")]
    Mark(MarkFault),
    /// A count needs a year that has no production calendar.
    #[error("there is no production calendar for {}: add `data/{}`", .0.year, .0.file())]
    Calendar(MissingYear),
}

impl From<UnknownDocument> for PaperError {
    fn from(unknown: UnknownDocument) -> Self {
        Self::UnknownDocument(unknown)
    }
}
