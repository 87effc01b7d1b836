//! Small tables, written with bars in the template itself.

use prikaz_document::{Alignment, Cell, Column, Content, Inline, Lines, Role, Row, Table};

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct PipeTable {
    table: Table,
    cells: Vec<Cell>,
}

impl PipeTable {
    /// An empty table; one whose cells have a `role` of their own only puts them side by side, without lines.
    pub(super) fn new(role: Option<Role>) -> Self {
        let lines = if role.is_some() { Lines::Hidden } else { Lines::Drawn };
        Self { table: Table { role, lines, ..Table::default() }, cells: Vec::new() }
    }

    /// Takes in a cell.
    pub(super) fn cell(&mut self, inlines: Vec<Inline>, alignment: jotdown::Alignment, is_head: bool) {
        let cell = Cell::new(Content::Inlines(inlines.into()));
        let alignment = match alignment {
            jotdown::Alignment::Unspecified => None,
            jotdown::Alignment::Left => Some(Alignment::Left),
            jotdown::Alignment::Center => Some(Alignment::Centre),
            jotdown::Alignment::Right => Some(Alignment::Right),
        };
        self.cells.push(Cell { alignment: alignment.filter(|_| !is_head), ..cell });
    }

    /// Ends a row.
    pub(super) fn row(&mut self, is_head: bool) {
        let row = Row::new(self.cells.drain(..));
        let missing = row.cells.len().saturating_sub(self.table.columns.len());
        self.table.columns.extend((0..missing).map(|_| Column::new(1.0)));
        if is_head { self.table.head.push(row) } else { self.table.rows.push(row) }
    }

    /// The table.
    pub(super) fn finish(self) -> Table {
        self.table
    }
}
