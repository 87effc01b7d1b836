//! Rows that read as a list.

use std::ops::Range;

use prikaz_domain::ColumnKey;
use prikaz_form::{ItemNumbers, Listing, Numbering, Phrase};

use super::cell::Sheet;
use prikaz_amend::laying::arrange::{self, Arranged};
use prikaz_amend::laying::number::records;

/// An item of a list, or the heading of some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number as printed; empty where it has none.
    pub number: String,
    /// How deep it stands, from 1.
    pub level: u8,
    /// What it says.
    pub text: String,
}

/// The items of `arranged`, worded by `listing`.
pub(super) fn items(sheet: &Sheet<'_>, listing: &Listing, arranged: &Arranged) -> Vec<Item> {
    let mut list = List { sheet, listing, order: &arranged.order, items: Vec::new() };
    for item in &arranged.items {
        match item {
            arrange::Item::Table { caption, .. } if caption.is_empty() => {}
            arrange::Item::Table { caption, .. } => list.unnumbered(1, caption),
            arrange::Item::Section { level, text, .. } => list.unnumbered(*level, text),
            arrange::Item::Absent { level, text } => list.unnumbered(level.saturating_add(1), text),
            arrange::Item::Rows { rows, level, .. } => list.rows(rows.clone(), level.saturating_add(1)),
            // Loading a procedure lets no list have totals.
            arrange::Item::Total { .. } => {}
        }
    }
    list.items
}

struct List<'a> {
    sheet: &'a Sheet<'a>,
    listing: &'a Listing,
    order: &'a [usize],
    items: Vec<Item>,
}

impl List<'_> {
    fn unnumbered(&mut self, level: u8, text: &str) {
        self.items.push(Item { number: String::new(), level, text: text.to_owned() });
    }

    fn rows(&mut self, rows: Range<usize>, level: u8) {
        let own = self.sheet.shape.records.as_ref();
        for (count, record) in (1..).zip(records(own, self.sheet.entries, self.order, rows.clone())) {
            let first = self.order[record.start];
            let number = self.sheet.number(first);
            // The number of a record is that of its rows without their own part.
            let dotted = record.len() > 1 && self.sheet.shape.numbering != Numbering::Kept;
            let number = match number.rsplit_once('.') {
                Some((whole, _)) if dotted && self.is_dotted() => whole,
                _ => number,
            };
            let number = printed(self.listing.numbers, number, count);
            let last = record.end == rows.end;
            match &self.listing.sub_item {
                None => self.item(first, level, number, &self.listing.item, Some(last)),
                Some(sub_item) => {
                    // A row that says nothing under its item is no item.
                    let said = record.clone().filter(|row| self.says(self.order[*row], sub_item));
                    let said: Vec<usize> = said.collect();
                    if said.is_empty() {
                        self.item(first, level, number, &self.listing.item, Some(last));
                        continue;
                    }
                    self.item(first, level, number, &self.listing.item, None);
                    for (count, row) in (1..).zip(&said) {
                        let place = self.order[*row];
                        let number = printed(self.listing.sub_numbers, &count.to_string(), count);
                        let last = last && count == said.len();
                        self.item(place, level.saturating_add(1), number, sub_item, Some(last));
                    }
                }
            }
        }
    }

    fn is_dotted(&self) -> bool {
        let records = self.sheet.shape.records.as_ref();
        records.is_some_and(|records| records.numbers == prikaz_form::SubNumbers::Dotted)
    }

    /// Whether the row at `place` has anything of what `phrase` says.
    fn says(&self, place: usize, phrase: &Phrase) -> bool {
        let mut gaps = phrase.gaps().filter_map(|gap| ColumnKey::new(gap).ok()).peekable();
        gaps.peek().is_none() || gaps.any(|key| !self.sheet.said(place, &key).trim().is_empty())
    }

    /// Adds an item; `last` says whether it is the last of its group, none that others stand under it.
    fn item(&mut self, place: usize, level: u8, number: String, phrase: &Phrase, last: Option<bool>) {
        let mut text = phrase.filled(|gap| match ColumnKey::new(gap) {
            Ok(key) => self.sheet.said(place, &key),
            Err(_) => String::new(),
        });
        // What was to introduce items under it introduces none.
        if last.is_some() && self.listing.sub_item.as_ref().is_some_and(|sub_item| sub_item != phrase) {
            text.truncate(text.trim_end_matches([':', ' ', '\u{a0}']).len());
        }
        text.push_str(match last {
            Some(true) => &self.listing.last_end,
            Some(false) => &self.listing.end,
            None => "",
        });
        self.items.push(Item { number, level, text });
    }
}

fn printed(numbers: ItemNumbers, number: &str, count: usize) -> String {
    match numbers {
        ItemNumbers::Dot => format!("{number}."),
        ItemNumbers::Bracket => format!("{number})"),
        ItemNumbers::Letter => format!("{})", letters(count)),
        ItemNumbers::Dash => "–".to_owned(),
        ItemNumbers::None => String::new(),
    }
}

/// «а» for 1, «я» for 25, «аа» for 26: the alphabet of enumerations, without ё, з, й, о, ч, ъ, ы, ь.
fn letters(count: usize) -> String {
    const LETTERS: [char; 25] = [
        'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'и', 'к', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'у', 'ф', 'х', 'ц',
        'ш', 'щ', 'э', 'ю', 'я',
    ];
    let mut reversed = Vec::new();
    let mut rest = count;
    while rest > 0 {
        rest -= 1;
        reversed.push(LETTERS[rest % LETTERS.len()]);
        rest /= LETTERS.len();
    }
    reversed.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn items_are_lettered() {
        assert_eq!([1, 9, 25, 26, 51].map(letters), ["а", "к", "я", "аа", "ба"]);
    }
}
