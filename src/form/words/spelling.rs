//! What many rows are compared by: each spelling is folded once, and a row becomes a few numbers.

use prikaz_domain::ColumnKey;

use super::text::folded;
use crate::Cells;

/// Hashes quickly, and not twice alike: what is hashed comes from units.
pub(crate) type Fast = foldhash::fast::RandomState;

/// A map for as many things as there are rows.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Fast>;

/// A set of as many.
pub(crate) type HashSet<T> = std::collections::HashSet<T, Fast>;

/// What the texts of some columns of a row are compared by, all together.
pub(crate) type RowKey = Box<[u32]>;

/// Between columns.
pub(crate) const END: u32 = u32::MAX;

/// Texts by number: those that differ in spelling only have one.
#[derive(Debug, Default)]
pub(crate) struct Spellings<'c> {
    by_spelling: HashMap<&'c str, u32>,
    by_fold: HashMap<String, u32>,
}

impl<'c> Spellings<'c> {
    /// The key of `columns` in a row; the order of the values of a list makes no difference.
    pub(crate) fn key<'k>(
        &mut self,
        cells: &'c Cells,
        columns: impl IntoIterator<Item = &'k ColumnKey>,
    ) -> RowKey {
        let columns = columns.into_iter();
        let mut key = Vec::with_capacity(2 * columns.size_hint().0);
        for column in columns {
            let start = key.len();
            let values = cells.get(column).map(|cell| cell.values()).unwrap_or_default();
            key.extend(values.iter().map(|value| self.number(value)));
            key[start..].sort_unstable();
            key.push(END);
        }
        key.into_boxed_slice()
    }

    /// The number of `text`; none where nothing was spelled so.
    pub(crate) fn known(&self, text: &str) -> Option<u32> {
        self.by_spelling.get(text).or_else(|| self.by_fold.get(&folded(text))).copied()
    }

    /// The number of `text`.
    pub(crate) fn number(&mut self, text: &'c str) -> u32 {
        if let Some(number) = self.by_spelling.get(text) {
            return *number;
        }
        let next = u32::try_from(self.by_fold.len()).unwrap_or(END - 1);
        let number = *self.by_fold.entry(folded(text)).or_insert(next);
        self.by_spelling.insert(text, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prikaz_domain::Cell;

    #[test]
    fn spelling_and_the_order_of_a_list_make_no_difference() {
        let columns = ["one", "two"].map(|key| ColumnKey::new(key).expect("a key"));
        let row = |one: &str, two: &[&str]| {
            let list = two.iter().map(|text| (*text).to_owned()).collect();
            Cells::from([
                (columns[0].clone(), Cell::Text(one.to_owned())),
                (columns[1].clone(), Cell::List(list)),
            ])
        };
        let rows = [
            row("Приём", &["а", "б"]),
            row("прием ", &["Б;", "а"]),
            row("прием", &["а"]),
            row("а", &["прием", "б"]),
        ];
        let mut spellings = Spellings::default();
        let keys: Vec<RowKey> = rows.iter().map(|cells| spellings.key(cells, &columns)).collect();
        assert_eq!(keys[0], keys[1]);
        assert_ne!(keys[1], keys[2]);
        assert_ne!(keys[1], keys[3]);
    }
}
