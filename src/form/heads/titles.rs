//! Which column of the form a title of a file names.

use std::collections::{BTreeMap, HashMap};

use prikaz_fact::coded;

use super::heading::{Heading, Titled};
use crate::words::alike::{Words, only_alike};
use crate::words::text::title_key;
use crate::{ColumnKind, Form};

/// The titles of a form, ready for looking up.
pub(crate) struct Titles {
    pub(crate) keys: Vec<String>,
    words: Vec<Words>,
    places: HashMap<String, usize>,
    number: Option<usize>,
}

coded! {
/// How sure it is that a column of a file is that column of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness: Serialize {
    /// Its title is that of the form; case, spaces, line breaks, hyphenation and ё/е make no difference.
    Certain,
    /// Its title is like that of one column only; told as a warning.
    Likely,
}
}

/// What the titles of a heading name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// By column of the file: the column of the form, by its place there.
    pub(crate) columns: BTreeMap<u16, (usize, Sureness)>,
    /// Columns of the file whose title another one had first.
    pub(crate) again: Vec<(u16, usize)>,
}

impl Titles {
    pub(crate) fn of(form: &Form) -> Self {
        let keys: Vec<String> = form.columns.iter().map(|column| title_key(&column.title)).collect();
        let figured = form.columns.iter().map(|column| title_key(&with_figures(&column.title)));
        let figured = figured.enumerate().map(|(place, key)| (key, place));
        let mut places: HashMap<String, usize> = figured.collect();
        places.extend(keys.iter().cloned().enumerate().rev().map(|(place, key)| (key, place)));
        let number = form.columns.iter().position(|column| column.kind == ColumnKind::Number);
        let words = form.columns.iter().map(|column| Words::of(&column.title)).collect();
        Self { keys, words, places, number }
    }

    /// What the titles of `heading` name for certain.
    pub(super) fn certain(&self, heading: &Heading<'_>) -> Named {
        let mut named = Named::default();
        for titled in &heading.columns {
            let Some(found) = self.find(titled) else { continue };
            let taken = named.columns.values().any(|(place, _)| *place == found);
            if taken {
                named.again.push((titled.column, found));
            } else {
                named.columns.insert(titled.column, (found, Sureness::Certain));
            }
        }
        named
    }

    /// Adds what the other titles name in all likelihood: each title is like one column that is still free, and each
    /// column is like one of them.
    pub(super) fn likely(&self, heading: &Heading<'_>, named: &mut Named) {
        let free = |place: &usize| {
            Some(*place) != self.number && !named.columns.values().any(|(found, _)| found == place)
        };
        let free: Vec<usize> = (0..self.words.len()).filter(free).collect();
        let open = heading.columns.iter().filter(|titled| {
            let column = titled.column;
            !named.columns.contains_key(&column) && named.again.iter().all(|(again, _)| *again != column)
        });
        let mut wanted: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
        for titled in open {
            if let Some(place) = self.like(titled, &free) {
                wanted.entry(place).or_default().push(titled.column);
            }
        }
        for (place, columns) in wanted {
            if let [only] = columns[..] {
                named.columns.insert(only, (place, Sureness::Likely));
            }
        }
    }

    /// How many columns that are filled in are named.
    pub(super) fn filled_in(&self, named: &Named) -> usize {
        named.columns.values().filter(|(place, _)| Some(*place) != self.number).count()
    }

    fn find(&self, titled: &Titled<'_>) -> Option<usize> {
        let ways = (1..=titled.texts.len()).map(|way| titled.texts[titled.texts.len() - way..].join(" "));
        ways.into_iter().find_map(|title| self.find_text(&title))
    }

    fn find_text(&self, title: &str) -> Option<usize> {
        let key = title_key(title);
        let known = if key.is_empty() { None } else { self.places.get(&key).copied() };
        // «м²» and «м2» are one; a figure above the line may be the mark of a footnote, too.
        let figured = || self.places.get(&title_key(&with_figures(title))).copied();
        known.or_else(figured).or_else(|| self.number.filter(|_| is_number_title(title, &key)))
    }

    fn like(&self, titled: &Titled<'_>, free: &[usize]) -> Option<usize> {
        const LONGEST: usize = 400;
        let whole = titled.text();
        if whole.len() > LONGEST {
            return None;
        }
        let like =
            |text: &str| only_alike(&Words::of(text), free.iter().map(|place| (*place, &self.words[*place])));
        like(&whole)
            .or_else(|| titled.texts.last().filter(|_| titled.texts.len() > 1).and_then(|text| like(text)))
    }
}

/// `title` with raised and lowered figures on the line.
fn with_figures(title: &str) -> String {
    const STANDING_OUT: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
    let figure = |sign: char| {
        let place = STANDING_OUT.chars().position(|known| known == sign)?;
        char::from_digit(u32::try_from(place % 10).ok()?, 10)
    };
    title.chars().map(|sign| figure(sign).unwrap_or(sign)).collect()
}

/// Units call the number column as they are used to.
fn is_number_title(title: &str, key: &str) -> bool {
    match key {
        "" => matches!(title.trim(), "№" | "#"),
        "n"
        | "пп"
        | "nпп"
        | "nп"
        | "nстроки"
        | "строка"
        | "строки"
        | "номер"
        | "номерпп"
        | "номерстроки"
        | "порядковыйномер" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::points;

    #[test]
    fn a_text_as_long_as_a_page_is_like_no_title() {
        let titles = Titles::of(&points());
        let like = |text: &str| {
            let texts = vec![text];
            titles.like(&Titled { column: 0, texts, reaches: true }, &[0, 1, 2, 3])
        };
        let explained = "Процесс, как он назван в административном регламенте";
        assert_eq!(like(explained), Some(1));
        assert_eq!(like(&explained.repeat(10)), None);
    }

    #[test]
    fn where_two_rows_together_are_like_no_title_the_lower_one_tells() {
        let titles = Titles::of(&points());
        let like = |texts: &[&str]| {
            titles.like(&Titled { column: 0, texts: texts.to_vec(), reaches: true }, &[0, 1, 2, 3])
        };
        assert_eq!(like(&["Сведения о клиентах", "Потребности граждан"]), Some(3));
        assert_eq!(like(&["Сведения о клиентах Потребности граждан"]), None, "in one row");
    }
}
