//! The order in which rows are printed.

use crate::domain::ColumnKey;

use super::spelling::{HashMap, HashSet};
use super::text::folded;
use super::{CellType, Cells, ColumnKind, Decimal, Form, date_of};

/// The columns of the form's order, with the place of each value. A value of a vocabulary stands where the vocabulary
/// has it, numbers, dates and codes by what they are, any other value where it was first handed in; an empty cell is
/// last.
#[derive(Debug)]
pub(super) struct Ranks<'f> {
    columns: Vec<Places<'f>>,
}

/// The places of the values of a column.
#[derive(Debug)]
struct Places<'f> {
    key: &'f ColumnKey,
    /// By what values are compared by.
    folded: HashMap<String, usize>,
    /// The same by spelling: most are written in few ways, and folding costs more than looking up.
    spelled: HashMap<String, usize>,
}

/// Where a row stands: the place of its value in each column of the order.
pub(super) type Rank = Vec<usize>;

impl<'f> Ranks<'f> {
    /// The order of `form` for `rows`, which come as they are printed and handed in.
    pub(super) fn of<'c>(form: &'f Form, rows: impl Iterator<Item = &'c Cells> + Clone) -> Self {
        Self { columns: form.order.iter().map(|key| Places::of(form, key, rows.clone())).collect() }
    }

    /// Where a row with `cells` stands.
    pub(super) fn rank(&self, cells: &Cells) -> Rank {
        self.columns.iter().map(|places| places.place(cells)).collect()
    }
}

impl<'f> Places<'f> {
    fn of<'c>(form: &'f Form, key: &'f ColumnKey, rows: impl Iterator<Item = &'c Cells>) -> Self {
        let mut folded_places = vocabulary_places(form, key);
        let mut seen: HashSet<&str> = HashSet::default();
        // Each spelling once, in the order of the rows.
        let spellings: Vec<&str> =
            rows.filter_map(|cells| first_value(cells, key)).filter(|value| seen.insert(value)).collect();
        let mut values: Vec<String> = spellings.iter().map(|value| folded(value)).collect();
        let keys = values.clone();
        if let Some(ColumnKind::Typed(cell_type)) = form.column(key).map(|column| &column.kind) {
            by_what_they_are(cell_type, &mut values);
        }
        for value in values {
            let next = folded_places.len();
            folded_places.entry(value).or_insert(next);
        }
        let place = |key: &String| folded_places.get(key).copied().unwrap_or(usize::MAX);
        let spelled = spellings.iter().zip(&keys).map(|(value, key)| ((*value).to_owned(), place(key)));
        Self { key, spelled: spelled.collect(), folded: folded_places }
    }

    fn place(&self, cells: &Cells) -> usize {
        let Some(value) = first_value(cells, self.key) else { return usize::MAX };
        let known = self.spelled.get(value).or_else(|| self.folded.get(&folded(value)));
        known.copied().unwrap_or(usize::MAX)
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
    let values = form.vocabulary_of(key).into_iter().flat_map(|vocabulary| &vocabulary.values);
    values.enumerate().map(|(place, value)| (folded(value), place)).collect()
}

/// A list sorts by its first value.
fn first_value<'c>(cells: &'c Cells, key: &ColumnKey) -> Option<&'c str> {
    cells.get(key).filter(|cell| !cell.is_empty())?.values().first().map(String::as_str)
}
