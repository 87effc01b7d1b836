//! Keeps account of the cells of a table: each of them is a value of a row, belongs to the head, or is told as left out.
//!
//! *Invariant:* what nobody settled is told; whoever passes over a row without saying so passes over nothing.

use super::checked::Checked;
use crate::heads::head::{Head, of_head};
use crate::table::fault::{Fault, FaultKind};
use crate::words::spelling::HashSet;
use crate::words::text::{excerpt, says_something, tidy};
use crate::{Aside, RawRow, RawTable};

/// The rows of a table that somebody has answered for.
#[derive(Debug, Default)]
pub(super) struct Account(HashSet<u32>);

impl Account {
    /// The row became a row of the register, was said to be none, or says only what the head does.
    pub(crate) fn settle(&mut self, row: &RawRow) {
        self.0.insert(row.row);
    }

    /// The rows with these numbers were read as what the program itself prints about rows.
    pub(super) fn settle_laid(&mut self, rows: &[u32]) {
        self.0.extend(rows);
    }

    /// Tells of all cells of `table` that nobody answered for, and of what its reader saw beside them.
    pub(crate) fn tell(&self, table: &RawTable, head: &Head, checked: &mut Checked) {
        aside(table, head.row).into_iter().for_each(|fault| checked.add(fault));
        let above: Vec<&RawRow> = table
            .rows
            .iter()
            .take_while(|row| row.row < head.row)
            .filter(|row| says(row))
            .filter(|row| !self.0.contains(&row.row))
            .collect();
        if let Some(first) = above.first() {
            let kind = FaultKind::Aside { what: Aside::AboveHead, value: words(first), count: above.len() };
            checked.add(of_head(table, first.row, None, kind));
        }
        let first_of_body = table.rows.get(head.body).map_or(u32::MAX, |row| row.row);
        let in_head = table.rows.iter().filter(|row| (head.row..first_of_body).contains(&row.row));
        for cell_of in in_head {
            let titled = |column: u16| {
                head.columns.contains_key(&column) || head.titles.iter().any(|title| title.column == column)
            };
            for cell in cell_of.cells.iter().filter(|cell| !titled(cell.column) && says_something(&cell.text))
            {
                let kind = FaultKind::Aside { what: Aside::Other, value: quoted(&cell.text), count: 1 };
                checked.add(of_head(table, cell_of.row, Some(cell.column), kind));
            }
        }
        for row in
            table.rows[head.body.min(table.rows.len())..].iter().filter(|row| !self.0.contains(&row.row))
        {
            let what = match (head.is_total(row), row.cells.as_slice()) {
                (true, _) => Aside::Total,
                (false, [_]) => Aside::LoneSign,
                (false, _) => Aside::Other,
            };
            let kind = FaultKind::Aside { what, value: words(row), count: 1 };
            checked.add(of_head(table, row.row, row.cells.first().map(|cell| cell.column), kind));
        }
    }
}

/// What the reader of `table` saw beside its cells, told at the row `usual` where it stands at none. Of each kind that
/// says nothing of the rows the first is told, and how many more there are.
pub(crate) fn aside(table: &RawTable, usual: u32) -> Vec<Fault> {
    let mut found: Vec<Fault> = Vec::new();
    let mut counted: Vec<(Aside, usize)> = Vec::new();
    for told in &table.told {
        let gathered = matches!(
            told.what,
            Aside::Comment | Aside::TextBox | Aside::PageTable | Aside::PageText | Aside::Picture
        );
        let known = counted.iter().find(|(what, _)| *what == told.what).map(|(_, place)| *place);
        if let Some(Fault { kind: FaultKind::Aside { count, .. }, .. }) =
            known.filter(|_| gathered).and_then(|place| found.get_mut(place))
        {
            *count += 1;
            continue;
        }
        counted.push((told.what, found.len()));
        let row = if told.row == 0 { usual } else { told.row };
        let kind = FaultKind::Aside { what: told.what, value: quoted(&told.text), count: 1 };
        found.push(of_head(table, row, told.column, kind));
    }
    found
}

/// As [`aside`], of a table that is not read: that nobody sees it says nothing of rows then.
pub(super) fn aside_unread(table: &RawTable) -> Vec<Fault> {
    let is_hidden = |fault: &Fault| matches!(fault.kind, FaultKind::Aside { what: Aside::HiddenSheet, .. });
    aside(table, 1).into_iter().filter(|fault| !is_hidden(fault)).collect()
}

/// Says of a table that is not read what it begins with, where it holds anything.
pub(super) fn left_out(table: &RawTable) -> Option<Fault> {
    let rows: Vec<&RawRow> = table.rows.iter().filter(|row| says(row)).collect();
    let first = rows.first()?;
    let kind = FaultKind::Aside { what: Aside::OtherTable, value: words(first), count: rows.len() };
    Some(of_head(table, first.row, None, kind))
}

/// Says of a heading that no row stands under it.
pub(super) fn lone_heading(table: &RawTable, heading: &RawRow) -> Fault {
    let kind = FaultKind::Aside { what: Aside::LoneHeading, value: words(heading), count: 1 };
    of_head(table, heading.row, heading.cells.first().map(|cell| cell.column), kind)
}

fn says(row: &RawRow) -> bool {
    row.cells.iter().any(|cell| says_something(&cell.text))
}

/// What a row says first.
fn words(row: &RawRow) -> String {
    let cell = row.cells.iter().find(|cell| says_something(&cell.text)).or(row.cells.first());
    cell.map(|cell| quoted(&cell.text)).unwrap_or_default()
}

fn quoted(text: &str) -> String {
    excerpt(&tidy(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::points;
    use crate::reading::check::check;
    use crate::table::raw::tests::table;
    use crate::{Place, RawCell, Source};

    #[test]
    fn of_a_table_that_is_not_read_only_rows_that_say_something_are_counted() {
        let row = |row, text: &str| RawRow { row, cells: vec![RawCell::new(0, text)] };
        let rows = vec![row(1, "—"), row(2, "Справочно"), row(3, "…"), row(4, "Телефоны")];
        let fault = left_out(&RawTable { rows, ..RawTable::default() }).expect("something is left out");
        let said =
            FaultKind::Aside { what: Aside::OtherTable, value: "Справочно".to_owned(), count: 2 };
        assert_eq!((fault.place.row, fault.kind), (2, said));
        let empty = RawTable { rows: vec![row(1, "—")], ..RawTable::default() };
        assert_eq!(left_out(&empty), None);
    }

    #[test]
    fn what_stands_beside_the_titles_of_the_head_is_told() {
        let told = |numbers: &str| -> Vec<(Place, FaultKind)> {
            let head = "Процесс | Вид точки | Потребности";
            let rows = table(&format!("{head}\n{numbers}\nприём | цифровая точка | консультация"));
            check(&points(), &rows).faults.into_iter().map(|fault| (fault.place, fault.kind)).collect()
        };
        assert_eq!(told("1 | 2 | 3"), []);
        let place = Place { source: Source::Whole, row: 2, column: Some(3) };
        let kind = FaultKind::Aside { what: Aside::Other, value: "4".to_owned(), count: 1 };
        assert_eq!(told("1 | 2 | 3 | 4"), [(place, kind)], "over no column");
    }
}
