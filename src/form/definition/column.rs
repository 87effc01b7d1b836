//! Columns («графы») of a form and the vocabularies they draw on.

use prikaz_domain::ColumnKey;
use prikaz_fact::coded;

use crate::{CellType, Cells, RawCell, RawRow, RowsOf};

/// A column («графа»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Key.
    pub key: ColumnKey,
    /// Head, as printed.
    pub title: String,
    /// What may stand in it.
    pub kind: ColumnKind,
    /// Whether a cell may be empty.
    pub presence: Presence,
    /// Width in relation to the other columns.
    pub width: u16,
    /// Whether signs in its text say how it looks.
    pub markup: Markup,
    /// The rows that have it; all of them where nothing is said.
    pub only: Option<RowsOf>,
    /// Whether a unit may say its value once for several rows.
    pub repeats: Repeats,
    /// What stands in the example of a blank, where the file says it.
    pub example: Option<String>,
    /// Clause of the procedure.
    pub clause: String,
}

coded! {
/// Whether the value of a column may be said once for several rows of a unit's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Repeats {
    /// Each row says its own.
    #[default]
    Never,
    /// By merged cells, or by «то же».
    Merged,
    /// And by leaving the cells below blank.
    Blank,
}
}

/// What may stand in the cells of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// The printed number; given by the program.
    Number,
    /// Any text of at most so many characters.
    Text {
        /// Longest text, in characters.
        longest: usize,
    },
    /// One value of a vocabulary, by its key.
    Choice(String),
    /// Several values of a vocabulary, by its key.
    Choices(String),
    /// A value of a type.
    Typed(CellType),
}

coded! {
/// A kind of column, without what goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnWord: Serialize {
    /// The printed number.
    Number,
    /// Text.
    Text,
    /// One value of a vocabulary.
    Choice,
    /// Several of them.
    Choices,
    /// One of two words.
    YesNo,
    /// A code of a shape.
    Code,
    /// A number.
    Decimal,
    /// A range of numbers.
    Range,
    /// A date.
    Date,
    /// Another row.
    Reference,
}
}

impl ColumnKind {
    /// The word for this kind.
    pub fn word(&self) -> ColumnWord {
        match self {
            Self::Number => ColumnWord::Number,
            Self::Text { .. } => ColumnWord::Text,
            Self::Choice(_) => ColumnWord::Choice,
            Self::Choices(_) => ColumnWord::Choices,
            Self::Typed(CellType::YesNo { .. }) => ColumnWord::YesNo,
            Self::Typed(CellType::Code(_)) => ColumnWord::Code,
            Self::Typed(CellType::Decimal { .. }) => ColumnWord::Decimal,
            Self::Typed(CellType::Range { .. }) => ColumnWord::Range,
            Self::Typed(CellType::Date) => ColumnWord::Date,
            Self::Typed(CellType::Reference { .. }) => ColumnWord::Reference,
        }
    }
}

/// Whether signs in a text say how it looks: `м^2^`, `H~2~O`, `*важно*`, `_вид_`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// They are text like any other.
    #[default]
    Plain,
    /// They do.
    Marked,
}

coded! {
/// Whether a cell may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Each row has it.
    Required,
    /// A row may go without.
    Optional,
}
}

coded! {
/// Whether a vocabulary may be gone beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Only the values listed.
    Closed,
    /// Other values too («другие потребности клиента»).
    Open,
}
}

/// A column as it is typed and as it is called.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NamedColumn {
    /// Its key.
    pub key: ColumnKey,
    /// Its title.
    pub title: String,
}

prikaz_fact::example! { struct NamedColumn { key, title } }

/// A list of values with the clause that gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// Key.
    pub key: String,
    /// Clause of the procedure.
    pub clause: String,
    /// Values, in their official order.
    pub values: Vec<String>,
    /// Words that people write for a value, each with the value: proposed, never taken.
    pub near: Vec<(String, String)>,
    /// Whether other values are allowed.
    pub openness: Openness,
}

impl Column {
    /// Key of the vocabulary its values are of; none where they are of none.
    pub fn vocabulary(&self) -> Option<&str> {
        match &self.kind {
            ColumnKind::Choice(key) | ColumnKind::Choices(key) => Some(key),
            ColumnKind::Number | ColumnKind::Text { .. } | ColumnKind::Typed(_) => None,
        }
    }

    /// Whether a row with these cells has this column; none while the row does not say what it is.
    pub fn belongs_to(&self, cells: &Cells) -> Option<bool> {
        let Some(only) = &self.only else { return Some(true) };
        let cell = cells.get(&only.column)?;
        Some(cell.values().iter().any(|value| only.values.contains(value)))
    }

    /// What it reads of the cell in column `number` of `row`: with the signs that say how it looks, where they count here.
    pub(crate) fn reads<'r>(&self, row: &'r RawRow, number: u16) -> &'r str {
        match row.cell(number) {
            Some(RawCell { styled: Some(styled), .. }) if self.markup == Markup::Marked => styled,
            Some(cell) => &cell.text,
            None => "",
        }
    }
}
