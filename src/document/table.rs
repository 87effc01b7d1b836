//! Tables: compact enough for a hundred thousand rows.

use prikaz_fact::coded;

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use super::{Inline, Role};

/// Cells by name: their rows and their places in the row, both from 0.
pub type NamedCells = BTreeMap<String, Vec<(usize, usize)>>;

/// A table with its heads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Short name, for the sheet of a workbook.
    pub name: String,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Head rows, repeated on every page.
    pub head: Vec<Row>,
    /// Whether a row «1 2 3 …» stands under the head.
    pub column_numbers: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// What the marks of heads and cells mean («<*>»), under the table, note by note.
    pub notes: Vec<Vec<Inline>>,
    /// Whether lines are drawn.
    pub lines: Lines,
    /// What its cells are, where they are no cells of a table: the names of bodies side by side in a letterhead.
    pub role: Option<Role>,
    /// A chart of some columns, for formats that can draw one.
    pub chart: Option<Chart>,
    /// Cells whose words the template gives.
    pub named: NamedCells,
}

/// Whether the lines of a table are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// They are.
    #[default]
    Drawn,
    /// They are not: the table only puts things side by side.
    Hidden,
}

impl Table {
    /// Puts `words` into the cell at `place`: its row and its place in the row, both from 0.
    pub fn say(&mut self, (row, cell): (usize, usize), words: &[Inline]) {
        let cell = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(cell));
        if let Some(cell) = cell {
            cell.content = Content::Inlines(words.into());
        }
    }

    /// The row of column numbers, if there is one.
    pub fn number_row(&self) -> Option<Row> {
        let numbers = (1..=self.columns.len()).map(|n| Cell::text(n.to_string()).aligned(Alignment::Centre));
        self.column_numbers.then(|| Row::new(numbers))
    }

    /// Head rows and number row: what stands on top of every page.
    pub fn repeated_rows(&self) -> usize {
        self.head.len() + usize::from(self.column_numbers)
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Width relative to the other columns.
    pub width: f32,
    /// How its cells are set, where a cell does not say.
    pub alignment: Option<Alignment>,
}

impl Column {
    /// A column of relative `width`.
    pub fn new(width: f32) -> Self {
        Self { width, alignment: None }
    }

    /// The shares of `columns` in the whole width; they sum to one.
    pub fn shares(columns: &[Self]) -> Vec<f64> {
        let widths: Vec<f64> = columns.iter().map(|column| sound(column.width)).collect();
        let sum: f64 = widths.iter().sum();
        widths.iter().map(|width| width / sum).collect()
    }
}

/// A width one can divide by.
fn sound(width: f32) -> f64 {
    if width.is_finite() && width > 0.0 { f64::from(width) } else { 1.0 }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is for.
    pub kind: RowKind,
    /// What a redline does with it.
    pub revision: Option<RowRevision>,
    /// Its cells; places covered by a cell from above are left out.
    pub cells: Box<[Cell]>,
}

impl Row {
    /// An ordinary row.
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { kind: RowKind::Entry, revision: None, cells: cells.into_iter().collect() }
    }

    /// A row across the whole table that heads the rows below it; `level` is 1 for the outermost.
    pub fn section(level: u8, text: impl Into<Box<str>>) -> Self {
        Self { kind: RowKind::Section(level), revision: None, cells: Box::new([Cell::text(text)]) }
    }
}

/// What a redline does with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRevision {
    /// It comes in.
    Inserted,
    /// It is struck out.
    Deleted,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// It holds an entry.
    Entry,
    /// Its one cell heads the rows below it, across the whole table; 1 is the outermost level.
    Section(u8),
    /// It sums up the rows above it.
    Total,
    /// Its cells head the columns of the rows below it, where they are not those of the rows above.
    Head,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub content: Content,
    /// How it is set, where it differs from its column.
    pub alignment: Option<Alignment>,
    /// Columns it covers.
    pub col_span: NonZeroU16,
    /// Rows it covers.
    pub row_span: NonZeroU16,
}

impl Cell {
    /// A cell of `content`.
    pub fn new(content: Content) -> Self {
        Self { content, alignment: None, col_span: NonZeroU16::MIN, row_span: NonZeroU16::MIN }
    }

    /// A cell of text, where a newline is a line break.
    pub fn text(text: impl Into<Box<str>>) -> Self {
        Self::new(Content::Text(text.into()))
    }

    /// The same cell, set in its own way.
    #[must_use]
    pub fn aligned(mut self, alignment: Alignment) -> Self {
        self.alignment = Some(alignment);
        self
    }

    /// The same cell over `columns` and `rows`; nought counts as one.
    #[must_use]
    pub fn spanning(mut self, columns: u16, rows: u16) -> Self {
        self.col_span = NonZeroU16::new(columns).unwrap_or(NonZeroU16::MIN);
        self.row_span = NonZeroU16::new(rows).unwrap_or(NonZeroU16::MIN);
        self
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text; a newline is a line break.
    Text(Box<str>),
    /// Text with a look.
    Inlines(Box<[Inline]>),
    /// A number, which a workbook can add up.
    Number(f64),
    /// A number with so many decimals, printed in full: «12,50».
    Decimal {
        /// The number.
        value: f64,
        /// How many digits stand behind the comma.
        decimals: u8,
    },
    /// A date, which a workbook can sort.
    Date(time::Date),
}

impl Content {
    /// How the content is set where nobody says so: decimals stand under one another.
    pub fn alignment(&self) -> Option<Alignment> {
        matches!(self, Self::Decimal { .. }).then_some(Alignment::Right)
    }

    /// The content as one prints it in Russian: «12,5», «05.06.2024».
    pub fn printed(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Text(text) => (&**text).into(),
            Self::Inlines(inlines) => super::plain(inlines).into(),
            Self::Number(number) => number.to_string().replace('.', ",").into(),
            Self::Decimal { value, decimals } => {
                format!("{value:.0$}", usize::from(*decimals)).replace('.', ",").into()
            }
            Self::Date(date) => {
                format!("{:02}.{:02}.{:04}", date.day(), u8::from(date.month()), date.year()).into()
            }
        }
    }
}

coded! {
/// How text is set between its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Even on the left.
    Left,
    /// In the middle.
    Centre,
    /// Even on the right.
    Right,
    /// Even on both sides.
    Justified,
}
}

/// A bar chart that goes with a table. Its numbers are its own: a bar may stand for several rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What the bars are, and then what each series of them measures.
    pub heads: Vec<String>,
    /// The bars, each called otherwise.
    pub bars: Vec<Bar>,
    /// What the measure is: «рабочие дни».
    pub measure: String,
}

/// A bar of a chart, or as many as there are series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// How it is called.
    pub name: String,
    /// How long it is in each series.
    pub values: Vec<u32>,
}

impl RowKind {
    /// The role of the text in the cells.
    pub fn role(self) -> Role {
        match self {
            Self::Entry => Role::TableCell,
            Self::Section(0 | 1) => Role::TableSection,
            Self::Section(2) => Role::TableSection2,
            Self::Section(3) => Role::TableSection3,
            Self::Section(4..) => Role::TableSection4,
            Self::Total => Role::TableTotal,
            Self::Head => Role::TableHead,
        }
    }
}
