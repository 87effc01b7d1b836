//! Several tables of one shape, as the program prints them: each under a caption that says what all its rows have.

use std::ops::Range;

use super::laid::is_note;
use crate::heads::head::Head;
use crate::heads::matching::match_head;
use crate::words::text::{folded, tidy};
use crate::{Aside, Caption, Form, Gap, RawCell, RawRow, RawTable, Shape, Split, Told};

/// `chosen`, whose head is `head`, with the rows of the other tables of its shape behind its own, and with their captions;
/// none where it is not one of several, or something else stands above a head.
pub(crate) fn joined(form: &Form, tables: &[RawTable], chosen: &RawTable, head: &Head) -> Option<RawTable> {
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
            let notes = notes_below(shape, &made);
            // What is appended is numbered below the notes, which keep their numbers.
            made.append(body);
            tell_notes(&mut made, notes);
        }
        made.captions.push(told);
    }
    Some(made)
}

/// The rows under `table` that are its footnotes.
fn notes_below(shape: &Shape, table: &RawTable) -> Range<usize> {
    let is_footnote = |row: &&RawRow| matches!(row.cells.as_slice(), [one] if is_note(shape, &one.text));
    let end = table.rows.len();
    end - table.rows.iter().rev().take_while(is_footnote).count()..end
}

/// Footnotes that stand between the rows of two tables, when one goes on the other, are told, and no rows.
fn tell_notes(table: &mut RawTable, notes: Range<usize>) {
    for row in table.rows.drain(notes) {
        let cells = row.cells.into_iter();
        let told = |cell: RawCell| Told {
            row: row.row,
            column: Some(cell.column),
            what: Aside::Footnote,
            text: cell.text,
        };
        table.told.extend(cells.map(told));
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
    filled.into_iter().find(|(gap, _)| Gap::is_value(gap)).map(|(_, value)| value)
}

/// What stands above the head, row by row.
fn texts_above<'t>(table: &'t RawTable, head: &Head) -> impl Iterator<Item = &'t str> {
    let above = head.row;
    let rows = table.rows.iter().take_while(move |row| row.row < above);
    rows.flat_map(|row| &row.cells).map(|cell| cell.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::{key, points};
    use crate::table::raw::tests::table;
    use crate::{Phrase, Source};

    /// What the captions say of two tables that are read as one; none where the second does not go on the first.
    fn captions(first: &str, second: &str) -> Option<Vec<String>> {
        let mut form = points();
        let caption = Phrase::parse("Точки: {value}").expect("a phrase of the test");
        let shape = Shape {
            columns: vec![key("process"), key("needs")],
            tables: Some(Split { by: key("kind"), caption, absent: None }),
            ..Shape::plain(&form)
        };
        form.shapes.push(shape);
        let tables = [(1, first), (2, second)]
            .map(|(number, text)| RawTable { source: Source::Table(number), ..table(text) });
        let head = match_head(&form, &tables[0]).0.expect("a head");
        let made = joined(&form, &tables, &tables[0], &head)?;
        Some(made.captions.into_iter().map(|caption| caption.value).collect())
    }

    #[test]
    fn a_table_goes_on_another_where_nothing_new_but_its_caption_stands_above_it() {
        let first = "Министерство\nТочки: цифровая точка\nПроцесс | Потребности\nприём | консультация";
        let second = |above: &str| {
            format!("{above}\nТочки: офлайн-точка\nПроцесс | Потребности\nвыдача | получение форм")
        };
        let both = Some(vec!["цифровая точка".to_owned(), "офлайн-точка".to_owned()]);
        assert_eq!(captions(first, &second("")), both);
        assert_eq!(captions(first, &second("МИНИСТЕРСТВО")), both, "said above the first one too");
        assert_eq!(captions(first, &second("Архивная служба")), None);
    }
}
