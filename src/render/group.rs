//! Which rows of a table stay on the page of the next one: those of a short group, and the last before a total.

use crate::document::{Row, RowKind, Slot};

/// Follows a table from row to row.
#[derive(Debug)]
pub(super) struct Groups {
    /// Rows of the longest group that is kept together.
    longest: usize,
    begins: usize,
    ends: usize,
    at: usize,
}

impl Groups {
    /// Groups of up to `longest` rows are kept together.
    pub(super) fn new(longest: usize) -> Self {
        Self { longest, begins: 0, ends: 0, at: 0 }
    }

    /// Whether the row of `slots`, the one after that asked for before, stays with the `next` one.
    pub(super) fn keeps(&mut self, slots: &[(usize, Slot<'_>)], next: Option<&Row>) -> bool {
        if self.at >= self.ends {
            self.begins = self.at;
        }
        for (_, slot) in slots {
            if let Slot::Cell { rows, .. } = slot {
                self.ends = self.ends.max(self.at + rows);
            }
        }
        self.at += 1;
        let is_short = self.ends - self.begins <= self.longest;
        (is_short && self.at < self.ends) || next.is_some_and(|row| row.kind == RowKind::Total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Grid};

    fn kept(longest: usize, rows: &[Row]) -> Vec<bool> {
        let (mut grid, mut groups, mut slots) = (Grid::new(2, rows.len()), Groups::new(longest), Vec::new());
        let mut keeps = |(n, row): (usize, _)| {
            grid.place(row, &mut slots);
            groups.keeps(&slots, rows.get(n + 1))
        };
        rows.iter().enumerate().map(&mut keeps).collect()
    }

    #[test]
    fn rows_of_a_short_group_hold_together() {
        let group = Row::new([Cell::text("a").spanning(1, 3), Cell::text("b")]);
        let (inner, single) = (Row::new([Cell::text("c")]), Row::new([Cell::text("d"), Cell::text("e")]));
        let total = Row { kind: RowKind::Total, ..single.clone() };
        let rows = [group, inner.clone(), inner, single.clone(), single, total];
        assert_eq!(kept(3, &rows), [true, true, false, false, true, false]);
        assert_eq!(kept(2, &rows), [false, false, false, false, true, false]);
    }
}
