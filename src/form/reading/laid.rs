//! Rows as the program itself lays them out in a shape, read back: headings of sections over the rows, the words for
//! sections without rows, rows that sum up, records with rows under them, marks of footnotes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::cell::Lexicons;
use super::meant::{Meant, put};
use crate::edition::reference::target;
use crate::heads::head::Head;
use crate::words::text::{folded, tidy};
use crate::{Column, ColumnKind, Form, Gap, Level, Marks, NoteOn, RawRow, RawTable, RecordStyle, Shape};

/// No heading is longer, in bytes.
const LONGEST: usize = 2_000;

/// Makes the rows under `head` such as each would stand by itself: as the shape lays them out whose head it is, and with
/// references that say what they lead to.
pub(super) fn read(
    form: &Form,
    lexicons: &Lexicons<'_>,
    table: &RawTable,
    head: &Head,
    made: &mut Meant<'_>,
) {
    if let Some(shape) = head.shape.and_then(|place| form.shapes.get(place)) {
        read_shape(form, lexicons, shape, (table, head), made);
    }
    take_references(form, head, made);
}

fn read_shape(
    form: &Form,
    lexicons: &Lexicons<'_>,
    shape: &Shape,
    (table, head): (&RawTable, &Head),
    made: &mut Meant<'_>,
) {
    without_totals(shape, made);
    take_sections(form, lexicons, shape, head, made);
    take_captions(form, lexicons, shape, table, made);
    take_records(form, shape, head, made);
    without_marks(form, shape, head, made);
}

/// Whether every row of `rows` that goes across is what the shape prints so: then the table is in this shape.
pub(crate) fn fits(form: &Form, lexicons: &Lexicons<'_>, shape: &Shape, rows: &[RawRow]) -> bool {
    let mut any = false;
    let known = rows.iter().filter_map(across).all(|text| {
        any = true;
        is_absent(shape, text)
            || totals(shape, text)
            || is_note(shape, text)
            || !levels(form, lexicons, shape, text).is_empty()
    });
    known && (any || shape.sections.is_empty())
}

/// Whether `text` is a footnote as the shape marks them.
pub(super) fn is_note(shape: &Shape, text: &str) -> bool {
    let begins = |signs: &[char]| text.trim_start().starts_with(signs);
    !shape.notes.is_empty()
        && match shape.marks {
            Marks::Stars | Marks::Numbers => begins(&['<']),
            // Under a table such marks stand on the line, parted from the words by a space that does not break.
            Marks::Raised => {
                let words = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
                words.len() < text.len() && words.starts_with('\u{a0}')
                    || begins(&['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
            }
        }
}

/// The text of a row that has one cell and no more.
fn across(row: &RawRow) -> Option<&str> {
    match row.cells.as_slice() {
        [one] => Some(&one.text),
        _ => None,
    }
}

fn is_absent(shape: &Shape, text: &str) -> bool {
    let split = shape.tables.iter().filter_map(|split| split.absent.as_ref());
    let levels = shape.sections.iter().filter_map(|level| level.absent.as_ref());
    split.chain(levels).any(|absent| tidy(absent) == tidy(text))
}

fn totals(shape: &Shape, text: &str) -> bool {
    text.len() <= LONGEST && shape.totals.iter().any(|total| total.text.read(&tidy(text)).is_some())
}

/// Whether `row` is one that sums up, worded as the shape of `head` words it: not only beginning so.
pub(super) fn sums_up(form: &Form, head: &Head, row: &RawRow) -> bool {
    head.shape.and_then(|place| form.shapes.get(place)).is_some_and(|shape| is_total(shape, row))
}

fn is_total(shape: &Shape, row: &RawRow) -> bool {
    // A printed number is no total, whatever the words of totals begin with.
    let first = row.cells.iter().find(|cell| !is_bare_number(&cell.text));
    first.is_some_and(|cell| totals(shape, &cell.text))
}

/// Rows that sum up are none of the register's.
fn without_totals(shape: &Shape, made: &mut Meant<'_>) {
    let is_total = |row: &RawRow| is_total(shape, row);
    let found: Vec<u32> = made.rows.iter().filter(|row| is_total(row)).map(|row| row.row).collect();
    if !found.is_empty() {
        made.rows.to_mut().retain(|row| !is_total(row));
        made.laid.extend(found);
    }
}

fn is_bare_number(text: &str) -> bool {
    text.chars().all(|sign| sign.is_ascii_digit() || sign == '.' || sign.is_whitespace())
}

/// The levels whose heading `text` may be, from 0, each with the value it says.
fn levels(form: &Form, lexicons: &Lexicons<'_>, shape: &Shape, text: &str) -> Vec<(usize, String)> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let text = tidy(text).replace('\n', " ");
    let value = |level: &Level| {
        let filled = level.heading.read(&text)?;
        let value = filled.into_iter().find(|(gap, _)| Gap::is_value(gap))?.1;
        let column = form.column(&level.column)?;
        let closed = form.closed_values(&level.column).is_some();
        (!closed || lexicons.knows(column, &value)).then_some(value)
    };
    shape.sections.iter().enumerate().filter_map(|(place, level)| Some((place, value(level)?))).collect()
}

/// What the headings that stand one above another say: the innermost as deep as it can be.
fn assigned(mut run: Vec<Vec<(usize, String)>>) -> Option<Vec<(usize, String)>> {
    let mut below = usize::MAX;
    let mut found = Vec::with_capacity(run.len());
    while let Some(candidates) = run.pop() {
        let one = candidates.into_iter().rev().find(|(level, _)| *level < below)?;
        below = one.0;
        found.push(one);
    }
    found.reverse();
    Some(found)
}

/// Puts what headings say into the rows under them.
fn take_sections(form: &Form, lexicons: &Lexicons<'_>, shape: &Shape, head: &Head, made: &mut Meant<'_>) {
    if shape.sections.is_empty() {
        return;
    }
    let place = |level: &Level| form.place_of(&level.column);
    let places: Vec<Option<usize>> = shape.sections.iter().map(place).collect();
    // Numbers that no column of a file has.
    let numbers: Vec<u16> = (0..u16::MAX).rev().take(places.len()).collect();
    let mut values: Vec<Option<String>> = vec![None; places.len()];
    let mut waiting: Vec<(RawRow, Vec<(usize, String)>)> = Vec::new();
    let mut rows: Vec<RawRow> = Vec::with_capacity(made.rows.len());
    for mut row in std::mem::take(&mut made.rows).into_owned() {
        let text = across(&row).map(str::to_owned);
        let is_absent = text.as_ref().is_some_and(|text| is_absent(shape, text));
        if let (Some(text), false) = (&text, is_absent) {
            let levels = levels(form, lexicons, shape, text);
            if !levels.is_empty() {
                waiting.push((row, levels));
                continue;
            }
        }
        let run = std::mem::take(&mut waiting);
        match assigned(run.iter().map(|(_, levels)| levels.clone()).collect()) {
            Some(said) => {
                made.laid.extend(run.iter().map(|(heading, _)| heading.row));
                for (level, value) in said {
                    values[level] = Some(value);
                    values[level + 1..].fill(None);
                }
            }
            None => rows.extend(run.into_iter().map(|(row, _)| row)),
        }
        if is_absent {
            made.laid.push(row.row);
            continue;
        }
        for ((number, place), value) in numbers.iter().zip(&places).zip(&values) {
            let is_shown = place.is_some_and(|place| head.columns.values().any(|shown| *shown == place));
            if let (Some(value), false) = (value, is_shown || text.is_some()) {
                put(&mut row, *number, value);
            }
        }
        rows.push(row);
    }
    rows.extend(waiting.into_iter().map(|(row, _)| row));
    made.rows = Cow::Owned(rows);
    let found = numbers.into_iter().zip(places).filter_map(|(number, place)| Some((number, place?)));
    let hidden = found.filter(|(_, place)| !head.columns.values().any(|shown| shown == place));
    made.sections.extend(hidden);
}

/// Puts what the captions of several tables say into the rows under them.
fn take_captions(
    form: &Form,
    lexicons: &Lexicons<'_>,
    shape: &Shape,
    table: &RawTable,
    made: &mut Meant<'_>,
) {
    // A number that no column of a file has, and no section.
    const NUMBER: u16 = u16::MAX;
    let by = shape.tables.as_ref().filter(|_| !table.captions.is_empty()).map(|split| &split.by);
    let Some(place) = by.and_then(|by| form.place_of(by)) else {
        return;
    };
    let column = &form.columns[place];
    let closed = form.closed_values(&column.key).is_some();
    if closed && !table.captions.iter().all(|caption| lexicons.knows(column, &caption.value)) {
        return;
    }
    made.laid.extend(table.captions.iter().filter_map(|caption| caption.row));
    let mut rows: Vec<RawRow> = Vec::with_capacity(made.rows.len());
    for mut row in std::mem::take(&mut made.rows).into_owned() {
        if across(&row).is_some_and(|text| is_absent(shape, text)) {
            made.laid.push(row.row);
            continue;
        }
        if let Some(caption) = table.captions.iter().rev().find(|caption| caption.from <= row.row) {
            put(&mut row, NUMBER, &caption.value);
        }
        rows.push(row);
    }
    made.rows = Cow::Owned(rows);
    made.sections.push((NUMBER, place));
}

/// Puts what stands in the row of a record into the rows under it.
fn take_records(form: &Form, shape: &Shape, head: &Head, made: &mut Meant<'_>) {
    let Some(records) = shape.records.as_ref().filter(|records| records.style == RecordStyle::SubRows) else {
        return;
    };
    let column = |place: &usize| form.columns.get(*place);
    let is_of = |column: &Column| records.by.contains(&column.key);
    let by: Vec<u16> = columns_of(head, |place| column(place).is_some_and(is_of));
    let rest: Vec<u16> = columns_of(head, |place| {
        column(place).is_some_and(|column| !is_of(column) && column.kind != ColumnKind::Number)
    });
    let has =
        |row: &RawRow, columns: &[u16]| columns.iter().any(|column| !row.text(*column).trim().is_empty());
    let all = std::mem::take(&mut made.rows).into_owned();
    let is_sub_row = |row: &RawRow| !has(row, &by) && has(row, &rest);
    let mut rows: Vec<RawRow> = Vec::with_capacity(all.len());
    let mut record: Option<RawRow> = None;
    for (place, row) in all.iter().enumerate() {
        if has(row, &by) {
            let heads = !has(row, &rest) && all.get(place + 1).is_some_and(is_sub_row);
            record = heads.then(|| row.clone());
            if heads {
                made.laid.push(row.row);
                continue;
            }
        }
        let mut row = row.clone();
        if let Some(record) = record.as_ref().filter(|_| is_sub_row(&row)) {
            by.iter().for_each(|column| put(&mut row, *column, record.text(*column)));
            let above = rows.last().filter(|above| above.row > record.row);
            for column in head.merged.iter().filter(|column| !by.contains(column)) {
                let covered = above.filter(|_| row.text(*column).trim().is_empty());
                if let Some(text) = covered.map(|above| above.text(*column).to_owned()) {
                    put(&mut row, *column, &text);
                }
            }
        }
        rows.push(row);
    }
    made.rows = Cow::Owned(rows);
}

fn columns_of(head: &Head, is: impl Fn(&usize) -> bool) -> Vec<u16> {
    head.columns.iter().filter(|(_, place)| is(place)).map(|(column, _)| *column).collect()
}

/// The marks of footnotes are no part of what they stand behind.
fn without_marks(form: &Form, shape: &Shape, head: &Head, made: &mut Meant<'_>) {
    let on = |column: &Column| {
        shape.notes.iter().any(|note| match &note.on {
            NoteOn::Value { column: on, .. } | NoteOn::Rows { column: on, .. } => *on == column.key,
            NoteOn::Head { .. } => false,
        })
    };
    let columns = columns_of(head, |place| form.columns.get(*place).is_some_and(on));
    for column in columns {
        let marked = |row: &RawRow| unmarked(shape.marks, row.text(column)).is_some();
        if !made.rows.iter().any(marked) {
            continue;
        }
        for row in made.rows.to_mut() {
            if let Some(text) = unmarked(shape.marks, row.text(column)).map(str::to_owned) {
                put(row, column, &text);
            }
        }
    }
}

/// A reference is printed as the number of the row it leads to: it says again what tells that row, where the table prints
/// that and no two rows have the number.
fn take_references(form: &Form, head: &Head, made: &mut Meant<'_>) {
    let column = |is: &dyn Fn(&Column) -> bool| {
        columns_of(head, |place| form.columns.get(*place).is_some_and(is)).first().copied()
    };
    let Some(number) = column(&|column| column.kind == ColumnKind::Number) else { return };
    for reference in &form.columns {
        let places = target(&reference.kind)
            .and_then(|to| Some((column(&|one| one.key == reference.key)?, column(&|one| one.key == *to)?)));
        let Some((place, to)) = places else { continue };
        let (mut told, mut texts): (HashMap<String, Option<String>>, HashSet<String>) = Default::default();
        for row in made.rows.iter().filter(|row| !row.text(to).trim().is_empty()) {
            let (number, text) = (row.text(number).trim(), row.text(to));
            texts.insert(folded(text));
            if !number.is_empty() {
                told.entry(number.to_owned())
                    .and_modify(|known| *known = None)
                    .or_insert(Some(text.to_owned()));
            }
        }
        let meant = |row: &RawRow| {
            let said = row.text(place).trim();
            told.get(said).cloned().flatten().filter(|_| !texts.contains(&folded(said)))
        };
        if !made.rows.iter().any(|row| meant(row).is_some()) {
            continue;
        }
        for row in made.rows.to_mut() {
            if let Some(text) = meant(row) {
                put(row, place, &text);
            }
        }
    }
}

/// `text` without the marks behind it, where there are any.
fn unmarked(marks: Marks, text: &str) -> Option<&str> {
    let mut rest = text.trim_end();
    let whole = rest.len();
    loop {
        let shorter = match marks {
            Marks::Stars => mark_before(rest, |sign| sign == '*'),
            Marks::Numbers => mark_before(rest, |sign| sign.is_ascii_digit()),
            Marks::Raised => {
                let bare = rest.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
                (bare.len() < rest.len()).then_some(bare)
            }
        };
        match shorter {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    (rest.len() < whole).then_some(rest)
}

/// What stands before a last «<*>».
fn mark_before(text: &str, is_sign: impl Fn(char) -> bool) -> Option<&str> {
    let (before, mark) = text.strip_suffix('>')?.rsplit_once('<')?;
    (!mark.is_empty() && mark.chars().all(is_sign)).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::{key, points};
    use crate::reading::check::check;
    use crate::table::raw::tests::table;
    use crate::{Counting, Phrase, Total, TotalOf};

    /// The processes read under a head of a shape whose totals are worded as `total`.
    fn processes(total: &str, rows: &str) -> Vec<String> {
        let mut form = points();
        let text = Phrase::parse(total).expect("a phrase of the test");
        let total = Total { of: TotalOf::Table, text, words: None, sum: Vec::new() };
        let shape = Shape { totals: vec![total], ..Shape::plain(&form) };
        form.shapes.push(shape);
        let head = "Номер строки | Процесс | Вид точки | Потребности";
        let checked = check(&form, &table(&format!("{head}\n{rows}")));
        let process = |row: &crate::Row| row.cells.get(&key("process")).map(ToString::to_string);
        checked.rows.iter().filter_map(process).collect()
    }

    #[test]
    fn a_row_that_sums_up_is_no_row_of_the_register_whatever_its_words_begin_with() {
        let rows = "1 | приём | цифровая точка | консультация\n\
                    2 | выдача | офлайн-точка | получение форм";
        assert_eq!(
            processes("Всего: {count}", &format!("{rows}\nВсего: 2 | | | консультация")),
            ["приём", "выдача"]
        );
        let own = format!("{rows}\n | 2 точки всего | офлайн-точка | консультация");
        assert_eq!(processes("{count} точки всего", &own), ["приём", "выдача"]);
        assert_eq!(processes("{count} точек всего", &own), ["приём", "выдача", "2 точки всего"]);
    }

    #[test]
    fn a_text_as_long_as_a_page_heads_no_section() {
        let form = points();
        let heading = Phrase::parse("Процесс: {value}").expect("a phrase of the test");
        let level = Level { column: key("process"), heading, counting: Counting::Through, absent: None };
        let shape = Shape { sections: vec![level], ..Shape::plain(&form) };
        let heads = |text: &str| levels(&form, &Lexicons::of(&form), &shape, text);
        assert_eq!(heads("Процесс: приём граждан"), [(0, "приём граждан".to_owned())]);
        assert_eq!(heads(&format!("Процесс: {}", "приём граждан ".repeat(100))), []);
    }
}
