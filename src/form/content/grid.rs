//! Rows as numbers, column by column: every text is read once, and the rules compare numbers.

use prikaz_domain::ColumnKey;

use crate::Cells;
use crate::words::spelling::{END, Fast, HashMap, RowKey, Spellings};

/// Rows, and what their columns are compared by.
#[derive(Debug)]
pub(crate) struct Grid<'c> {
    rows: Vec<&'c Cells>,
    spellings: Spellings<'c>,
    columns: HashMap<ColumnKey, Numbered>,
}

/// The values of one column.
#[derive(Debug, Default)]
struct Numbered {
    /// Where the values of each row end.
    ends: Vec<usize>,
    /// In a row from the least: the order of a list makes no difference.
    values: Vec<u32>,
}

impl<'c> Grid<'c> {
    /// The columns `keys` of `rows`.
    pub(crate) fn of<'k>(rows: Vec<&'c Cells>, keys: impl IntoIterator<Item = &'k ColumnKey>) -> Self {
        let mut grid = Self { rows, spellings: Spellings::default(), columns: HashMap::default() };
        for key in keys {
            if !grid.columns.contains_key(key) {
                let column = grid.numbered(key);
                grid.columns.insert(key.clone(), column);
            }
        }
        grid
    }

    fn numbered(&mut self, key: &ColumnKey) -> Numbered {
        let mut column = Numbered { ends: Vec::with_capacity(self.rows.len()), values: Vec::new() };
        column.values.reserve(self.rows.len());
        for cells in &self.rows {
            let start = column.values.len();
            if let Some(cell) = cells.get(key).filter(|cell| !cell.is_empty()) {
                column.values.extend(cell.values().iter().map(|value| self.spellings.number(value)));
                column.values[start..].sort_unstable();
            }
            column.ends.push(column.values.len());
        }
        column
    }

    /// The rows, by their places.
    pub(crate) fn rows(&self) -> &[&'c Cells] {
        &self.rows
    }

    /// The values of `key` in the row at `place`; none where nothing stands there.
    pub(crate) fn at(&self, place: usize, key: &ColumnKey) -> &[u32] {
        self.columns.get(key).map_or(&[], |column| column.at(place))
    }

    /// The number of `text`; none where no row has it.
    pub(crate) fn number(&self, text: &str) -> Option<u32> {
        self.spellings.known(text)
    }

    /// Whether nothing stands in `columns` of the row at `place`.
    pub(crate) fn is_blank(&self, place: usize, columns: &[ColumnKey]) -> bool {
        columns.iter().all(|column| self.at(place, column).is_empty())
    }

    /// What `columns` of the row at `place` are compared by, all together.
    pub(crate) fn key(&self, place: usize, columns: &[ColumnKey]) -> RowKey {
        let mut key = Vec::with_capacity(2 * columns.len());
        for column in columns {
            key.extend_from_slice(self.at(place, column));
            key.push(END);
        }
        key.into_boxed_slice()
    }

    /// Rows that agree in `columns`, by what they have there, each group from its first row down. A row with nothing
    /// there belongs to no group; where there are no columns, all rows are one group.
    pub(crate) fn groups(&self, columns: &[ColumnKey]) -> Vec<Vec<usize>> {
        let places = 0..self.rows.len();
        if columns.is_empty() {
            return if self.rows.is_empty() { Vec::new() } else { vec![places.collect()] };
        }
        let mut known: HashMap<RowKey, usize> =
            HashMap::with_capacity_and_hasher(self.rows.len(), Fast::default());
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for place in places.filter(|place| !self.is_blank(*place, columns)) {
            let group = *known.entry(self.key(place, columns)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(place);
        }
        groups
    }
}

impl Numbered {
    fn at(&self, place: usize) -> &[u32] {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.values[start..self.ends[place]]
    }
}
