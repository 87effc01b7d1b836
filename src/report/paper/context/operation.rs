//! What `templates/amending.djot` may ask for: the operations of an amendment.

use serde::Serialize;

use prikaz_fact::{coded, example};

/// A change of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperationContext {
    /// Its number: «1)».
    pub number: String,
    /// What is done.
    #[serde(flatten)]
    pub kind: OperationKind,
    /// The rows as they are called: «5–7, 9».
    pub rows: String,
    /// Whether they are several.
    pub many: bool,
    /// Name of the table with the new rows; empty where there is none.
    pub table: String,
    /// The parts it is in, the innermost first.
    pub at: Vec<UnitContext>,
    /// What is said where it is in a part, or about one.
    #[serde(flatten)]
    pub within: Option<WithinPart>,
}

coded! {
/// What is done, with what belongs to it alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum OperationKind {
    /// Rows come in.
    Add {
        /// Where.
        place: Comes,
        /// Number of the row that they stand beside; empty at the end.
        row: String,
    },
    /// Rows are worded anew.
    Restate,
    /// Rows go.
    Exclude,
    /// Words of a row are changed.
    Words {
        /// The cells, from left to right.
        cells: Vec<CellContext>,
    },
    /// A part comes in.
    AddUnit {
        /// The part.
        unit: UnitContext,
        /// Where.
        place: Comes,
        /// The part it stands beside.
        sibling: Option<UnitContext>,
    },
    /// A part is worded anew.
    RestateUnit,
    /// A part goes.
    ExcludeUnit,
    /// An annex is worded anew.
    RestateAnnex,
}
}

coded! {
/// Where something new comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comes: Serialize {
    /// Before something.
    Before,
    /// Behind something.
    After,
    /// Behind all.
    End,
}
}

/// What is said of a change in a part of the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WithinPart {
    /// «Приложению 1», where the annex is given anew as a whole.
    pub reference: Option<String>,
}

/// A part as it is named: by its number, else by its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitContext {
    /// What it is.
    pub kind: UnitWord,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// Its heading.
    pub heading: String,
}

coded! {
/// What a part of an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitWord: Serialize {
    /// A section.
    Section,
    /// One of several tables.
    Table,
    /// One of several annexes.
    Annex,
}
}

/// The changes of words in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellContext {
    /// Number of the column, from 1.
    pub column: usize,
    /// The changes, from left to right.
    pub edits: Vec<EditContext>,
}

/// A change of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditContext {
    /// What is done.
    pub kind: EditKind,
    /// The words that go, or that others follow.
    pub old: String,
    /// The words that come.
    pub new: String,
    /// How the old ones are called.
    pub old_is: QuotedAs,
    /// How the new ones are called.
    pub new_is: QuotedAs,
}

coded! {
/// What is done with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind: Serialize {
    /// Others stand in their place.
    Replace,
    /// They go.
    Strike,
    /// Others follow them.
    After,
    /// Others stand at the end.
    End,
}
}

coded! {
/// How quoted words are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotedAs: Serialize {
    /// «Цифры».
    Digits,
    /// «Слово».
    Word,
    /// «Слова».
    Words,
}
}

example! { struct UnitContext { kind, number, heading } }
example! { struct CellContext { column, edits } }
example! { struct EditContext { kind, old, new, old_is, new_is } }
