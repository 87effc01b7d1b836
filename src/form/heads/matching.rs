//! Finds the head of the form in a table.

use std::collections::BTreeSet;

use super::drawn;
use super::head::{DEEPEST, Head, MatchedColumn, name_of, of_column, of_head, on_one_line};
use super::heading::{Covers, Heading, MOST_ROWS, Titled};
use super::titles::{Named, Sureness, Titles};
use crate::table::fault::{Fault, FaultKind};
use crate::words::nearest::nearest_title;
use crate::words::text::{excerpt, folded, title_key};
use crate::{Column, ColumnKind, Form, Presence, RawCell, RawTable};

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
    let is_value = |cell: &RawCell| {
        let column = named.columns.get(&cell.column).map(|(place, _)| &form.columns[*place]);
        let vocabulary = column.and_then(|column| form.vocabulary(column.vocabulary()?));
        let text = folded(&cell.text);
        vocabulary.is_some_and(|vocabulary| vocabulary.values.iter().any(|value| folded(value) == text))
    };
    last.is_some_and(|row| row.cells.iter().any(is_value))
}

fn matched(form: &Form, table: &RawTable, heading: &Heading<'_>, named: &Named) -> Vec<MatchedColumn> {
    let column = |titled: &Titled<'_>| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::{column, points};
    use crate::table::raw::tests::table;

    /// Number of the first row of the head in the file, and of the first row under it.
    fn found(text: &str) -> Option<(u32, u32)> {
        let table = table(text);
        let head = match_head(&points(), &table).0?;
        Some((head.row, table.rows[head.body].row))
    }

    #[test]
    fn a_head_names_at_least_half_of_the_columns() {
        assert_eq!(found("Процесс | Телефон | Этаж\nприём | 21-12 | 3"), None);
        assert_eq!(found("Процесс | Вид точки | Этаж\nприём | цифровая точка | 3"), Some((1, 2)));
    }

    #[test]
    fn rows_begin_under_the_head_however_deep_it_stands() {
        let head = "Процесс | Вид точки | Потребности\nприём | цифровая точка | консультация";
        assert_eq!(found(head), Some((1, 2)));
        assert_eq!(found(&format!("Перечень\n\n{head}")), Some((3, 4)));
    }

    #[test]
    fn of_two_rows_that_may_be_the_head_the_upper_one_is() {
        let part = "Процесс | Вид точки | Этаж\nприём | цифровая точка | 3";
        assert_eq!(found(&format!("{part}\n{part}")), Some((1, 2)));
    }

    #[test]
    fn the_first_row_under_a_head_is_no_part_of_it_though_its_values_read_on_from_the_titles() {
        let mut form = points();
        form.columns.push(column("help", "Вид помощи", ColumnKind::Text { longest: 300 }));
        form.vocabularies[0].values.push("точка на сайте".to_owned());
        // «Вид» may be either; with the value under it, it would be «Вид точки».
        let table = table("Процесс | Вид | Потребности\nприём | точка на сайте | консультация");
        let head = match_head(&form, &table).0.expect("a head");
        assert_eq!(table.rows[head.body..].len(), 1);
    }
}
