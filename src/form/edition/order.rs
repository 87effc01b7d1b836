//! The order in which rows are printed.

use prikaz_domain::{ColumnKey, Entry};

use crate::words::spelling::{HashMap, HashSet};
use crate::words::text::folded;
use crate::{CellType, Cells, ColumnKind, Decimal, Form, date_of};

/// The columns of the form's order, with the place of each value. A value of a vocabulary stands where the vocabulary
/// has it, numbers, dates and codes by what they are (a text too, where every row has a code there), any other value where
/// it was first handed in; an empty cell is last.
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
    pub(crate) fn of<'c>(form: &'f Form, rows: impl Iterator<Item = &'c Cells> + Clone) -> Self {
        Self { columns: form.order.iter().map(|key| Places::of(form, key, rows.clone())).collect() }
    }

    /// Where a row with `cells` stands.
    pub(super) fn rank(&self, cells: &Cells) -> Rank {
        self.columns.iter().map(|places| places.place(cells)).collect()
    }
}

/// Whether the row at `place` of `rows` stands where the order of `form` lets it, between its neighbours.
pub fn stands_in_order(form: &Form, rows: &[Entry], place: usize) -> bool {
    let ranks = Ranks::of(form, rows.iter().map(|row| &row.cells));
    let rank = |place: usize| rows.get(place).map(|row| ranks.rank(&row.cells));
    let own = rank(place);
    let above = place.checked_sub(1).and_then(rank);
    above.is_none_or(|above| Some(above) <= own) && rank(place + 1).is_none_or(|below| own <= Some(below))
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
        match form.column(key).map(|column| &column.kind) {
            Some(ColumnKind::Typed(cell_type)) => by_what_they_are(cell_type, &mut values),
            Some(ColumnKind::Text { .. }) if values.iter().all(|value| is_code(value)) => {
                values.sort_by_cached_key(|value| code_parts(value));
            }
            _ => {}
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
        CellType::Code(_) => values.sort_by_cached_key(|value| code_parts(value)),
        CellType::YesNo { .. } | CellType::Range { .. } | CellType::Reference { .. } => {}
    }
}

/// Whether `text` reads as a code or a number of a position: «001», «7.1», «б-12».
fn is_code(text: &str) -> bool {
    const LONGEST: usize = 24;
    let is_sign = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '/' | '(' | ')');
    text.len() <= LONGEST && text.chars().any(|sign| sign.is_ascii_digit()) && text.chars().all(is_sign)
}

/// What codes are compared by, part by part: «001» < «001.1» < «001.2» < «001.10» < «002». Runs of digits are compared as
/// numbers, and stand before letters.
fn code_parts(text: &str) -> Vec<(bool, usize, String)> {
    let mut parts = Vec::new();
    for run in text.split(|sign: char| !sign.is_alphanumeric()) {
        let same = |one: &char, next: &char| one.is_ascii_digit() == next.is_ascii_digit();
        let signs: Vec<char> = run.chars().collect();
        for part in signs.chunk_by(same) {
            let is_text = !part[0].is_ascii_digit();
            let part: String = part.iter().collect();
            let part = if is_text { part } else { part.trim_start_matches('0').to_owned() };
            let length = if is_text { 0 } else { part.len() };
            parts.push((is_text, length, part));
        }
    }
    parts
}

fn vocabulary_places(form: &Form, key: &ColumnKey) -> HashMap<String, usize> {
    let values = form.vocabulary_of(key).into_iter().flat_map(|vocabulary| &vocabulary.values);
    values.enumerate().map(|(place, value)| (folded(value), place)).collect()
}

/// A list sorts by its first value.
fn first_value<'c>(cells: &'c Cells, key: &ColumnKey) -> Option<&'c str> {
    cells.get(key).filter(|cell| !cell.is_empty())?.values().first().map(String::as_str)
}
