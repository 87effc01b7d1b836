//! Titles over the columns of a file: in one row, or in two or three that say them together.

use std::collections::{BTreeSet, HashMap};

use prikaz_domain::is_blank;

use crate::{RawRow, RawTable};

/// A head has no more rows than this.
pub(super) const MOST_ROWS: usize = 3;
/// So many covered cells are looked at; a head has far fewer.
const MOST_COVERED: usize = 20_000;

/// What stands over the columns of a file.
pub(super) struct Heading<'t> {
    /// Place of its first row among the rows of the table.
    pub(crate) first: usize,
    /// How many rows it has.
    pub(crate) deep: usize,
    /// Its columns, from left to right.
    pub(crate) columns: Vec<Titled<'t>>,
}

/// What stands over one column.
pub(super) struct Titled<'t> {
    /// Column of the file, from 0.
    pub(crate) column: u16,
    /// From the top down; what is merged over several columns stands over each of them.
    pub(crate) texts: Vec<&'t str>,
    /// Whether the last row of the heading has a cell of its own here.
    pub(super) reaches: bool,
}

/// For each cell that is covered by a merged one, where that begins: row and column.
pub(crate) struct Covers(HashMap<(u32, u16), (u32, u16)>);

impl Titled<'_> {
    /// All of it, on one line.
    pub(crate) fn text(&self) -> String {
        self.texts.join(" ")
    }
}

impl Covers {
    /// What is covered within the rows up to the number `last`.
    pub(crate) fn of(table: &RawTable, last: u32) -> Self {
        let mut covers = HashMap::new();
        for area in table.merged.iter().filter(|area| area.rows.0 <= last) {
            for row in area.rows.0..=area.rows.1.min(last) {
                for column in area.columns.0..=area.columns.1 {
                    if covers.len() >= MOST_COVERED {
                        return Self(covers);
                    }
                    covers.insert((row, column), (area.rows.0, area.columns.0));
                }
            }
        }
        Self(covers)
    }
}

impl<'t> Heading<'t> {
    /// What the `deep` rows from the place `first` say together; none where they do not follow one another.
    pub(crate) fn of(table: &'t RawTable, covers: &Covers, first: usize, deep: usize) -> Option<Self> {
        let rows = table.rows.get(first..first.checked_add(deep)?)?;
        if !rows.windows(2).all(|pair| pair[0].row + 1 == pair[1].row) {
            return None;
        }
        let filled = |row: &'t RawRow| row.cells.iter().filter(|cell| !is_blank(&cell.text));
        let columns: BTreeSet<u16> = rows.iter().flat_map(filled).map(|cell| cell.column).collect();
        let columns = columns.into_iter().map(|column| titled(rows, covers, column)).collect();
        Some(Self { first, deep, columns })
    }
}

fn titled<'t>(rows: &'t [RawRow], covers: &Covers, column: u16) -> Titled<'t> {
    let mut texts = Vec::new();
    let mut before = None;
    for place in 0..rows.len() {
        let Some(origin) = origin(rows, covers, place, column).filter(|origin| before != Some(*origin))
        else {
            continue;
        };
        before = Some(origin);
        let row = rows.iter().find(|row| row.row == origin.0);
        texts.extend(row.map(|row| row.text(origin.1).trim()).filter(|text| !text.is_empty()));
    }
    let reaches = rows.last().is_some_and(|row| !is_blank(row.text(column)));
    Titled { column, texts, reaches }
}

/// Where that begins which stands over `column` in the row at `place`.
fn origin(rows: &[RawRow], covers: &Covers, place: usize, column: u16) -> Option<(u32, u16)> {
    let row = &rows[place];
    if !is_blank(row.text(column)) {
        return Some((row.row, column));
    }
    if let Some(origin) = covers.0.get(&(row.row, column)) {
        return Some(*origin);
    }
    // A CSV file does not say what is merged: what has titles under it reaches up to the next one.
    let below = |column: u16| rows[place + 1..].iter().any(|row| !is_blank(row.text(column)));
    if !below(column) {
        return None;
    }
    let group = row.cells.iter().rev().find(|cell| cell.column < column && !is_blank(&cell.text))?;
    (group.column..column).all(below).then_some((row.row, group.column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::raw::tests::table;

    /// What stands over each column of a file that does not say what is merged.
    fn titles(text: &str) -> Vec<String> {
        let table = table(text);
        let heading =
            Heading::of(&table, &Covers::of(&table, 2), 0, 2).expect("rows that follow one another");
        heading.columns.iter().map(Titled::text).collect()
    }

    #[test]
    fn a_title_without_merged_cells_reaches_as_far_as_there_are_titles_under_it() {
        assert_eq!(
            titles(
                "Процесс | Точка взаимодействия | | Примечание
                 | вид | адрес |"
            ),
            ["Процесс", "Точка взаимодействия вид", "Точка взаимодействия адрес", "Примечание"]
        );
        assert_eq!(
            titles(
                "Процесс | |
                 | вид | адрес"
            ),
            ["Процесс", "вид", "адрес"],
            "nothing stands under the title itself"
        );
    }
}
