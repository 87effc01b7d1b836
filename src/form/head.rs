//! Finds the head of the form in a table.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use prikaz_domain::ColumnKey;

use super::drawn;
use super::fault::{Fault, FaultKind};
use super::heading::{Covers, Heading, MOST_ROWS};
use super::nearest::nearest_title;
use super::raw::letters;
use super::text::{excerpt, folded, tidy, title_key};
use super::titles::{Named, Sureness, Titles};
use super::{Column, ColumnKind, Form, Presence, RawRow, RawTable, Source};

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
    pub(super) merged: BTreeSet<u16>,
    /// The shape whose head it is, by its place among those of the form; none where it is the head of the form.
    pub(super) shape: Option<usize>,
    /// How rows that sum up begin.
    pub(super) totals: Vec<String>,
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

/// Finds the rows of `table` that have the titles of `form`, in any order: one row, or up to three that say them
/// together. Case, spaces, line breaks, hyphenation and ё/е make no difference; a title that is like one title of the
/// form and no other is taken for it, which is said. What stands above is skipped, and so is a row «1 2 3 …» below. A
/// drawn head of a shape is known as a whole, as the program writes it.
/// The faults of the head are given with it; without a head there is only the fault that says so.
pub fn match_head(form: &Form, table: &RawTable) -> (Option<Head>, Vec<Fault>) {
    if let Some(mut head) = drawn::find(form, table) {
        head.pass_numbers(table);
        let faults = missing(form, table, &head);
        return (Some(head), faults);
    }
    let titles = Titles::of(form);
    let Some((heading, named)) = best_heading(&titles, form, table) else {
        return (None, vec![head_missing(form, table)]);
    };
    let matched = matched(form, table, &heading, &named);
    let mut head = Head {
        row: table.rows[heading.first].row,
        columns: named.columns.iter().map(|(column, (place, _))| (*column, *place)).collect(),
        body: heading.first + heading.deep,
        covered: BTreeSet::new(),
        titles: matched,
        merged: BTreeSet::new(),
        shape: None,
        totals: Vec::new(),
    };
    head.pass_numbers(table);
    let mut faults = twice(form, table, &head, &named);
    faults.extend(likely(form, table, &head));
    faults.extend(missing(form, table, &head));
    faults.extend(unknown(form, table, &head, &titles, &named));
    (Some(head), faults)
}

impl Head {
    /// A row «1 2 3 …» is none of the rows.
    fn pass_numbers(&mut self, table: &RawTable) {
        self.body += usize::from(table.rows.get(self.body).is_some_and(|row| is_number_row(self, row)));
    }

    /// Whether `row` has in each titled column the number of that column, as the row below the head does.
    pub(super) fn repeats_numbers(&self, form: &Form, row: &RawRow) -> bool {
        const FEWEST: usize = 3;
        let titled = self.titles.iter().filter(|title| title.key.is_some()).count().max(self.columns.len());
        let counts = |(cell, number): (&super::RawCell, u16)| column_number(&cell.text) == Some(number);
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
    pub(super) fn is_total(&self, row: &RawRow) -> bool {
        let first = row.cells.first().map(|cell| title_key(&cell.text)).unwrap_or_default();
        self.totals.iter().any(|opening| first.starts_with(opening.as_str()))
    }
}

/// The table of a file that `form` is about: the first that has the whole head, else the one that has most of it.
pub fn choose_table<'t>(form: &Form, tables: &'t [RawTable]) -> Option<&'t RawTable> {
    let titles = Titles::of(form);
    let matched = |table: &RawTable| match (drawn::find(form, table), tables.len()) {
        (_, 0..2) => 0,
        (Some(head), _) => head.columns.len(),
        (None, _) => best_heading(&titles, form, table).map_or(0, |(_, named)| titles.filled_in(&named)),
    };
    // `max_by_key` gives the last of equals, hence the reversal.
    tables.iter().rev().max_by_key(|table| matched(table))
}

/// The rows that name most columns of the form, at least half of them. Of equals the fewest rows, and the uppermost.
fn best_heading<'t>(titles: &Titles, form: &Form, table: &'t RawTable) -> Option<(Heading<'t>, Named)> {
    let columns = form.filled_in().count();
    let deepest = table.rows.iter().take(DEEPEST + MOST_ROWS).next_back().map_or(0, |row| row.row);
    let covers = Covers::of(table, deepest);
    let firsts = 0..table.rows.len().min(DEEPEST);
    let whole = firsts.clone().find_map(|first| {
        let heading = Heading::of(table, &covers, first, 1)?;
        let named = titles.certain(&heading);
        (titles.filled_in(&named) == columns).then_some((heading, named))
    });
    if whole.is_some() {
        return whole;
    }
    let every = (1..=MOST_ROWS).flat_map(|deep| firsts.clone().map(move |first| (deep, first)));
    let mut best: Option<((usize, usize), Heading<'t>, Named)> = None;
    for (deep, first) in every {
        let Some(heading) = Heading::of(table, &covers, first, deep) else { continue };
        let mut named = titles.certain(&heading);
        let certain = titles.filled_in(&named);
        titles.likely(&heading, &mut named);
        let score = (titles.filled_in(&named), certain);
        let is_better = best.as_ref().is_none_or(|(most, ..)| score > *most);
        if is_better && all_rows_tell(&heading, &named) && !ends_with_values(form, table, &heading, &named) {
            best = Some((score, heading, named));
        }
    }
    let (_, heading, named) = best.filter(|((found, _), ..)| *found > 0 && found * 2 >= columns)?;
    Some((heading, named))
}

/// The first row under a head is no part of it, though a cell of it may look like one.
fn all_rows_tell(heading: &Heading<'_>, named: &Named) -> bool {
    let last: Vec<u16> =
        heading.columns.iter().filter(|titled| titled.reaches).map(|titled| titled.column).collect();
    let telling = last.iter().filter(|column| named.columns.contains_key(column)).count();
    heading.deep == 1 || telling * 2 >= last.len()
}

/// Whether the last of several rows holds values of vocabularies: then it is the first row under the head.
fn ends_with_values(form: &Form, table: &RawTable, heading: &Heading<'_>, named: &Named) -> bool {
    let last = table.rows.get(heading.first + heading.deep - 1).filter(|_| heading.deep > 1);
    let is_value = |cell: &super::RawCell| {
        let column = named.columns.get(&cell.column).map(|(place, _)| &form.columns[*place]);
        let vocabulary = column.and_then(|column| form.vocabulary(column.vocabulary()?));
        let text = folded(&cell.text);
        vocabulary.is_some_and(|vocabulary| vocabulary.values.iter().any(|value| folded(value) == text))
    };
    last.is_some_and(|row| row.cells.iter().any(is_value))
}

fn matched(form: &Form, table: &RawTable, heading: &Heading<'_>, named: &Named) -> Vec<MatchedColumn> {
    let column = |titled: &super::heading::Titled<'_>| {
        let found = named.columns.get(&titled.column);
        let column = found.map(|(place, _)| &form.columns[*place]);
        MatchedColumn {
            column: titled.column,
            name: name_of(table, titled.column),
            found: titled.texts.iter().map(|text| on_one_line(text)).collect::<Vec<_>>().join(" / "),
            key: column.map(|column| column.key.clone()),
            title: column.map(|column| column.title.clone()),
            sureness: found.map(|(_, sureness)| *sureness),
        }
    };
    heading.columns.iter().map(column).collect()
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

fn twice(form: &Form, table: &RawTable, head: &Head, named: &Named) -> Vec<Fault> {
    let fault = |(column, found): &(u16, usize)| {
        let first = named.columns.iter().find(|(_, (place, _))| place == found)?.0;
        let place = table.place(head.row, Some(*column));
        let kind = FaultKind::ColumnTwice { first: name_of(table, *first) };
        Some(of_column(place, &form.columns[*found], kind))
    };
    named.again.iter().filter_map(fault).collect()
}

/// What was taken for a column of the form though it is not called so.
fn likely(form: &Form, table: &RawTable, head: &Head) -> Vec<Fault> {
    let guessed = head.titles.iter().filter(|column| column.sureness == Some(Sureness::Likely));
    let fault = |column: &MatchedColumn| {
        let place = table.place(head.row, Some(column.column));
        let kind = FaultKind::ColumnTakenFor { found: excerpt(&column.found) };
        Some(of_column(place, &form.columns[*head.columns.get(&column.column)?], kind))
    };
    guessed.filter_map(fault).collect()
}

/// Columns of the file that are not of the form: a fault only where there is something in them.
fn unknown(form: &Form, table: &RawTable, head: &Head, titles: &Titles, named: &Named) -> Vec<Fault> {
    let again = |column: u16| named.again.iter().any(|(again, _)| *again == column);
    let strange = head.titles.iter().filter(|column| column.key.is_none() && !again(column.column));
    let filled: BTreeSet<u16> =
        table.rows[head.body..].iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    strange
        .filter(|column| filled.contains(&column.column))
        .map(|column| {
            let nearest = nearest_title(&title_key(&column.found), &titles.keys);
            let proposed = nearest.map(|place| form.columns[place].title.clone());
            let kind = FaultKind::ColumnUnknown { found: excerpt(&column.found), proposed };
            of_head(table, head.row, Some(column.column), kind)
        })
        .collect()
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
