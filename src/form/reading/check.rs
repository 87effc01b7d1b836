//! Checks the rows of a table: all faults at once, each with its place.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use prikaz_domain::{Cell, is_blank};

use super::account::{self, Account};
use super::cell::Lexicons;
use super::checked::{Checked, Row};
use super::filldown;
use super::laid;
use super::meant::Meant;
use super::twice;
use crate::heads::head::{Head, of_column, of_head};
use crate::heads::matching::match_head;
use crate::table::fault::{Fault, FaultKind};
use crate::table::hidden;
use crate::words::text::{excerpt, folded, has_words, says_something, tidy};
use crate::{Cells, Column, ColumnKind, Form, RawCell, RawRow, RawTable, Repeats};

/// Checks `table` against `form` and gives its rows with all that is wrong.
/// Empty rows are skipped, and so are rows of the blank with nothing but their number;
/// a line under the table is taken for a note, which is said.
pub fn check(form: &Form, table: &RawTable) -> Checked {
    let (head, faults) = match_head(form, table);
    let mut checked = Checked { faults, ..Checked::default() };
    match head {
        Some(head) => {
            check_body(form, table, &head, &mut checked);
            checked.columns = head.titles;
        }
        // Nothing is read, and that is said.
        None => checked.faults.extend(account::aside_unread(table)),
    }
    checked.faults.sort_by(|one, other| one.place.cmp(&other.place));
    checked
}

/// Checks one text as a cell of `column`: what it means there, and all that is wrong with it.
pub fn check_cell(form: &Form, column: &Column, text: &str) -> (Option<Cell>, Vec<FaultKind>) {
    Lexicons::of(form).check(column, text)
}

fn check_body(form: &Form, table: &RawTable, head: &Head, checked: &mut Checked) {
    let mut lexicons = Lexicons::of(form);
    let body = uncovered(head, &table.rows[head.body..]);
    let Meant { rows: body, sections, faults, headings, laid } =
        filldown::meant(form, &lexicons, table, head, body);
    let mut account = Account::default();
    account.settle_laid(&laid);
    // A row that only begins as a total does is passed over too, and told.
    let totals = table.rows[head.body..].iter().filter(|row| laid::sums_up(form, head, row));
    totals.for_each(|row| account.settle(row));
    for (heading, is_used) in &headings {
        account.settle(heading);
        if !is_used {
            checked.add(account::lone_heading(table, heading));
        }
    }
    // What stands in headings is missing in no head.
    let in_headings = |fault: &Fault| {
        sections.iter().any(|(_, place)| fault.column.as_ref() == Some(&form.columns[*place].key))
    };
    checked.faults.retain(|fault| fault.kind != FaultKind::ColumnMissing || !in_headings(fault));
    faults.into_iter().for_each(|fault| checked.add(fault));
    let places = head.columns.iter().map(|(column, place)| (*column, *place)).chain(sections.iter().copied());
    let columns: Vec<(u16, &Column)> = places.map(|(column, place)| (column, &form.columns[place])).collect();
    let body = body.as_ref();
    if let Some(value) = nothing_said(&columns, body) {
        checked.add(of_head(table, body[0].row, None, FaultKind::NothingSaid { value }));
        return;
    }
    let end = end_of_table(&columns, &lexicons, body);
    hidden::warnings(form, table, head, &body[..end]).into_iter().for_each(|fault| checked.add(fault));
    let mut untitled = Untitled::new(head);
    untitled.known.extend(sections.iter().map(|(column, _)| *column));
    for (place, row) in body.iter().enumerate() {
        if repeats_head(head, row) || head.repeats_numbers(form, row) {
            account.settle(row);
        } else if place >= end || filled_in(&columns, row) == 0 {
            let note = note(table, row);
            if note.is_some() || is_only_numbered(&columns, row) {
                account.settle(row);
            }
            note.into_iter().for_each(|fault| checked.add(fault));
        } else {
            account.settle(row);
            untitled.look(table, row, checked);
            check_row(&mut lexicons, table, &columns, &body[..=place], checked);
        }
    }
    account.tell(table, head, checked);
    if checked.rows.is_empty() {
        checked.add(of_head(table, head.row, None, FaultKind::NoRows));
    }
    twice::told(form, &columns, &checked.rows).into_iter().for_each(|fault| checked.add(fault));
}

/// The same head again: Word repeats it on a new page where somebody copied it there.
fn repeats_head(head: &Head, row: &RawRow) -> bool {
    let title = |cell: &RawCell| {
        head.titles.iter().any(|one| one.column == cell.column && folded(&one.found) == folded(&cell.text))
    };
    row.cells.len() > 1 && row.cells.iter().all(title)
}

/// What the only row says, where that is that there is nothing: «отсутствует», «нет», dashes.
fn nothing_said(columns: &[(u16, &Column)], body: &[RawRow]) -> Option<String> {
    const WORDS: [&str; 8] = [
        "нет",
        "отсутствует",
        "отсутствуют",
        "не имеется",
        "изменений нет",
        "нет изменений",
        "без изменений",
        "точек нет",
    ];
    let [row] = body else { return None };
    let numbers = |cell: &&RawCell| {
        columns.iter().any(|(number, column)| *number == cell.column && column.kind == ColumnKind::Number)
    };
    let cells: Vec<&RawCell> = row.cells.iter().filter(|cell| !numbers(cell)).collect();
    let nothing =
        |cell: &&RawCell| !says_something(&cell.text) || WORDS.contains(&folded(&cell.text).as_str());
    let said = cells.iter().find(|cell| says_something(&cell.text))?;
    cells.iter().all(nothing).then(|| excerpt(&tidy(&said.text)))
}

fn check_row(
    lexicons: &mut Lexicons<'_>,
    table: &RawTable,
    columns: &[(u16, &Column)],
    body: &[RawRow],
    checked: &mut Checked,
) {
    let [above @ .., row] = body else { return };
    let deciding = deciding(lexicons, columns, row);
    let mut cells = Cells::new();
    for (number, column) in columns.iter().filter(|(_, column)| column.kind != ColumnKind::Number) {
        let text = column.reads(row, *number);
        let (cell, faults) = match column.only.as_ref().map(|_| column.belongs_to(&deciding)) {
            None | Some(Some(true)) => lexicons.check(column, text),
            Some(Some(false)) => (None, misplaced(column, &deciding, text)),
            // While the row does not say what it is, nothing is missing in it.
            Some(None) => (lexicons.check(column, text).0, Vec::new()),
        };
        for kind in faults {
            let kind = match kind {
                FaultKind::CellEmpty { .. } if column.repeats != Repeats::Never => {
                    FaultKind::CellEmpty { above: nearest_above(above, *number) }
                }
                other => other,
            };
            let clause = lexicons.clause(column, &kind).to_owned();
            checked.add(Fault { clause, ..of_column(table.place(row.row, Some(*number)), column, kind) });
        }
        cells.extend(cell.map(|cell| (column.key.clone(), cell)));
    }
    checked.rows.push(Row { place: table.place(row.row, None), cells, was: None });
}

/// What stands in `column` of the nearest row above: people leave out what repeats.
fn nearest_above(above: &[RawRow], column: u16) -> Option<String> {
    const FURTHEST: usize = 50;
    let mut texts = above.iter().rev().take(FURTHEST).map(|row| row.text(column));
    texts.find(|text| says_something(text)).map(|text| excerpt(&tidy(text)))
}

/// The rows with what covers their empty cells put into them, and without those that sum up.
fn uncovered<'r>(head: &Head, rows: &'r [RawRow]) -> Cow<'r, [RawRow]> {
    if head.covered.is_empty() && head.totals.is_empty() {
        return Cow::Borrowed(rows);
    }
    let mut above: BTreeMap<u16, String> = BTreeMap::new();
    let mut made = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(|row| !head.is_total(row)) {
        let mut row = row.clone();
        // A line under the table is no row of it.
        let covered = if row.cells.len() > 1 { Some(&head.covered) } else { None };
        for column in covered.into_iter().flatten() {
            match (row.text(*column).trim(), above.get(column)) {
                ("", Some(text)) => {
                    let place = row.cells.partition_point(|cell| cell.column < *column);
                    row.cells.retain(|cell| cell.column != *column);
                    row.cells.insert(place.min(row.cells.len()), RawCell::new(*column, text.clone()));
                }
                ("", None) => {}
                (text, _) => drop(above.insert(*column, text.to_owned())),
            }
        }
        made.push(row);
    }
    Cow::Owned(made)
}

/// What the row says of itself in the columns that decide which others it has.
fn deciding(lexicons: &mut Lexicons<'_>, columns: &[(u16, &Column)], row: &RawRow) -> Cells {
    let mut cells = Cells::new();
    for only in columns.iter().filter_map(|(_, column)| column.only.as_ref()) {
        let decides = columns.iter().find(|(_, column)| column.key == only.column);
        if let (Some((number, column)), false) = (decides, cells.contains_key(&only.column)) {
            let cell = lexicons.check(column, row.text(*number)).0;
            cells.extend(cell.map(|cell| (column.key.clone(), cell)));
        }
    }
    cells
}

/// What stands in a column that the row does not have; a dash says that there is nothing.
fn misplaced(column: &Column, deciding: &Cells, text: &str) -> Vec<FaultKind> {
    let text = tidy(text);
    let of = column.only.as_ref().and_then(|only| deciding.get(&only.column)).map(ToString::to_string);
    let fault = || FaultKind::CellMisplaced { value: excerpt(&text), of: of.unwrap_or_default() };
    if says_something(&text) { vec![fault()] } else { Vec::new() }
}

/// Where the table ends and notes begin: after the last row that has more than one cell filled in, or a number, or whose
/// only cell is a value of its column's vocabulary.
fn end_of_table(columns: &[(u16, &Column)], lexicons: &Lexicons<'_>, body: &[RawRow]) -> usize {
    let few = columns.len() < 3;
    let of_table = |row: &RawRow| match filled_in(columns, row) {
        0 => false,
        1 => {
            few || is_numbered(columns, row)
                || columns.iter().any(|(number, column)| lexicons.knows(column, row.text(*number)))
        }
        _ => true,
    };
    body.iter().rposition(of_table).map_or(0, |last| last + 1)
}

/// Whether a number stands in the row where the form has it.
fn is_numbered(columns: &[(u16, &Column)], row: &RawRow) -> bool {
    let mut numbers = columns.iter().filter(|(_, column)| column.kind == ColumnKind::Number);
    numbers.any(|(number, _)| row.text(*number).trim().starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Whether nothing stands in the row but its number: a row of a blank that nobody filled in.
fn is_only_numbered(columns: &[(u16, &Column)], row: &RawRow) -> bool {
    let of_number = |cell: &RawCell| {
        columns.iter().any(|(number, column)| *number == cell.column && column.kind == ColumnKind::Number)
    };
    is_numbered(columns, row) && row.cells.iter().all(of_number)
}

fn filled_in(columns: &[(u16, &Column)], row: &RawRow) -> usize {
    let filled = |(number, column): &&(u16, &Column)| {
        column.kind != ColumnKind::Number && !is_blank(row.text(*number))
    };
    columns.iter().filter(filled).count()
}

/// A row that is none of the table is said to be a note, unless it is only a number.
fn note(table: &RawTable, row: &RawRow) -> Option<Fault> {
    let wordy = |text: &str| has_words(text) && text.chars().any(char::is_alphabetic);
    let cell = row.cells.iter().find(|cell| wordy(&cell.text))?;
    let value = excerpt(&tidy(&cell.text));
    Some(of_head(table, row.row, Some(cell.column), FaultKind::NoteSkipped { value }))
}

/// Columns without a title: something in them is a fault, said once a column.
struct Untitled {
    known: BTreeSet<u16>,
}

impl Untitled {
    fn new(head: &Head) -> Self {
        let titled = head.titles.iter().map(|column| column.column);
        Self { known: titled.chain(head.columns.keys().copied()).collect() }
    }

    fn look(&mut self, table: &RawTable, row: &RawRow, checked: &mut Checked) {
        for cell in row.cells.iter().filter(|cell| !is_blank(&cell.text)) {
            if self.known.insert(cell.column) {
                let value = excerpt(&tidy(&cell.text));
                checked.add(of_head(table, row.row, Some(cell.column), FaultKind::ColumnUntitled { value }));
            }
        }
    }
}
