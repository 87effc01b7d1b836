//! Why a file cannot be read at all.

use serde::Serialize;

use prikaz_fact::{ForeignWords, coded};

use super::Foreign;

coded! {
/// Why a file cannot be read at all. Serialised, it is the facts of its message `import.<code>`,
/// whose hint says how to save the file properly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ImportError {
    /// Nothing is in the file.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than may be handed in.
    #[error("the file has {size} bytes, {most} are allowed")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The size allowed.
        most: u64,
    },
    /// Neither a workbook nor a text table.
    #[error("`{name}` is neither an XLSX workbook nor a CSV file")]
    UnknownKind {
        /// Name of the file.
        name: String,
    },
    /// A workbook of Excel 97–2003, or another document of that age.
    #[error("the file is a workbook of Excel 97-2003")]
    OldExcel,
    /// A text of Word 97–2003.
    #[error("the file is a text of Word 97-2003")]
    OldWord,
    /// Something else than a Word document, where one was expected.
    #[error("the file is no Word document")]
    NoWordDocument,
    /// A file of a kind that is neither a workbook nor a text.
    #[error("the file is of another kind: {what:?}")]
    Foreign {
        /// What it is.
        what: Foreign,
    },
    /// A part is written in an encoding that nobody knows, or not in the one it says.
    #[error("the encoding of part `{part}` is not known")]
    ForeignEncoding {
        /// The part.
        part: String,
    },
    /// A text table is written in an encoding that cannot be told.
    #[error("the encoding of the text table cannot be told")]
    UnknownEncoding,
    /// A workbook closed with a password.
    #[error("the file is closed with a password")]
    Encrypted,
    /// A binary workbook (`.xlsb`).
    #[error("the file is a binary workbook")]
    BinaryWorkbook,
    /// A text, drawing or presentation of LibreOffice.
    #[error("the file is an OpenDocument file, but no spreadsheet")]
    OpenDocumentText,
    /// A text of Word in which there is no table.
    #[error("the text has no table")]
    NoTables,
    /// A workbook with macros.
    #[error("the workbook holds macros")]
    Macros,
    /// Another file or an OLE object is embedded.
    #[error("`{part}` is embedded in the file")]
    Embedded {
        /// The part.
        part: String,
    },
    /// A part of the workbook declares a document type: no office program writes that.
    #[error("part `{part}` of the workbook declares a document type")]
    DocumentType {
        /// The part.
        part: String,
    },
    /// A part of the workbook has a name that leads out of it.
    #[error("a part of the workbook is named `{part}`")]
    UnsafeName {
        /// The name.
        part: String,
    },
    /// The workbook has too many parts.
    #[error("the workbook has {count} parts, {most} are allowed")]
    TooManyParts {
        /// How many.
        count: u64,
        /// How many there may be.
        most: u64,
    },
    /// The workbook has too many worksheets, or several that are one and the same part.
    #[error("the workbook has {count} worksheets, {most} are allowed")]
    TooManySheets {
        /// How many.
        count: u64,
        /// How many there may be.
        most: u64,
    },
    /// The workbook unpacks to more than may be handed in, or suspiciously well.
    #[error("part `{part}` of the workbook unpacks to too much")]
    Inflates {
        /// The part at which the measure was full.
        part: String,
    },
    /// The name promises a workbook, and inside is none.
    #[error("the file holds no workbook")]
    NoWorkbook,
    /// The workbook cannot be read.
    #[error("the file is damaged: {why}")]
    Damaged {
        /// What the reader said.
        why: ForeignWords,
    },
    /// There is no worksheet.
    #[error("the workbook has no worksheet")]
    NoSheets,
    /// Something stands too far down.
    #[error("row {row} is beyond the {most} rows allowed")]
    TooManyRows {
        /// Number of the row.
        row: u64,
        /// How many rows there may be.
        most: u64,
    },
    /// Something stands too far to the right.
    #[error("row {row} has more than the {most} columns allowed")]
    TooManyColumns {
        /// Number of the row.
        row: u64,
        /// How many columns there may be.
        most: u64,
    },
    /// A cell holds more than a cell of a worksheet can: mostly a quotation mark that was not closed.
    #[error("a cell of row {row} is longer than {most} characters")]
    CellTooLong {
        /// Number of the row.
        row: u64,
        /// How long a cell may be.
        most: u64,
    },
    /// All cells together hold too much.
    #[error("the file holds more than {most} bytes of text")]
    TooMuchText {
        /// How many bytes there may be.
        most: u64,
    },
    /// A cell has a failed formula that cannot be read.
    #[error("after cell {after} a formula failed: {value}")]
    FailedFormula {
        /// The last cell that could be read.
        after: String,
        /// What stands in the cell.
        value: String,
    },
}
}

impl ImportError {
    /// What a reader of a foreign format said, in its own words: a detail for whoever can read it.
    pub fn foreign_words(&self) -> Option<&ForeignWords> {
        match self {
            Self::Damaged { why } => Some(why),
            _ => None,
        }
    }

    pub(super) fn damaged(why: impl std::fmt::Display) -> Self {
        Self::Damaged { why: ForeignWords::of(why) }
    }
}
