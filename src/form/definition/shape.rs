//! Shapes: the ways one set of rows is shown, as seven columns or with a column as section rows.

use prikaz_domain::ColumnKey;
use prikaz_fact::coded;

use super::phrase::Phrase;

/// The shape that every form has: all columns under their titles.
pub const PLAIN: &str = "plain";

/// A way to show the rows of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Key.
    pub key: String,
    /// What it is, for people.
    pub title: String,
    /// Columns, in the order they are printed.
    pub columns: Vec<ColumnKey>,
    /// Heads, row by row, where there is more than the titles of the columns. They cover the columns without hole
    /// or overlap.
    pub head: Vec<Vec<HeadCell>>,
    /// Whether a row «1 2 3 …» stands under the head.
    pub column_numbers: bool,
    /// By which column the rows fall into several tables.
    pub tables: Option<Split>,
    /// Columns whose values head groups of rows, outermost first; at most four.
    pub sections: Vec<Level>,
    /// How rows are numbered.
    pub numbering: Numbering,
    /// Columns whose equal neighbours are merged, each within those before it.
    pub merge: Vec<ColumnKey>,
    /// Rows that make one record together.
    pub records: Option<Records>,
    /// Rows that sum up.
    pub totals: Vec<Total>,
    /// Footnotes.
    pub notes: Vec<Note>,
    /// How footnotes are marked.
    pub marks: Marks,
    /// How the rows read as a list; a table where there is none.
    pub list: Option<Listing>,
}

/// A cell of a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// What stands in it.
    pub text: String,
    /// The first column it covers, by its place among those shown.
    pub column: u16,
    /// Columns it covers.
    pub columns: u16,
    /// Rows it covers.
    pub rows: u16,
}

/// Rows in several tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The column that tells which table a row belongs to.
    pub by: ColumnKey,
    /// Title of each table; gaps `n`, `value`, `Value`.
    pub caption: Phrase,
    /// What stands in the table of a value that no row has; such tables are left out where nothing is said.
    pub absent: Option<String>,
}

/// A level of sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The column whose values the sections are.
    pub column: ColumnKey,
    /// What is printed; gaps `n`, `roman`, `path`, `value`, `Value`.
    pub heading: Phrase,
    /// Whether sections are numbered on over the sections around them.
    pub counting: Counting,
    /// What stands in the section of a value that no row has; such sections are left out where nothing is said.
    pub absent: Option<String>,
}

coded! {
/// Where a count begins anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// In each section around.
    Restart,
    /// Nowhere.
    Through,
}
}

coded! {
/// How rows are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// By the number they have in the register.
    Kept,
    /// From 1 to the last, over all sections and tables.
    Through,
    /// From 1 in each section, and in each table.
    Restart,
    /// From 1 in each section, behind the numbers of the sections: «1.2.3».
    Path,
}
}

/// Rows that make one record together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    /// Neighbours with the same values here are one record.
    pub by: Vec<ColumnKey>,
    /// How its rows stand.
    pub style: RecordStyle,
    /// How they are numbered, where rows are not numbered as in the register.
    pub numbers: SubNumbers,
}

coded! {
/// How the rows of a record stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordStyle {
    /// What they have in common is merged down over them.
    Merged,
    /// What they have in common stands in a row of its own, above them.
    SubRows,
}
}

coded! {
/// How the rows of a record are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubNumbers {
    /// The record has a number, its rows have none.
    Once,
    /// «1.1», «1.2» under «1».
    Dotted,
}
}

/// A row that sums up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// What it sums up.
    pub of: TotalOf,
    /// What is printed; gaps `count`, `words`, `value`, `n`, `path`.
    pub text: Phrase,
    /// The word after the count, for 1, 2 and 5: «объект», «объекта», «объектов».
    pub words: Option<[String; 3]>,
    /// Columns of numbers that are added up.
    pub sum: Vec<ColumnKey>,
}

/// What a total sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalOf {
    /// A table.
    Table,
    /// Each section of a level, from 0.
    Section(usize),
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where its mark stands.
    pub on: NoteOn,
    /// What it says; empty where the rows say it.
    pub text: String,
}

/// Where the mark of a footnote stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteOn {
    /// On the cell of the head that begins in this row, at this column shown.
    Head {
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
    /// On each cell of a column that has this value.
    Value {
        /// The column.
        column: ColumnKey,
        /// The value.
        value: String,
    },
    /// On the cell of `column` in each row that has something in `from`, which is the note.
    Rows {
        /// The column.
        column: ColumnKey,
        /// The column with the words of the note.
        from: ColumnKey,
    },
}

coded! {
/// How footnotes are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// «<*>», «<**>».
    Stars,
    /// «<1>», «<2>».
    Numbers,
    /// «¹», «²», raised.
    Raised,
}
}

/// How rows read as a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// An item, of the columns of its row; gaps are keys of columns.
    pub item: Phrase,
    /// How items are numbered.
    pub numbers: ItemNumbers,
    /// What is said of each row of a record under its item.
    pub sub_item: Option<Phrase>,
    /// How those are numbered.
    pub sub_numbers: ItemNumbers,
    /// The sign after each item but the last.
    pub end: String,
    /// The sign after the last one.
    pub last_end: String,
}

coded! {
/// How items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemNumbers {
    /// «1.».
    Dot = "1.",
    /// «1)».
    Bracket = "1)",
    /// «а)».
    Letter = "а)",
    /// «–».
    Dash = "–",
    /// Not at all.
    None,
}
}

/// An annex of the order: which rows stand in it, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// What it is called in the nominative, where that is not its title: «перечень зданий».
    pub name: Option<String>,
    /// Title, line by line.
    pub title: Vec<String>,
    /// The word of its stamp, where it is not that of the register: «УТВЕРЖДЕНЫ».
    pub stamp: Option<String>,
    /// Key of its shape.
    pub shape: String,
    /// How its pages lie.
    pub pages: Pages,
    /// Which rows; all of them where nothing is said.
    pub rows: Option<RowsOf>,
}

coded! {
/// How pages lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Upright.
    Portrait,
    /// On their long side.
    Landscape,
}
}

/// Rows that have one of these values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsOf {
    /// The column.
    pub column: ColumnKey,
    /// The values.
    pub values: Vec<String>,
}

impl Annex {
    /// What it is called in a sentence: its name, or its title on one line and without lines of capitals.
    pub fn called(&self) -> String {
        let lowered = |line: &String| match line.chars().any(char::is_lowercase) {
            true => line.clone(),
            false => line.to_lowercase(),
        };
        self.name.clone().unwrap_or_else(|| self.title.iter().map(lowered).collect::<Vec<_>>().join(" "))
    }
}
