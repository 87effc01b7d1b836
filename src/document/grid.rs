//! Where the cells of a row stand, when cells span columns and rows.

use super::{Cell, Row, RowKind, Table};

/// A place of a row: a cell that begins here, one that reaches down from above, or nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Slot<'a> {
    /// A cell begins here and covers `columns` and `rows`, cut to the table.
    Cell {
        /// The cell.
        cell: &'a Cell,
        /// Columns it covers, none beyond the table.
        columns: usize,
        /// Rows it covers, none beyond the last.
        rows: usize,
    },
    /// A cell from above covers `columns` from here.
    Covered {
        /// Columns it covers.
        columns: usize,
    },
    /// The row has no cell for this place.
    Empty,
}

/// Lays rows out on the columns of a table, from the first row to the last.
#[derive(Debug)]
pub struct Grid {
    /// For each column: rows still covered from above, and the width of the covering cell at its first column.
    covered: Vec<(usize, usize)>,
    rows_left: usize,
}

impl Grid {
    /// A grid of `columns` for `rows` rows.
    pub fn new(columns: usize, rows: usize) -> Self {
        Self { covered: vec![(0, 0); columns], rows_left: rows }
    }

    /// The slots of the next row, with the column each begins at; together they cover all columns.
    pub fn place<'a>(&mut self, row: &'a Row, into: &mut Vec<(usize, Slot<'a>)>) {
        into.clear();
        let mut cells = row.cells.iter();
        let mut column = 0;
        while column < self.covered.len() {
            let slot = self.slot(column, row.kind, &mut cells);
            into.push((column, slot));
            column += slot.columns();
        }
        self.rows_left = self.rows_left.saturating_sub(1);
    }

    fn slot<'a>(
        &mut self,
        column: usize,
        kind: RowKind,
        cells: &mut impl Iterator<Item = &'a Cell>,
    ) -> Slot<'a> {
        let (rows, columns) = self.covered[column];
        if rows > 0 {
            self.covered[column..column + columns].iter_mut().for_each(|place| place.0 -= 1);
            return Slot::Covered { columns };
        }
        match cells.next() {
            Some(cell) => self.begin(column, kind, cell),
            None => Slot::Empty,
        }
    }

    fn begin<'a>(&mut self, column: usize, kind: RowKind, cell: &'a Cell) -> Slot<'a> {
        let free = self.covered[column..].iter().take_while(|place| place.0 == 0).count();
        let columns = match kind {
            RowKind::Section(_) => free,
            RowKind::Entry | RowKind::Total | RowKind::Head => usize::from(cell.col_span.get()).min(free),
        };
        let rows = usize::from(cell.row_span.get()).min(self.rows_left.max(1));
        if rows > 1 {
            self.covered[column..column + columns].fill((rows - 1, columns));
        }
        Slot::Cell { cell, columns, rows }
    }
}

impl Slot<'_> {
    /// Columns the slot covers.
    pub fn columns(&self) -> usize {
        match self {
            Self::Cell { columns, .. } | Self::Covered { columns } => *columns,
            Self::Empty => 1,
        }
    }
}

impl Table {
    /// The title of each column: the lowest head that covers it.
    pub fn column_titles(&self) -> Vec<String> {
        let mut titles = vec![String::new(); self.columns.len()];
        let mut grid = Grid::new(self.columns.len(), self.head.len());
        let mut slots = Vec::new();
        for row in &self.head {
            grid.place(row, &mut slots);
            for (column, slot) in &slots {
                if let Slot::Cell { cell, columns, .. } = slot {
                    titles[*column..column + columns].fill(cell.content.printed().into_owned());
                }
            }
        }
        titles
    }
}
