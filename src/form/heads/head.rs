//! The head of the form as it stands in a table.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use prikaz_domain::ColumnKey;

use super::titles::Sureness;
use crate::table::fault::{Fault, FaultKind};
use crate::table::raw::letters;
use crate::words::text::{tidy, title_key};
use crate::{Column, ColumnKind, Form, Place, RawCell, RawRow, RawTable, Source};

/// The head may stand below titles, but not deeper than this.
pub(super) const DEEPEST: usize = 100;

/// The head of the form, found in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of its first row in the file.
    pub row: u32,
    /// Which column of the file is which column of the form (by its place there).
    pub columns: BTreeMap<u16, usize>,
    /// Where the rows under the head begin, among the rows of the table.
    pub body: usize,
    /// Columns of the file where an empty cell is covered by the one above.
    pub covered: BTreeSet<u16>,
    /// What each column of the file is called there, and what it was taken for.
    pub titles: Vec<MatchedColumn>,
    /// Columns of the file whose cells may be merged: the shape merges them.
    pub(crate) merged: BTreeSet<u16>,
    /// The shape whose head it is, by its place among those of the form; none where it is the head of the form.
    pub(crate) shape: Option<usize>,
    /// How rows that sum up begin.
    pub(crate) totals: Vec<String>,
}

/// A column of a file, and the column of the form that it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatchedColumn {
    /// Column of the file, from 0.
    #[serde(skip)]
    pub column: u16,
    /// Its letters in a worksheet, else its number.
    pub name: String,
    /// Its title in the file, on one line; of a head in several rows all that stands over the column.
    pub found: String,
    /// The column of the form; none where the form has no such column.
    pub key: Option<ColumnKey>,
    /// Title of that column.
    pub title: Option<String>,
    /// How sure that is.
    pub sureness: Option<Sureness>,
}

impl Head {
    /// A row «1 2 3 …» is none of the rows.
    pub(super) fn pass_numbers(&mut self, table: &RawTable) {
        self.body += usize::from(table.rows.get(self.body).is_some_and(|row| is_number_row(self, row)));
    }

    /// Whether `row` has in each titled column the number of that column, as the row below the head does.
    pub(crate) fn repeats_numbers(&self, form: &Form, row: &RawRow) -> bool {
        const FEWEST: usize = 3;
        let titled = self.titles.iter().filter(|title| title.key.is_some()).count().max(self.columns.len());
        let counts = |(cell, number): (&RawCell, u16)| column_number(&cell.text) == Some(number);
        // Where every column holds numbers, such a row may be one like any other.
        let has_words = self.columns.values().any(|place| {
            matches!(
                form.columns[*place].kind,
                ColumnKind::Text { .. } | ColumnKind::Choice(_) | ColumnKind::Choices(_)
            )
        });
        row.cells.len() >= FEWEST
            && row.cells.len() == titled
            && has_words
            && row.cells.iter().all(|cell| self.columns.contains_key(&cell.column))
            && row.cells.iter().zip(1..).all(counts)
    }

    /// Whether `row` sums up others.
    pub(crate) fn is_total(&self, row: &RawRow) -> bool {
        let first = row.cells.first().map(|cell| title_key(&cell.text)).unwrap_or_default();
        self.totals.iter().any(|opening| first.starts_with(opening.as_str()))
    }
}

/// Letters in a worksheet, else the number.
pub(super) fn name_of(table: &RawTable, column: u16) -> String {
    match table.source {
        Source::Sheet(_) => letters(column),
        Source::Whole | Source::Table(_) => (u32::from(column) + 1).to_string(),
    }
}

pub(super) fn on_one_line(text: &str) -> String {
    tidy(text).replace('\n', " ")
}

/// Whether each cell of `row` is the number of its column: 1, 2, 3 …
fn is_number_row(head: &Head, row: &RawRow) -> bool {
    let numbers: Option<Vec<u16>> = row.cells.iter().map(|cell| column_number(&cell.text)).collect();
    numbers.is_some_and(|numbers| {
        row.cells.iter().any(|cell| head.columns.contains_key(&cell.column))
            && numbers.len() > 1
            && numbers.windows(2).all(|pair| pair[0] < pair[1])
    })
}

fn column_number(text: &str) -> Option<u16> {
    text.trim().trim_end_matches(['.', ')']).trim_start_matches('(').parse().ok()
}

/// A fault that is about no column of the form.
pub(crate) fn of_head(table: &RawTable, row: u32, column: Option<u16>, kind: FaultKind) -> Fault {
    let severity = kind.severity();
    let place = table.place(row, column);
    Fault { place, column: None, title: String::new(), kind, severity, clause: String::new() }
}

/// A fault about `column` of the form.
pub(crate) fn of_column(place: Place, column: &Column, kind: FaultKind) -> Fault {
    let severity = kind.severity();
    Fault {
        place,
        column: Some(column.key.clone()),
        title: column.title.clone(),
        kind,
        severity,
        clause: column.clause.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::definition::form::tests::points;
    use crate::heads::matching::match_head;
    use crate::table::raw::tests::table;

    #[test]
    fn numbers_of_columns_under_the_head_rise() {
        for (below, passed) in [
            ("1 | 2 | 3 | 4", true),
            ("1. | 2. | 3. | 4.", true),
            ("| 1 | 2 | 4", true),
            ("1 | 1 | 2 | 3", false),
            ("7 | 7", false),
            ("2 | 1", false),
            ("| 1", false),
            ("1 | приём | 3 | 4", false),
        ] {
            let table = table(&format!("Номер строки | Процесс | Вид точки | Потребности\n{below}"));
            let head = match_head(&points(), &table).0.expect("a head");
            assert_eq!(head.body, 1 + usize::from(passed), "{below}");
        }
    }
}
