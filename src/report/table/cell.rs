//! What stands in a cell, by the type of its column.

use std::collections::HashMap;

use crate::document::{Alignment, Content};
use crate::domain::{Cell as Value, ColumnKey, Entry};
use crate::form::{CellType, Column, ColumnKind, Decimal, Form, Markup, Shape, date_of, folded};

use super::arrange::text_of;
use super::markup;
use super::number::Numbers;

/// Rows to be printed in a shape, with what their cells need to know.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) form: &'a Form,
    pub(super) shape: &'a Shape,
    pub(super) entries: &'a [Entry],
    /// The columns that are shown.
    pub(super) columns: Vec<&'a Column>,
    numbers: &'a Numbers,
    /// For each column that references lead to, the row of each value.
    targets: HashMap<&'a ColumnKey, HashMap<String, usize>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(form: &'a Form, shape: &'a Shape, entries: &'a [Entry], numbers: &'a Numbers) -> Self {
        let columns = shape.columns.iter().filter_map(|key| form.column(key)).collect();
        let references = form.columns.iter().filter_map(|column| match &column.kind {
            ColumnKind::Typed(CellType::Reference { to }) => Some(to),
            _ => None,
        });
        let targets = references.map(|to| (to, places(entries, to))).collect();
        Self { form, shape, entries, columns, numbers, targets }
    }

    /// The printed number of the row at `place`.
    pub(super) fn number(&self, place: usize) -> &str {
        self.numbers.of(place, &self.entries[place])
    }

    /// What stands in `column` of the row at `place`.
    pub(super) fn content(&self, place: usize, column: &Column) -> Content {
        content(column, &self.entries[place], self.number(place), |to, text| {
            let target = self.targets.get(to).and_then(|places| places.get(&folded(text)));
            target.map(|place| self.number(*place).to_owned())
        })
    }

    /// What stands in the column `key` of the row at `place`, on one line.
    pub(super) fn said(&self, place: usize, key: &ColumnKey) -> String {
        let content = self.form.column(key).map(|column| self.content(place, column));
        content.map(|content| content.printed().replace('\n', " ")).unwrap_or_default()
    }
}

/// What stands in `column` of a row that is printed under `number`; `target` gives the number of the row whose column
/// holds a text.
pub(super) fn content(
    column: &Column,
    entry: &Entry,
    number: &str,
    target: impl FnOnce(&ColumnKey, &str) -> Option<String>,
) -> Content {
    if column.kind == ColumnKind::Number {
        return Content::Text(number.into());
    }
    match entry.cells.get(&column.key) {
        None => Content::Text("".into()),
        // Several values stand one under another, divided by semicolons.
        Some(Value::List(values)) => Content::Text(values.join(";\n").into()),
        Some(Value::Text(text)) => of_text(column, text, target),
    }
}

fn of_text(column: &Column, text: &str, target: impl FnOnce(&ColumnKey, &str) -> Option<String>) -> Content {
    let plain = || Content::Text(text.into());
    match &column.kind {
        ColumnKind::Typed(CellType::YesNo { yes, no }) => match text {
            "да" => Content::Text(yes.as_str().into()),
            "нет" => Content::Text(no.as_str().into()),
            other => Content::Text(other.into()),
        },
        ColumnKind::Typed(CellType::Decimal { decimals, .. }) => match Decimal::parse(text) {
            Some(number) => Content::Decimal { value: number.to_f64(), decimals: *decimals },
            None => plain(),
        },
        ColumnKind::Typed(CellType::Date) => date_of(text).map_or_else(plain, Content::Date),
        ColumnKind::Typed(CellType::Reference { to }) => {
            target(to, text).map_or_else(plain, |number| Content::Text(number.into()))
        }
        _ if column.markup == Markup::Marked => {
            markup::inlines(text).map_or_else(plain, |inlines| Content::Inlines(inlines.into()))
        }
        _ => plain(),
    }
}

/// How the cells of `column` are set.
pub(super) fn alignment(column: &Column) -> Option<Alignment> {
    match &column.kind {
        ColumnKind::Number => Some(Alignment::Centre),
        ColumnKind::Typed(CellType::Decimal { .. }) => Some(Alignment::Right),
        ColumnKind::Typed(_) => Some(Alignment::Centre),
        ColumnKind::Text { .. } | ColumnKind::Choice(_) | ColumnKind::Choices(_) => None,
    }
}

/// The first row with each value of `column`.
fn places(entries: &[Entry], column: &ColumnKey) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let text = text_of(entry, column);
        if !text.is_empty() {
            places.entry(folded(&text)).or_insert(place);
        }
    }
    places
}
