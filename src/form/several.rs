//! Several tables of one shape, as the program prints them: each under a caption that says what all its rows have.

use super::continued::append;
use super::head::{Head, match_head};
use super::laid::is_note;
use super::text::{folded, tidy};
use super::{Aside, Caption, Form, RawRow, RawTable, Shape, Split, Told};

/// `chosen`, whose head is `head`, with the rows of the other tables of its shape behind its own, and with their captions;
/// none where it is not one of several, or something else stands above a head.
pub(super) fn joined(form: &Form, tables: &[RawTable], chosen: &RawTable, head: &Head) -> Option<RawTable> {
    let place = head.shape?;
    let shape = form.shapes.get(place)?;
    let split = shape.tables.as_ref()?;
    let mut made = chosen.clone();
    made.captions.push(caption(split, chosen, head, head.row)?);
    let above: Vec<String> = texts_above(chosen, head).map(folded).collect();
    for other in tables.iter().skip_while(|table| !std::ptr::eq(*table, chosen)).skip(1) {
        let Some(own) = match_head(form, other).0.filter(|own| own.shape == Some(place)) else { continue };
        let from = made.rows.last().map_or(0, |row| row.row).saturating_add(1);
        let told = caption(split, other, &own, from)?;
        let is_known = |text: &str| {
            above.contains(&folded(text)) || value(split, text).is_some_and(|value| value == told.value)
        };
        if !texts_above(other, &own).all(is_known) {
            return None;
        }
        let first = other.rows.get(own.body).map_or(u32::MAX, |row| row.row);
        let mut body = other.clone();
        body.rows.drain(..own.body.min(other.rows.len()));
        body.merged.retain(|area| area.rows.0 >= first);
        if !body.rows.is_empty() {
            without_notes(shape, &mut made);
            append(&mut made, body);
        }
        made.captions.push(told);
    }
    Some(made)
}

/// The footnotes under a table stand between the rows of two when another one goes on it: they are told, and no rows.
fn without_notes(shape: &Shape, table: &mut RawTable) {
    while let Some(last) = table.rows.last() {
        let note = match last.cells.as_slice() {
            [one] if is_note(shape, &one.text) => one,
            _ => return,
        };
        let (column, text) = (Some(note.column), note.text.clone());
        table.told.push(Told { row: last.row, column, what: Aside::Footnote, text });
        table.rows.pop();
    }
}

/// What the caption of `table` says of its rows, which begin at `from`; none where it has none.
fn caption(split: &Split, table: &RawTable, head: &Head, from: u32) -> Option<Caption> {
    let across = |row: &RawRow| match row.cells.as_slice() {
        [one] => value(split, &one.text).map(|value| Caption { from, row: Some(row.row), value }),
        _ => None,
    };
    let mut above =
        table.rows.iter().take_while(|row| row.row < head.row).collect::<Vec<_>>().into_iter().rev();
    above.find_map(across).or_else(|| {
        let value = value(split, table.above.as_deref()?)?;
        Some(Caption { from, row: None, value })
    })
}

fn value(split: &Split, text: &str) -> Option<String> {
    let filled = split.caption.read(&tidy(text).replace('\n', " "))?;
    filled.into_iter().find(|(gap, _)| gap == "value" || gap == "Value").map(|(_, value)| value)
}

/// What stands above the head, row by row.
fn texts_above<'t>(table: &'t RawTable, head: &Head) -> impl Iterator<Item = &'t str> {
    let above = head.row;
    let rows = table.rows.iter().take_while(move |row| row.row < above);
    rows.flat_map(|row| &row.cells).map(|cell| cell.text.as_str())
}
