//! The order in which rows are printed.

use std::collections::HashMap;

use crate::domain::ColumnKey;

use super::text::folded;
use super::{CellType, Cells, ColumnKind, Decimal, Form, date_of};

/// The columns of the form's order, with the place of each value. A value of a vocabulary stands where the vocabulary
/// has it, numbers, dates and codes by what they are, any other value where it was first handed in; an empty cell is
/// last.
#[derive(Debug)]
pub(super) struct Ranks<'f> {
    columns: Vec<(&'f ColumnKey, HashMap<String, usize>)>,
}

/// Where a row stands: the place of its value in each column of the order.
pub(super) type Rank = Vec<usize>;

impl<'f> Ranks<'f> {
    /// The order of `form` for `rows`, which come as they are printed and handed in.
    pub(super) fn of<'c>(form: &'f Form, rows: impl Iterator<Item = &'c Cells> + Clone) -> Self {
        let columns = form.order.iter().map(|key| {
            let mut places = vocabulary_places(form, key);
            let mut values: Vec<String> = rows.clone().filter_map(|cells| first_value(cells, key)).collect();
            if let Some(ColumnKind::Typed(cell_type)) = form.column(key).map(|column| &column.kind) {
                by_what_they_are(cell_type, &mut values);
            }
            for value in values {
                let next = places.len();
                places.entry(value).or_insert(next);
            }
            (key, places)
        });
        Self { columns: columns.collect() }
    }

    /// Where a row with `cells` stands.
    pub(super) fn rank(&self, cells: &Cells) -> Rank {
        let place = |(key, places): &(&ColumnKey, HashMap<String, usize>)| {
            first_value(cells, key).and_then(|value| places.get(&value).copied()).unwrap_or(usize::MAX)
        };
        self.columns.iter().map(place).collect()
    }
}

/// Puts values of a type that has an order of its own into it.
fn by_what_they_are(cell_type: &CellType, values: &mut [String]) {
    match cell_type {
        CellType::Decimal { .. } => values.sort_by_cached_key(|value| Decimal::parse(value)),
        CellType::Date => values.sort_by_cached_key(|value| date_of(value)),
        CellType::Code(_) => values.sort_unstable(),
        CellType::YesNo { .. } | CellType::Range { .. } | CellType::Reference { .. } => {}
    }
}

fn vocabulary_places(form: &Form, key: &ColumnKey) -> HashMap<String, usize> {
    let vocabulary = form.column(key).and_then(|column| match &column.kind {
        ColumnKind::Choice(vocabulary) | ColumnKind::Choices(vocabulary) => form.vocabulary(vocabulary),
        ColumnKind::Number | ColumnKind::Text { .. } | ColumnKind::Typed(_) => None,
    });
    let values = vocabulary.into_iter().flat_map(|vocabulary| &vocabulary.values);
    values.enumerate().map(|(place, value)| (folded(value), place)).collect()
}

/// A list sorts by its first value.
fn first_value(cells: &Cells, key: &ColumnKey) -> Option<String> {
    let value = cells.get(key).filter(|cell| !cell.is_empty())?.values().first()?;
    Some(folded(value))
}
