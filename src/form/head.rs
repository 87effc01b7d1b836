//! Finds the head of the form in a table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fault::{Fault, FaultKind};
use super::nearest::nearest_title;
use super::raw::letters;
use super::text::{excerpt, title_key};
use super::{Column, ColumnKind, Form, Presence, RawRow, RawTable, Source};
use super::{drawn, head_renamed, head_split};

/// The head may stand below titles, but not deeper than this.
pub(super) const DEEPEST: usize = 100;

/// The head of the form, found in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of its row in the file.
    pub row: u32,
    /// Which column of the file is which column of the form (by its place there).
    pub columns: BTreeMap<u16, usize>,
    /// Where the rows under the head begin, among the rows of the table.
    pub body: usize,
    /// Columns of the file where an empty cell is covered by the one above.
    pub covered: BTreeSet<u16>,
    /// How rows that sum up begin.
    pub(super) totals: Vec<String>,
}

/// Finds the row of `table` that has the titles of `form`, in any order; case, spaces, line breaks,
/// hyphenation and ё/е make no difference. Titles above it are skipped, and so is a row «1 2 3 …» under it. A drawn head
/// of a shape is known as a whole, as the program writes it.
/// The faults of the head are given with it; without a head there is only the fault that says so.
pub fn match_head(form: &Form, table: &RawTable) -> (Option<Head>, Vec<Fault>) {
    if let Some(mut head) = drawn::find(form, table) {
        head.pass_numbers(table);
        let faults = missing(form, table, &head);
        return (Some(head), faults);
    }
    let keys = Titles::of(form);
    let Some(Found { place, deep, row }) = best_row(&keys, form, table) else {
        return (None, vec![head_missing(form, table)]);
    };
    let row = &row;
    let mut columns = BTreeMap::new();
    let mut faults = Vec::new();
    for (column, found) in row.cells.iter().filter_map(|cell| Some((cell.column, keys.find(&cell.text)?))) {
        match columns.iter().find(|(_, place)| **place == found) {
            Some((first, _)) => faults.push(twice(form, table, row, column, found, *first)),
            None => {
                columns.insert(column, found);
            }
        }
    }
    let (covered, totals) = Default::default();
    let mut head = Head { row: row.row, columns, body: place + deep, covered, totals };
    head.pass_numbers(table);
    faults.extend(head_renamed::take(form, table, &mut head, row, &keys));
    faults.extend(missing(form, table, &head));
    faults.extend(unknown(form, table, &head, &keys, row));
    (Some(head), faults)
}

impl Head {
    /// A row «1 2 3 …» is none of the rows.
    fn pass_numbers(&mut self, table: &RawTable) {
        self.body += usize::from(table.rows.get(self.body).is_some_and(|row| is_number_row(self, row)));
    }

    /// Whether `row` sums up others.
    pub(super) fn is_total(&self, row: &RawRow) -> bool {
        let first = row.cells.first().map(|cell| title_key(&cell.text)).unwrap_or_default();
        self.totals.iter().any(|opening| first.starts_with(opening.as_str()))
    }
}

/// The table of a file that `form` is about: the first that has the whole head, else the one that has most of it.
pub fn choose_table<'t>(form: &Form, tables: &'t [RawTable]) -> Option<&'t RawTable> {
    let keys = Titles::of(form);
    let matched = |table: &RawTable| match drawn::find(form, table) {
        Some(head) => head.columns.len(),
        None => best_row(&keys, form, table).map_or(0, |found| keys.matched(&found.row)),
    };
    // `max_by_key` gives the last of equals, hence the reversal.
    tables.iter().rev().max_by_key(|table| matched(table))
}

/// The titles of a form, ready for looking up.
pub(super) struct Titles {
    keys: Vec<String>,
    places: HashMap<String, usize>,
    number: Option<usize>,
}

impl Titles {
    fn of(form: &Form) -> Self {
        let keys: Vec<String> = form.columns.iter().map(|column| title_key(&column.title)).collect();
        let places = keys.iter().cloned().enumerate().rev().map(|(place, key)| (key, place)).collect();
        let number = form.columns.iter().position(|column| column.kind == ColumnKind::Number);
        Self { keys, places, number }
    }

    pub(super) fn find(&self, title: &str) -> Option<usize> {
        let key = title_key(title);
        let known = if key.is_empty() { None } else { self.places.get(&key).copied() };
        known.or_else(|| self.number.filter(|_| is_number_title(title, &key)))
    }

    /// How many columns that are filled in are named in `row`.
    fn matched(&self, row: &RawRow) -> usize {
        let mut found: Vec<usize> = row.cells.iter().filter_map(|cell| self.find(&cell.text)).collect();
        found.retain(|place| Some(*place) != self.number);
        found.sort_unstable();
        found.dedup();
        found.len()
    }
}

/// Units call the number column as they are used to.
fn is_number_title(title: &str, key: &str) -> bool {
    match key {
        "" => matches!(title.trim(), "№" | "#"),
        "n" | "пп" | "nпп" | "nп" | "номер" | "номерпп" | "номерстроки" | "порядковыйномер" => {
            true
        }
        _ => false,
    }
}

/// The row of the titles: where it stands, how many rows it takes, the titles.
struct Found {
    place: usize,
    deep: usize,
    row: RawRow,
}

/// The row, or the two rows read together, with most of the titles; of equals the first, and one row before two.
fn best_row(keys: &Titles, form: &Form, table: &RawTable) -> Option<Found> {
    let rows = table.rows.iter().take(DEEPEST).enumerate();
    let found = rows.flat_map(|(place, row)| {
        let one = Found { place, deep: 1, row: row.clone() };
        let below = table.rows.get(place + 1).filter(|below| below.row == row.row + 1);
        let two =
            below.map(|below| Found { place, deep: 2, row: head_split::joined(keys, table, row, below) });
        [Some(one), two].into_iter().flatten()
    });
    let found: Vec<_> = found.map(|found| (keys.matched(&found.row), found)).collect();
    // `max_by_key` gives the last of equals, hence the reversals.
    let (matched, best) =
        found.into_iter().rev().max_by_key(|(matched, found)| (*matched, Reverse(found.deep)))?;
    let enough = |matched: usize| matched > 0 && matched * 2 >= form.filled_in().count();
    if enough(matched) {
        return Some(best);
    }
    // No row has the titles as they stand: the one that has them shortened.
    let rows = table.rows.iter().take(DEEPEST).enumerate().rev();
    let near = rows.map(|(place, row)| (head_renamed::matched(form, keys, row), place));
    let (matched, place) = near.max_by_key(|(matched, _)| *matched)?;
    enough(matched).then(|| Found { place, deep: 1, row: table.rows[place].clone() })
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

fn head_missing(form: &Form, table: &RawTable) -> Fault {
    let titles = form.filled_in().map(|column| column.title.clone()).collect();
    let row = table.rows.first().map_or(1, |row| row.row);
    of_head(table, row, None, FaultKind::HeadMissing { titles })
}

fn missing(form: &Form, table: &RawTable, head: &Head) -> Vec<Fault> {
    let absent = |place: usize, column: &Column| {
        column.kind != ColumnKind::Number
            && column.presence == Presence::Required
            && !head.columns.values().any(|found| *found == place)
    };
    let columns = form.columns.iter().enumerate().filter(|(place, column)| absent(*place, column));
    columns
        .map(|(_, column)| of_column(table.place(head.row, None), column, FaultKind::ColumnMissing))
        .collect()
}

fn twice(form: &Form, table: &RawTable, row: &RawRow, column: u16, found: usize, first: u16) -> Fault {
    let in_sheet = matches!(table.source, Source::Sheet(_));
    let first = if in_sheet { letters(first) } else { (u32::from(first) + 1).to_string() };
    let place = table.place(row.row, Some(column));
    of_column(place, &form.columns[found], FaultKind::ColumnTwice { first })
}

/// Columns of the file that are not of the form: a fault only where there is something in them.
fn unknown(form: &Form, table: &RawTable, head: &Head, keys: &Titles, row: &RawRow) -> Vec<Fault> {
    let filled = filled(table, head);
    row.cells
        .iter()
        .filter(|cell| keys.find(&cell.text).is_none() && !head.columns.contains_key(&cell.column))
        .filter(|cell| filled.contains(&cell.column))
        .map(|cell| {
            let nearest = nearest_title(&title_key(&cell.text), &keys.keys);
            let proposed = nearest.map(|place| form.columns[place].title.clone());
            let found = excerpt(&super::text::tidy(&cell.text));
            of_head(table, head.row, Some(cell.column), FaultKind::ColumnUnknown { found, proposed })
        })
        .collect()
}

/// The columns of the file in which something stands under the head.
pub(super) fn filled(table: &RawTable, head: &Head) -> BTreeSet<u16> {
    table.rows[head.body..].iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect()
}

/// A fault that is about no column of the form.
pub(super) fn of_head(table: &RawTable, row: u32, column: Option<u16>, kind: FaultKind) -> Fault {
    let severity = kind.severity();
    let place = table.place(row, column);
    Fault { place, column: None, title: String::new(), kind, severity, clause: String::new() }
}

/// A fault about `column` of the form.
pub(super) fn of_column(place: super::Place, column: &Column, kind: FaultKind) -> Fault {
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
