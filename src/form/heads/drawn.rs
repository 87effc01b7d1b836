//! Finds the head of a shape in a table, as the program writes it: drawn in two or three rows, or the titles of its
//! columns over rows that do not say everything by themselves.
//!
//! Cells that are covered are empty in a file; so a cell of the head stands at its first row and column, and the columns
//! follow one another as in the shape.

use std::collections::BTreeMap;

use super::head::{DEEPEST, Head, MatchedColumn, name_of, on_one_line};
use crate::reading::cell::Lexicons;
use crate::reading::laid;
use crate::words::text::title_key;
use crate::{Column, Form, HeadCell, Presence, RawCell, RawTable, RecordStyle, Shape, Sureness};

/// The whole drawn head of one of the shapes of `form` in `table`, where there is one.
pub(crate) fn find(form: &Form, table: &RawTable) -> Option<Head> {
    let lexicons = Lexicons::of(form);
    let shapes = || form.shapes.iter().enumerate().filter(|(_, shape)| shape.list.is_none());
    let fitting = shapes().find_map(|(at, shape)| {
        let head = of_shape(form, shape, at, table)?;
        let is_telling = !shape.head.is_empty() || says_more(shape);
        // With a column more it is the head of another shape, or of somebody's own table.
        let is_last =
            |cell: &RawCell| head.columns.keys().next_back().is_some_and(|last| cell.column <= *last);
        let own = table.rows.iter().filter(|row| row.row == head.row).flat_map(|row| &row.cells);
        let is_telling = is_telling && own.into_iter().all(is_last);
        (is_telling && laid::fits(form, &lexicons, shape, &table.rows[head.body..])).then_some(head)
    });
    // A drawn head is known by itself, whatever somebody put under it.
    let drawn = || shapes().filter(|(_, shape)| !shape.head.is_empty());
    fitting.or_else(|| drawn().find_map(|(at, shape)| of_shape(form, shape, at, table)))
}

/// Whether rows in `shape` do not say everything by themselves.
fn says_more(shape: &Shape) -> bool {
    !shape.sections.is_empty()
        || shape.tables.is_some()
        || !shape.merge.is_empty()
        || shape.records.is_some()
        || !shape.totals.is_empty()
        || !shape.notes.is_empty()
}

/// The cells of the head of `shape`: as they are drawn, else the titles of its columns.
fn head_of(form: &Form, shape: &Shape) -> Vec<Vec<HeadCell>> {
    if !shape.head.is_empty() {
        return shape.head.clone();
    }
    let columns = shape.columns.iter().filter_map(|key| form.column(key)).zip(0..);
    let cell = |(column, place): (&Column, u16)| HeadCell {
        text: column.title.clone(),
        column: place,
        columns: 1,
        rows: 1,
    };
    vec![columns.map(cell).collect()]
}

fn of_shape(form: &Form, shape: &Shape, at: usize, table: &RawTable) -> Option<Head> {
    let drawn = head_of(form, shape);
    let (first, offset) = place(&drawn, table)?;
    let places = shape.columns.iter().map(|key| form.place_of(key));
    let columns: BTreeMap<u16, usize> =
        (offset..).zip(places).filter_map(|(column, place)| Some((column, place?))).collect();
    let deep = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
    let row = table.rows[first].row;
    let below = table.rows[first..].iter().take_while(|one| one.row - row < deep).count();
    let merged = shape.records.iter().filter(|records| records.style == RecordStyle::Merged);
    let merged: Vec<_> = shape.merge.iter().chain(merged.flat_map(|records| &records.by)).collect();
    let is_merged = |place: usize| merged.contains(&&form.columns[place].key);
    let merged: BTreeMap<u16, usize> = columns
        .iter()
        .filter(|(_, place)| is_merged(**place))
        .map(|(column, place)| (*column, *place))
        .collect();
    // Where records have rows of their own, what is covered is told within each record.
    let by_row = shape.records.as_ref().is_some_and(|records| records.style == RecordStyle::SubRows);
    let must = |place: usize| !by_row && form.columns[place].presence == Presence::Required;
    let covered = merged.iter().filter(|(_, place)| must(**place)).map(|(column, _)| *column).collect();
    let totals = shape.totals.iter().map(|total| title_key(total.text.opening()));
    let totals = totals.filter(|opening| !opening.is_empty()).collect();
    let titles = titles(form, &drawn, table, &columns, offset);
    let merged = merged.into_keys().collect();
    Some(Head { row, columns, body: first + below, covered, titles, merged, shape: Some(at), totals })
}

/// What stands lowest over each column.
fn titles(
    form: &Form,
    drawn: &[Vec<HeadCell>],
    table: &RawTable,
    columns: &BTreeMap<u16, usize>,
    offset: u16,
) -> Vec<MatchedColumn> {
    let over = |column: u16| {
        let covers =
            |cell: &&HeadCell| (cell.column..cell.column + cell.columns).contains(&(column - offset));
        drawn.iter().rev().flatten().find(covers).map(|cell| on_one_line(&cell.text))
    };
    let matched = |(column, place): (&u16, &usize)| MatchedColumn {
        column: *column,
        name: name_of(table, *column),
        found: over(*column).unwrap_or_default(),
        key: Some(form.columns[*place].key.clone()),
        title: Some(form.columns[*place].title.clone()),
        sureness: Some(Sureness::Certain),
    };
    columns.iter().map(matched).collect()
}

/// Where the head `drawn` begins: the place of its first row, and its first column.
fn place(drawn: &[Vec<HeadCell>], table: &RawTable) -> Option<(usize, u16)> {
    let corner = title_key(&drawn.first()?.first()?.text);
    let starts = table.rows.iter().take(DEEPEST).enumerate();
    let mut starts = starts.filter_map(|(place, row)| {
        let cell = row.cells.first().filter(|cell| reads(&cell.text, &corner))?;
        Some((place, cell.column))
    });
    starts.find(|(place, offset)| is_whole(drawn, table, *place, *offset))
}

fn is_whole(drawn: &[Vec<HeadCell>], table: &RawTable, first: usize, offset: u16) -> bool {
    let begins = table.rows[first].row;
    let mut rows = table.rows[first..].iter().peekable();
    drawn.iter().zip(begins..).all(|(cells, number)| {
        let row = rows.next_if(|row| row.row == number);
        cells.iter().all(|cell| {
            let text = row.map_or("", |row| row.text(offset.saturating_add(cell.column)));
            reads(text, &title_key(&cell.text))
        })
    })
}

/// Whether `text` is the title with this key, or the title with the mark of a footnote.
fn reads(text: &str, key: &str) -> bool {
    let found = title_key(text);
    found.strip_prefix(key).is_some_and(|mark| mark.chars().all(|sign| sign.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::{key, points};
    use crate::table::raw::tests::table;
    use crate::{Counting, Level, Phrase};

    #[test]
    fn a_head_is_that_of_a_shape_whose_sections_stand_under_it() {
        let mut form = points();
        let plain = Shape { columns: vec![key("process"), key("needs")], ..Shape::plain(&form) };
        let heading = Phrase::parse("{value}").expect("a phrase of the test");
        let level = Level { column: key("kind"), heading, counting: Counting::Through, absent: None };
        let parted = Shape { sections: vec![level], ..plain.clone() };
        form.shapes = vec![plain, parted];
        let shape = |rows: &str| {
            find(&form, &table(&format!("Процесс | Потребности\n{rows}"))).map(|head| head.shape)
        };
        assert_eq!(shape("Офлайн-точка\nприём | консультация"), Some(Some(1)));
        assert_eq!(shape("приём | консультация"), None, "rows that say everything by themselves");
    }
}
