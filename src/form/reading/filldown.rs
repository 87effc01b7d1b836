//! Rows as they are meant where a table says something once for several of them: merged cells, «то же», blanks, and
//! rows that go across as headings.
//!
//! Only what the form allows is filled in ([`Column::repeats`](crate::Column::repeats)); elsewhere it is said which
//! cells are merged, and the file is not taken.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use prikaz_domain::is_blank;

use super::cell::Lexicons;
use super::laid;
use super::meant::{Meant, put};
use crate::heads::head::{Head, of_column};
use crate::table::fault::FaultKind;
use crate::words::text::folded;
use crate::{Column, ColumnKind, Form, Merged, RawRow, RawTable, Repeats};

/// How people write that the cell above holds here too.
const DITTO: [&str; 12] =
    ["то же", "тоже", "-//-", "--//--", "- // -", "-\"-", "- \" -", "\"", "″", "〃", "//", "-''-"];

/// Looks at `body`, the rows under `head`.
pub(crate) fn meant<'r>(
    form: &Form,
    lexicons: &Lexicons<'_>,
    table: &RawTable,
    head: &Head,
    body: Cow<'r, [RawRow]>,
) -> Meant<'r> {
    let mut made = Meant {
        rows: body,
        sections: Vec::new(),
        faults: Vec::new(),
        headings: Vec::new(),
        laid: Vec::new(),
    };
    fill_merged(form, table, head, &mut made);
    fill_repeated(form, lexicons, table, head, &mut made);
    laid::read(form, lexicons, table, head, &mut made);
    take_headings(form, lexicons, head, &mut made);
    made
}

fn columns<'f>(form: &'f Form, head: &Head) -> impl Iterator<Item = (u16, &'f Column)> {
    head.columns.iter().map(|(number, place)| (*number, &form.columns[*place]))
}

/// Puts what a merged area holds into each of its rows.
fn fill_merged(form: &Form, table: &RawTable, head: &Head, made: &mut Meant<'_>) {
    let by_column: BTreeMap<u16, &Column> =
        columns(form, head).filter(|(_, column)| column.kind != ColumnKind::Number).collect();
    let tall = |area: &&Merged| area.rows.1 > area.rows.0 && area.rows.0 > head.row;
    for area in table.merged.iter().filter(tall) {
        let Some(column) = by_column.get(&area.columns.0) else { continue };
        let first = made.rows.partition_point(|row| row.row < area.rows.0);
        let Some(text) = made.rows.get(first).filter(|row| row.row == area.rows.0) else { continue };
        let text = text.text(area.columns.0).to_owned();
        let end = made.rows.partition_point(|row| row.row <= area.rows.1);
        let mut last = area.rows.0;
        for place in first + 1..end {
            put(&mut made.rows.to_mut()[place], area.columns.0, &text);
            last = made.rows[place].row;
        }
        let allowed = column.repeats != Repeats::Never || head.merged.contains(&area.columns.0);
        if last > area.rows.0 && !is_blank(&text) && !allowed {
            let place = table.place(area.rows.0, Some(area.columns.0));
            let last = table.place(last, None).row;
            made.faults.push(of_column(place, column, FaultKind::CellsMerged { last }));
        }
    }
}

/// Puts the value above where a cell says «то же», and into blanks where the form allows that.
fn fill_repeated(form: &Form, lexicons: &Lexicons<'_>, table: &RawTable, head: &Head, made: &mut Meant<'_>) {
    for (number, column) in columns(form, head) {
        if column.kind == ColumnKind::Number {
            continue;
        }
        let mut above: Option<String> = None;
        for place in 0..made.rows.len() {
            let row = &made.rows[place];
            if row.cells.len() <= 1 {
                continue;
            }
            let text = row.text(number).trim();
            let is_ditto = is_ditto(text) && !lexicons.knows(column, text);
            let takes = match column.repeats {
                Repeats::Never => false,
                Repeats::Merged => is_ditto,
                Repeats::Blank => is_ditto || text.is_empty(),
            };
            match &above {
                Some(value) if takes => put(&mut made.rows.to_mut()[place], number, value),
                _ if is_ditto => {
                    let place = table.place(row.row, Some(number));
                    let value = text.to_owned();
                    made.faults.push(of_column(place, column, FaultKind::Ditto { value }));
                }
                _ if !text.is_empty() && column.repeats != Repeats::Never => {
                    let kept = above.get_or_insert_default();
                    text.clone_into(kept);
                }
                _ => {}
            }
        }
    }
}

fn is_ditto(text: &str) -> bool {
    // An apostrophe alone is a minute of arc, or a foot.
    if matches!(text, "'" | "′" | "’") {
        return false;
    }
    // Of all these, only «то же» has letters.
    let first = text.chars().find(|sign| sign.is_alphanumeric());
    if first.is_some_and(|first| !matches!(first, 'т' | 'Т')) {
        return false;
    }
    let text = folded(text);
    DITTO.iter().any(|ditto| folded(ditto) == text || folded(ditto) == text.trim_matches('"'))
}

/// Rows that hold nothing but a value of a column that the head lacks are headings: those below belong to them.
fn take_headings(form: &Form, lexicons: &Lexicons<'_>, head: &Head, made: &mut Meant<'_>) {
    let sections = made.sections.iter().map(|(_, place)| *place);
    let known: BTreeSet<usize> = head.columns.values().copied().chain(sections).collect();
    let absent = form
        .columns
        .iter()
        .enumerate()
        .filter(|(place, column)| !known.contains(place) && matches!(column.kind, ColumnKind::Choice(_)));
    for ((place, column), number) in absent.zip((0..u16::MAX).rev().skip(made.sections.len())) {
        let names = |row: &RawRow| match row.cells.as_slice() {
            [one] => lexicons.knows(column, &one.text),
            _ => false,
        };
        if !made.rows.iter().any(names) {
            continue;
        }
        let mut heading: Option<RawRow> = None;
        let mut headings: Vec<(RawRow, bool)> = Vec::new();
        let mut rows = Vec::with_capacity(made.rows.len());
        for mut row in std::mem::take(&mut made.rows).into_owned() {
            if names(&row) {
                headings.push((row.clone(), false));
                heading = Some(row);
                continue;
            }
            if let Some(heading) = heading.as_ref().filter(|_| row.cells.len() > 1) {
                put(&mut row, number, &heading.cells[0].text);
                headings.iter_mut().next_back().into_iter().for_each(|(_, is_used)| *is_used = true);
            }
            rows.push(row);
        }
        made.rows = Cow::Owned(rows);
        made.headings.extend(headings);
        made.sections.push((number, place));
    }
}

#[cfg(test)]
mod tests {
    use super::is_ditto;

    #[test]
    fn blanks_within_what_says_the_same_do_not_make_it_a_value() {
        let apart = format!("То{}же", " ".repeat(40));
        for text in ["то же", "То же.", "-//-", apart.as_str()] {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["то же, что и выше", "тотже", "'", "рота"] {
            assert!(!is_ditto(text), "{text}");
        }
    }
}
