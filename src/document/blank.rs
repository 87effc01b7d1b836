//! A blank that is filled in as a workbook: a table with lists to choose from, what to write and by which clause.

use super::Properties;

/// A workbook to be filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    /// What the file says of itself.
    pub properties: Properties,
    /// The word on every page, where the body's documents are samples.
    pub mark: Option<String>,
    /// Name of the sheet with the table.
    pub sheet: String,
    /// Lines over the table, the last of them that by which the blank is known when it comes back.
    pub titles: Vec<String>,
    /// Columns from left to right.
    pub columns: Vec<BlankColumn>,
    /// A row that shows how to fill in; empty where there is none.
    pub example: Vec<String>,
    /// Rows that are there already.
    pub rows: Vec<Vec<String>>,
    /// So many empty rows are laid out below them.
    pub spare: u32,
    /// What is chosen from, on a sheet of its own.
    pub lists: Vec<BlankList>,
    /// Name of that sheet.
    pub lists_sheet: String,
    /// How to fill in, on a sheet of its own.
    pub guide: BlankGuide,
}

/// A column of a blank.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankColumn {
    /// Head.
    pub title: String,
    /// Width in relation to the other columns.
    pub width: f32,
    /// Whether it is filled in by the one who made the blank.
    pub locked: bool,
    /// What may be chosen; none where anything is written.
    pub choice: Option<BlankChoice>,
    /// What is said while a cell is filled in.
    pub prompt: String,
}

/// What may be chosen in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankChoice {
    /// The list, by its place among [`Blank::lists`]; where there are pairs, it holds for values they do not name.
    pub list: Option<usize>,
    /// What goes with what stands in another column of the row.
    pub depends: Option<BlankPairs>,
    /// Whether nothing else may be written.
    pub strict: bool,
}

/// What goes with what.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankPairs {
    /// Place of the other column.
    pub on: usize,
    /// Its values, each with what goes with it.
    pub pairs: Vec<(String, Vec<String>)>,
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankList {
    /// What it lists.
    pub title: String,
    /// Its values.
    pub values: Vec<String>,
}

/// How to fill in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BlankGuide {
    /// Name of the sheet.
    pub sheet: String,
    /// Lines over the table.
    pub titles: Vec<String>,
    /// Heads of the table.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}
