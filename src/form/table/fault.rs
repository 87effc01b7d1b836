//! What is wrong with a file handed in: every fault with its place.

use serde::Serialize;

use prikaz_domain::{ColumnKey, Severity};
use prikaz_fact::{coded, example};

use crate::{Aside, Place};

/// One thing that is wrong, where, and by which clause. Serialised, it is the facts of its message
/// `form.fault.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// The column, where it is one of the form.
    #[serde(rename = "key")]
    pub column: Option<ColumnKey>,
    /// Title of that column; empty where there is none.
    pub title: String,
    /// What is wrong.
    #[serde(flatten)]
    pub kind: FaultKind,
    /// How grave it is.
    pub severity: Severity,
    /// The clause it rests on; empty where there is none.
    pub clause: String,
}

/// A column of the key before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyChange {
    /// Title of the column.
    pub title: String,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

coded! {
/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum FaultKind {
    /// No row of the table is the head of the form.
    HeadMissing {
        /// The titles that were looked for.
        titles: Vec<String>,
    },
    /// The head lacks a column of the form.
    ColumnMissing,
    /// The head has a column of the form twice.
    ColumnTwice {
        /// Where it stood first: the letters of the column, or its number in a CSV file.
        first: String,
    },
    /// A column is called a little otherwise than in the form; it is taken for the one it can only be.
    ColumnTakenFor {
        /// Its title in the file.
        found: String,
    },
    /// The head has a column that the form does not have, with something under it.
    ColumnUnknown {
        /// Its title.
        found: String,
        /// The title of the form that is nearest.
        proposed: Option<String>,
    },
    /// Something stands in a column without a title.
    ColumnUntitled {
        /// The beginning of it.
        value: String,
    },
    /// Cells are merged in a column that says its value in each row.
    CellsMerged {
        /// Number of the last row of the merged cells.
        last: u32,
    },
    /// «То же», in a column that says its value in each row, or with nothing above.
    Ditto {
        /// How it is written.
        value: String,
    },
    /// There is a head, and nothing under it.
    NoRows,
    /// Rows of the table are hidden on the worksheet; they were read like the others.
    RowsHidden {
        /// How many.
        count: usize,
        /// Which: `7, 9–12`.
        which: String,
    },
    /// A column of the form is hidden on the worksheet; it was read like the others.
    ColumnHidden,
    /// A line under the table was taken for a note.
    NoteSkipped {
        /// The beginning of it.
        value: String,
    },
    /// A cell that must be filled in is empty.
    CellEmpty {
        /// What the nearest row above has there: it may be meant.
        above: Option<String>,
    },
    /// A row of its kind does not have this column.
    CellMisplaced {
        /// What stands there.
        value: String,
        /// What kind of row it is.
        of: String,
    },
    /// The value is not in the closed vocabulary.
    NotInVocabulary {
        /// The value.
        value: String,
        /// The value that was probably meant.
        proposed: Option<String>,
    },
    /// An own value, allowed here, that looks like a misspelt value of the vocabulary.
    LooksLike {
        /// The value.
        value: String,
        /// The value that was probably meant.
        proposed: String,
    },
    /// Several values where one belongs.
    SeveralValues {
        /// How many.
        count: usize,
    },
    /// More values than a cell can sensibly have.
    TooManyValues {
        /// How many.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A value stands twice in its cell.
    ValueTwice {
        /// The value.
        value: String,
    },
    /// The text is longer than the column allows.
    TooLong {
        /// Its length in characters.
        length: usize,
        /// The length allowed.
        longest: usize,
    },
    /// A sign that may not stand in a document.
    ForbiddenSign {
        /// Its number: `U+0007`.
        sign: String,
    },
    /// A word has Latin letters among Cyrillic ones, or the reverse.
    MixedLetters {
        /// The word.
        value: String,
        /// The word in letters of one kind, where all of the others look like them.
        proposed: Option<String>,
    },
    /// Something that stands in the file was not read, or not as it stands.
    Aside {
        /// What it is.
        what: Aside,
        /// How it begins.
        value: String,
        /// How many there are: cells, or rows.
        count: usize,
    },
    /// A table without a head was read as going on the one before it.
    TableContinued {
        /// How many rows it has.
        rows: usize,
    },
    /// Another table of the file is of the form too, and only one is read.
    TableSkipped {
        /// How many rows stand under its head.
        rows: usize,
    },
    /// The only row says that there is nothing: «отсутствует».
    NothingSaid {
        /// What it says.
        value: String,
    },
    /// Neither letter nor digit.
    NoWords {
        /// The text.
        value: String,
    },
    /// A formula that failed.
    FormulaFailed {
        /// What the worksheet shows: `#Н/Д`.
        value: String,
    },
    /// Neither yes nor no.
    NotYesNo {
        /// The text.
        value: String,
        /// The word for yes.
        yes: String,
        /// The word for no.
        no: String,
    },
    /// A code that has not the shape of its column.
    NotOfPattern {
        /// The text.
        value: String,
        /// The shape: `00.00`.
        pattern: String,
        /// The code with the leading zeros that were lost, where that is all that is wrong.
        proposed: Option<String>,
    },
    /// No number.
    NotANumber {
        /// The text.
        value: String,
        /// The number in it, where there is one.
        proposed: Option<String>,
    },
    /// More digits behind the comma than the column has.
    TooManyDecimals {
        /// The text.
        value: String,
        /// How many there may be.
        decimals: u8,
    },
    /// A number outside its bounds.
    OutOfBounds {
        /// The text.
        value: String,
        /// The least that is allowed.
        least: Option<String>,
        /// The greatest that is allowed.
        greatest: Option<String>,
    },
    /// No range.
    NotARange {
        /// The text.
        value: String,
    },
    /// A range that ends before it begins.
    RangeBackwards {
        /// The text.
        value: String,
    },
    /// A row of the blank is marked with a word that is no mark.
    MarkUnknown {
        /// The word.
        value: String,
        /// The marks there are.
        marks: Vec<&'static str>,
    },
    /// A row marked «без изменений» reads otherwise than in the edition in force.
    ChangedUnmarked {
        /// Its printed number.
        printed: String,
        /// Titles of the columns in which it does.
        columns: Vec<String>,
    },
    /// A row marked «изменить» reads as in the edition in force.
    MarkedUnchanged {
        /// Its printed number.
        printed: String,
    },
    /// A row marked «добавить» has the number of a row of the edition in force; it is taken for that row.
    AddedKnown {
        /// The number.
        printed: String,
    },
    /// A row that is none of the unit's in the edition in force is to stay, to change or to go.
    MarkedUnknown {
        /// What it is marked with.
        mark: &'static str,
        /// The number that stands in it; empty where none does.
        printed: String,
    },
    /// Two rows have one number of the edition in force.
    NumberTwice {
        /// The number.
        printed: String,
    },
    /// A row of the edition in force stands nowhere in the blank, and nobody said that it goes.
    RowForgotten {
        /// Its printed number.
        printed: String,
    },
    /// Two rows have one key of the form, which is to tell them apart.
    KeyTwice {
        /// Number of the first of them in its table.
        first: u32,
        /// The worksheet of the first of them, where it is another one.
        first_sheet: Option<String>,
        /// The number of the table of the first of them in the text, where it is another one.
        first_table: Option<u32>,
        /// Whether they are alike in every column.
        alike: bool,
        /// Titles of the columns of the key.
        columns: Vec<String>,
    },
    /// A row of the edition in force reads otherwise in its key; it stays the same row.
    KeyChanged {
        /// Its printed number.
        printed: String,
        /// What changes in the key.
        changes: Vec<KeyChange>,
    },
    /// No date, or one that no calendar has.
    NotADate {
        /// The text.
        value: String,
        /// The date that was probably meant.
        proposed: Option<String>,
    },
}
}

impl FaultKind {
    /// How grave it is: what would lose or falsify content is an error.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Aside { what, .. } => what.severity(),
            Self::NoteSkipped { .. }
            | Self::TableContinued { .. }
            | Self::RowsHidden { .. }
            | Self::ColumnHidden
            | Self::LooksLike { .. }
            | Self::ValueTwice { .. }
            | Self::MixedLetters { .. }
            | Self::MarkedUnchanged { .. }
            | Self::AddedKnown { .. }
            | Self::KeyTwice { .. }
            | Self::ColumnTakenFor { .. } => Severity::Warning,
            Self::KeyChanged { .. } => Severity::Advice,
            Self::HeadMissing { .. }
            | Self::ColumnMissing
            | Self::ColumnTwice { .. }
            | Self::ColumnUnknown { .. }
            | Self::ColumnUntitled { .. }
            | Self::CellsMerged { .. }
            | Self::Ditto { .. }
            | Self::NoRows
            | Self::CellEmpty { .. }
            | Self::CellMisplaced { .. }
            | Self::NotInVocabulary { .. }
            | Self::SeveralValues { .. }
            | Self::TooManyValues { .. }
            | Self::TooLong { .. }
            | Self::ForbiddenSign { .. }
            | Self::TableSkipped { .. }
            | Self::NothingSaid { .. }
            | Self::NoWords { .. }
            | Self::FormulaFailed { .. }
            | Self::NotYesNo { .. }
            | Self::NotOfPattern { .. }
            | Self::NotANumber { .. }
            | Self::TooManyDecimals { .. }
            | Self::OutOfBounds { .. }
            | Self::NotARange { .. }
            | Self::RangeBackwards { .. }
            | Self::MarkUnknown { .. }
            | Self::ChangedUnmarked { .. }
            | Self::MarkedUnknown { .. }
            | Self::NumberTwice { .. }
            | Self::RowForgotten { .. }
            | Self::NotADate { .. } => Severity::Error,
        }
    }
}

example! { struct Fault { place, column, title, kind, severity, clause } }
example! { struct KeyChange { title, from, to } }
