//! Why a document cannot be written.

/// Why a document cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
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
