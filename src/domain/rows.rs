//! Rows, looked up: by what they are, and by what is printed on them.

use super::{Entry, EntryId};

/// Rows of a register, in the order in which they stand.
pub trait Rows {
    /// The row `id`.
    fn row(&self, id: EntryId) -> Option<&Entry>;

    /// The row that bears the printed number `number`.
    fn numbered(&self, number: &str) -> Option<&Entry>;

    /// Where the row stands that bears the printed number `number`, from 0.
    fn place_of(&self, number: &str) -> Option<usize>;
}

impl Rows for [Entry] {
    fn row(&self, id: EntryId) -> Option<&Entry> {
        self.iter().find(|entry| entry.id == id)
    }

    fn numbered(&self, number: &str) -> Option<&Entry> {
        self.place_of(number).and_then(|place| self.get(place))
    }

    fn place_of(&self, number: &str) -> Option<usize> {
        self.iter().position(|entry| entry.number == number)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Rows as _;
    use crate::{Entry, EntryId};

    #[test]
    fn a_row_is_found_by_its_identity_and_by_its_number() {
        let row = |id, number: &str| Entry {
            id: EntryId(id),
            number: number.to_owned(),
            unit: "legal".parse().unwrap(),
            also: Vec::new(),
            cells: BTreeMap::new(),
        };
        let rows = [row(7, "1"), row(1, "2"), row(3, "2.1")];
        assert_eq!(rows.row(EntryId(1)).map(|row| row.number.as_str()), Some("2"));
        assert_eq!(rows.numbered("1").map(|row| row.id), Some(EntryId(7)));
        assert_eq!(rows.place_of("2.1"), Some(2));
        assert!(
            rows.row(EntryId(2)).is_none() && rows.numbered("3").is_none() && rows.place_of("").is_none()
        );
    }
}
