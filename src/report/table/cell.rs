//! What stands in a cell, by the type of its column.

use prikaz_document::{Alignment, Content};
use prikaz_domain::{Cell as Value, ColumnKey, Entry};
use prikaz_form::{CellType, Column, ColumnKind, Decimal, Form, Gap, Markup, Phrase, Shape, YesNo, date_of};

use super::directory::Directory;
use super::markup;
use prikaz_amend::laying::number::Numbers;

/// Rows to be printed in a shape, with what their cells need to know.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) form: &'a Form,
    pub(super) shape: &'a Shape,
    pub(super) entries: &'a [Entry],
    /// The columns that are shown.
    pub(super) columns: Vec<&'a Column>,
    numbers: &'a Numbers,
    around: Around<'a>,
}

/// What references may lead to from an annex.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// Every row there is.
    pub(super) directory: &'a Directory,
    /// The annex, from 0.
    pub(super) annex: usize,
    /// How annexes are called by number: «№ 2».
    pub(super) marks: &'a [String],
}

impl Around<'_> {
    /// What a reference to the column `to` prints, where it leads to a row.
    fn told(&self, to: &ColumnKey, elsewhere: &Phrase, cell: &Value) -> Option<String> {
        let found = self.directory.find(self.annex, to, cell)?;
        if found.annex == self.annex {
            return Some(found.number.to_owned());
        }
        Some(elsewhere.filled(|gap| match Gap::from_code(gap) {
            Some(Gap::Number) => found.number.to_owned(),
            // Loading a procedure lets no other gap pass.
            _ => self.marks.get(found.annex).cloned().unwrap_or_else(|| (found.annex + 1).to_string()),
        }))
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        form: &'a Form,
        shape: &'a Shape,
        entries: &'a [Entry],
        numbers: &'a Numbers,
        around: Around<'a>,
    ) -> Self {
        let columns = shape.columns.iter().filter_map(|key| form.column(key)).collect();
        Self { form, shape, entries, columns, numbers, around }
    }

    /// The printed number of the row at `place`.
    pub(super) fn number(&self, place: usize) -> &str {
        self.numbers.of(place, &self.entries[place])
    }

    /// What stands in `column` of the row at `place`.
    pub(super) fn content(&self, place: usize, column: &Column) -> Content {
        content(column, &self.entries[place], self.number(place), &self.around)
    }

    /// What stands in the column `key` of the row at `place`, on one line.
    pub(super) fn said(&self, place: usize, key: &ColumnKey) -> String {
        let content = self.form.column(key).map(|column| self.content(place, column));
        content.map(|content| content.printed().replace('\n', " ")).unwrap_or_default()
    }
}

/// What stands in `column` of a row that is printed under `number`.
pub(super) fn content(column: &Column, entry: &Entry, number: &str, around: &Around<'_>) -> Content {
    if column.kind == ColumnKind::Number {
        return Content::Text(number.into());
    }
    match (entry.cells.get(&column.key), &column.kind) {
        (None, _) => Content::Text("".into()),
        (Some(cell), ColumnKind::Typed(CellType::Reference { to, elsewhere })) => {
            let told = around.told(to, elsewhere, cell).unwrap_or_else(|| cell.to_string());
            Content::Text(told.into())
        }
        // Several values stand one under another, divided by semicolons.
        (Some(Value::List(values)), _) => Content::Text(values.join(";\n").into()),
        (Some(Value::Text(text) | Value::Reference { text, .. }), _) => of_text(column, text),
    }
}

fn of_text(column: &Column, text: &str) -> Content {
    let plain = || Content::Text(text.into());
    match &column.kind {
        ColumnKind::Typed(CellType::YesNo { yes, no }) => match YesNo::from_code(text) {
            Some(YesNo::Yes) => Content::Text(yes.as_str().into()),
            Some(YesNo::No) => Content::Text(no.as_str().into()),
            None => plain(),
        },
        ColumnKind::Typed(CellType::Decimal { decimals, .. }) => match Decimal::parse(text) {
            Some(number) => Content::Decimal { value: number.to_f64(), decimals: *decimals },
            None => plain(),
        },
        ColumnKind::Typed(CellType::Date) => date_of(text).map_or_else(plain, Content::Date),
        ColumnKind::Number
        | ColumnKind::Text { .. }
        | ColumnKind::Choice(_)
        | ColumnKind::Choices(_)
        | ColumnKind::Typed(CellType::Code(_) | CellType::Range { .. } | CellType::Reference { .. }) => {
            match column.markup {
                Markup::Marked => {
                    markup::inlines(text).map_or_else(plain, |inlines| Content::Inlines(inlines.into()))
                }
                Markup::Plain => plain(),
            }
        }
    }
}

/// How the cells of `column` are set.
pub(super) fn alignment(column: &Column) -> Option<Alignment> {
    match &column.kind {
        ColumnKind::Number => Some(Alignment::Centre),
        ColumnKind::Typed(CellType::Decimal { .. }) => Some(Alignment::Right),
        ColumnKind::Typed(
            CellType::YesNo { .. }
            | CellType::Code(_)
            | CellType::Range { .. }
            | CellType::Date
            | CellType::Reference { .. },
        ) => Some(Alignment::Centre),
        ColumnKind::Text { .. } | ColumnKind::Choice(_) | ColumnKind::Choices(_) => None,
    }
}
