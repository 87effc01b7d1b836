//! Which rows of a table stay on the page of the next one: those of a short group, and the last before a total.
//!
//! The first group of a table is not held together. It often follows a stamp and a title, which would be left alone on
//! their page when the group moves to the next one.

use prikaz_document::{Row, RowKind, Slot};

/// Follows a table from row to row.
#[derive(Debug)]
pub(super) struct Groups {
    /// Rows of the longest group that is kept together.
    longest: usize,
    begins: usize,
    ends: usize,
    at: usize,
    /// Rows of sections and heads before any other; none in a head, which is never torn.
    leading: Option<usize>,
}

/// What a row asks of the page it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hold {
    /// Whether it stays with the next row.
    pub(super) keeps: bool,
    /// Whether the group it belongs to may be torn.
    pub(super) tears: bool,
}

impl Groups {
    /// Groups of up to `longest` rows are kept together, but for the first.
    pub(super) fn of_body(longest: usize) -> Self {
        Self { longest, begins: 0, ends: 0, at: 0, leading: Some(0) }
    }

    /// The rows of a head, which are one group.
    pub(super) fn of_head(longest: usize) -> Self {
        Self { leading: None, ..Self::of_body(longest) }
    }

    /// What `row`, the one after that asked for before, asks; it has its cells in `slots`, and `next` under it.
    pub(super) fn hold(&mut self, row: &Row, slots: &[(usize, Slot<'_>)], next: Option<&Row>) -> Hold {
        if self.at >= self.ends {
            self.begins = self.at;
        }
        for (_, slot) in slots {
            if let Slot::Cell { rows, .. } = slot {
                self.ends = self.ends.max(self.at + rows);
            }
        }
        let heads = matches!(row.kind, RowKind::Section(_) | RowKind::Head);
        if heads && self.leading == Some(self.at) {
            self.leading = Some(self.at + 1);
        }
        self.at += 1;
        let is_first = self.leading.is_some_and(|leading| self.begins <= leading);
        let tears = self.ends - self.begins > self.longest || is_first;
        let keeps = (!tears && self.at < self.ends)
            || row.kind == RowKind::Head
            || next.is_some_and(|row| row.kind == RowKind::Total);
        Hold { keeps, tears }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prikaz_document::{Cell, Grid};

    fn kept(longest: usize, rows: &[Row]) -> Vec<bool> {
        let (mut grid, mut groups, mut slots) =
            (Grid::new(2, rows.len()), Groups::of_body(longest), Vec::new());
        let mut keeps = |(n, row): (usize, _)| {
            grid.place(row, &mut slots);
            groups.hold(&rows[n], &slots, rows.get(n + 1)).keeps
        };
        rows.iter().enumerate().map(&mut keeps).collect()
    }

    #[test]
    fn rows_of_a_short_group_hold_together() {
        let group = Row::new([Cell::text("a").spanning(1, 3), Cell::text("b")]);
        let (inner, single) = (Row::new([Cell::text("c")]), Row::new([Cell::text("d"), Cell::text("e")]));
        let total = Row { kind: RowKind::Total, ..single.clone() };
        let rows = [single.clone(), group, inner.clone(), inner, single.clone(), single, total];
        assert_eq!(kept(3, &rows), [false, true, true, false, false, true, false]);
        assert_eq!(kept(2, &rows), [false, false, false, false, false, true, false]);
    }

    #[test]
    fn the_first_group_may_part_from_itself_but_no_total_from_its_row() {
        let group = Row::new([Cell::text("a").spanning(1, 2), Cell::text("b")]);
        let inner = Row::new([Cell::text("c")]);
        let total = Row { kind: RowKind::Total, ..Row::new([Cell::text("d"), Cell::text("e")]) };
        let two = [group.clone(), inner.clone(), group.clone(), inner.clone()];
        assert_eq!(kept(9, &two), [false, false, true, false]);
        let sections =
            [Row::section(1, "I"), Row::section(2, "1"), group.clone(), inner.clone(), total.clone()];
        assert_eq!(kept(9, &sections), [false, false, false, true, false]);
        let later = [group.clone(), inner.clone(), Row::section(1, "II"), group, inner, total];
        assert_eq!(kept(9, &later), [false, false, false, true, true, false]);
    }
}
