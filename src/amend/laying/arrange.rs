//! Puts rows under tables and sections.
//!
//! Values stand in the order of their vocabulary, others in the order they are met; a row without a value stands
//! before all sections, under none.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use prikaz_domain::{Cell, ColumnKey, Entry};
use prikaz_form::{ColumnKind, Counting, Form, Gap, Level, Phrase, Shape, TotalOf};
use prikaz_russian::typography::capitalised;

use super::roman::roman;

/// Rows in the order they are printed, with what stands between them.
#[derive(Debug)]
pub struct Arranged {
    /// Places of the rows among those of the register.
    pub order: Vec<usize>,
    /// What is printed, from the top down.
    pub items: Vec<Item>,
}

/// Something that is printed.
#[derive(Debug)]
pub enum Item {
    /// A table begins, under this title; its rows have `value`, where they are told apart by one.
    Table {
        /// The title; empty where there is none.
        caption: String,
        /// What its rows have in common.
        value: Option<String>,
    },
    /// The heading of a section whose rows have `value`; `level` is 1 for the outermost.
    Section {
        /// 1 for the outermost.
        level: u8,
        /// The heading.
        text: String,
        /// What its rows have in common.
        value: String,
    },
    /// The words for a section or a table without rows.
    Absent {
        /// Of the section; 0 of a table.
        level: u8,
        /// The words.
        text: String,
    },
    /// Rows, by their places in the order, under the sections numbered `path`.
    Rows {
        /// Places in the order.
        rows: Range<usize>,
        /// The level of the section around them; 0 where there is none.
        level: u8,
        /// Numbers of the sections down to them.
        path: String,
    },
    /// The total `total` of the shape over these rows.
    Total {
        /// Which total of the shape.
        total: usize,
        /// Places in the order.
        rows: Range<usize>,
        /// What is summed up.
        named: Named,
    },
}

/// What a section or a table is called in phrases.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Its number.
    pub(crate) n: usize,
    /// The numbers of the sections down to it.
    pub(crate) path: String,
    /// Its value.
    pub(crate) value: String,
}

/// Arranges `entries` by `shape`.
pub fn arrange(form: &Form, shape: &Shape, entries: &[Entry]) -> Arranged {
    let split = shape.tables.iter().map(|split| &split.by);
    let keys: Vec<_> = split.chain(shape.sections.iter().map(|level| &level.column)).collect();
    let grades: Vec<Grades<'_>> = keys.iter().map(|key| Grades::of(form, key, entries)).collect();
    let mut order: Vec<usize> = (0..entries.len()).collect();
    if !grades.is_empty() {
        order.sort_by(|one, other| {
            let ranks = grades.iter().map(|grades| grades.ranks[*one].cmp(&grades.ranks[*other]));
            ranks.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        });
    }
    let counts = vec![0; shape.sections.len()];
    let mut walk = Walk { shape, grades, order, items: Vec::new(), counts };
    walk.tables();
    Arranged { order: walk.order, items: walk.items }
}

/// The text of a cell, its values on one line.
pub fn text_of<'e>(entry: &'e Entry, column: &ColumnKey) -> Cow<'e, str> {
    match entry.cells.get(column) {
        None => Cow::Borrowed(""),
        Some(Cell::Text(text) | Cell::Reference { text, .. }) => Cow::Borrowed(text),
        Some(list @ Cell::List(_)) => Cow::Owned(list.to_string()),
    }
}

/// Which value of a column each row has.
struct Grades<'e> {
    /// For each row 0, where it has no value, or the place of its value, from 1.
    ranks: Vec<usize>,
    /// The values, in their order.
    values: Vec<Cow<'e, str>>,
    /// How many of them are of the vocabulary.
    listed: usize,
}

impl<'e> Grades<'e> {
    fn of(form: &'e Form, key: &ColumnKey, entries: &'e [Entry]) -> Self {
        let mut values: Vec<Cow<'e, str>> = vocabulary(form, key).iter().map(|value| value.into()).collect();
        let listed = values.len();
        let mut places: HashMap<Cow<'e, str>, usize> = values.iter().cloned().zip(1..).collect();
        let mut rank = |entry: &'e Entry| {
            let text = text_of(entry, key);
            if text.trim().is_empty() {
                return 0;
            }
            *places.entry(text.clone()).or_insert_with(|| {
                values.push(text);
                values.len()
            })
        };
        let ranks = entries.iter().map(&mut rank).collect();
        Self { ranks, values, listed }
    }
}

fn vocabulary<'f>(form: &'f Form, key: &ColumnKey) -> &'f [String] {
    match form.column(key).map(|column| &column.kind) {
        Some(ColumnKind::Choice(name) | ColumnKind::Choices(name)) => {
            form.vocabulary(name).map_or(&[], |vocabulary| &vocabulary.values)
        }
        _ => &[],
    }
}

struct Walk<'a> {
    shape: &'a Shape,
    grades: Vec<Grades<'a>>,
    order: Vec<usize>,
    items: Vec<Item>,
    /// How many sections of each level there were so far.
    counts: Vec<usize>,
}

impl Walk<'_> {
    fn tables(&mut self) {
        let all = 0..self.order.len();
        let Some(split) = &self.shape.tables else {
            self.items.push(Item::Table { caption: String::new(), value: None });
            return self.table(0, all, Named::default());
        };
        let mut n = 0;
        for (rank, rows) in self.groups(0, all, split.absent.is_some()) {
            let Some(value) = self.value(0, rank) else {
                self.items.push(Item::Table { caption: String::new(), value: None });
                self.table(1, rows, Named::default());
                continue;
            };
            n += 1;
            let named = Named { n, path: n.to_string(), value };
            let (caption, value) = (worded(&split.caption, &named), Some(named.value.clone()));
            self.items.push(Item::Table { caption, value });
            match &split.absent {
                Some(words) if rows.is_empty() => {
                    self.items.push(Item::Absent { level: 0, text: words.clone() });
                }
                _ => self.table(1, rows, named),
            }
        }
    }

    fn table(&mut self, depth: usize, rows: Range<usize>, named: Named) {
        self.sections(depth, 0, rows.clone(), "");
        self.totals(TotalOf::Table, rows, &named);
    }

    /// The sections of `level` within `rows`; `depth` is the place of its column among the grades.
    fn sections(&mut self, depth: usize, level: usize, rows: Range<usize>, path: &str) {
        let shape = self.shape;
        let Some(section) = shape.sections.get(level) else {
            if !rows.is_empty() {
                self.items.push(Item::Rows { rows, level: printed(level), path: path.to_owned() });
            }
            return;
        };
        if section.counting == Counting::Restart {
            self.counts[level] = 0;
        }
        for (rank, rows) in self.groups(depth, rows, section.absent.is_some()) {
            let Some(value) = self.value(depth, rank) else {
                self.sections(depth + 1, level + 1, rows, path);
                continue;
            };
            self.section(section, (depth, level), rows, path, value);
        }
    }

    fn section(
        &mut self,
        section: &Level,
        (depth, level): (usize, usize),
        rows: Range<usize>,
        path: &str,
        value: String,
    ) {
        self.counts[level] += 1;
        let n = self.counts[level];
        let path = if path.is_empty() { n.to_string() } else { format!("{path}.{n}") };
        let named = Named { n, path, value };
        let text = worded(&section.heading, &named);
        self.items.push(Item::Section { level: printed(level + 1), text, value: named.value.clone() });
        match &section.absent {
            Some(words) if rows.is_empty() => {
                self.items.push(Item::Absent { level: printed(level + 1), text: words.clone() });
            }
            _ => {
                self.sections(depth + 1, level + 1, rows.clone(), &named.path);
                self.totals(TotalOf::Section(level), rows, &named);
            }
        }
    }

    fn totals(&mut self, of: TotalOf, rows: Range<usize>, named: &Named) {
        for (total, _) in self.shape.totals.iter().enumerate().filter(|(_, total)| total.of == of) {
            self.items.push(Item::Total { total, rows: rows.clone(), named: named.clone() });
        }
    }

    /// The runs of `rows` that share a value; with those of the vocabulary that no row has, where `absent`.
    fn groups(&self, depth: usize, rows: Range<usize>, absent: bool) -> Vec<(usize, Range<usize>)> {
        let grades = &self.grades[depth];
        let mut groups = Vec::new();
        let mut next = 1;
        let mut start = rows.start;
        let mut empty = |upto: usize, at: usize, groups: &mut Vec<(usize, Range<usize>)>| {
            if absent {
                groups.extend((next..upto.min(grades.listed + 1)).map(|rank| (rank, at..at)));
                next = next.max(upto + 1);
            }
        };
        while start < rows.end {
            let rank = grades.ranks[self.order[start]];
            let run =
                self.order[start..rows.end].iter().take_while(|row| grades.ranks[**row] == rank).count();
            empty(rank, start, &mut groups);
            groups.push((rank, start..start + run));
            start += run;
        }
        empty(grades.listed + 1, rows.end, &mut groups);
        groups
    }

    fn value(&self, depth: usize, rank: usize) -> Option<String> {
        let place = rank.checked_sub(1)?;
        self.grades[depth].values.get(place).map(|value| value.clone().into_owned())
    }
}

fn printed(level: usize) -> u8 {
    u8::try_from(level).unwrap_or(u8::MAX)
}

/// `phrase` about a section, a table or what is summed up.
fn worded(phrase: &Phrase, named: &Named) -> String {
    phrase.filled(|gap| named.fill(gap))
}

impl Named {
    /// What stands in the gap `gap`.
    pub fn fill(&self, gap: &str) -> String {
        match Gap::from_code(gap) {
            Some(Gap::N) => self.n.to_string(),
            Some(Gap::Roman) => roman(self.n),
            Some(Gap::Path) => self.path.clone(),
            Some(Gap::Value) => self.value.clone(),
            Some(Gap::Capitalised) => capitalised(&self.value),
            // Loading a procedure lets no other gap pass.
            Some(Gap::Count | Gap::Words | Gap::Number | Gap::Annex) | None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::tests::{form, key, row};
    use prikaz_form::Split;

    /// Headings of tables and sections, where rows fall into tables by point and into sections by process.
    fn headings(counting: Counting) -> Vec<String> {
        let form = form();
        let phrase = |text| Phrase::parse(text).expect("a phrase of the test");
        let split = Split { by: key("point"), caption: phrase("Таблица {n}. {Value}"), absent: None };
        let heading = phrase("Раздел {n}. {Value}");
        let level = Level { column: key("process"), heading, counting, absent: None };
        let shape = Shape { tables: Some(split), sections: vec![level], ..Shape::plain(&form) };
        let rows = [
            row(1, "приём", "сайт"),
            row(2, "выдача", "сайт"),
            row(3, "приём", "почта"),
            row(4, "отказ", "почта"),
        ];
        let said = |item| match item {
            Item::Table { caption: text, .. } | Item::Section { text, .. } => Some(text),
            Item::Absent { .. } | Item::Rows { .. } | Item::Total { .. } => None,
        };
        arrange(&form, &shape, &rows).items.into_iter().filter_map(said).collect()
    }

    #[test]
    fn sections_are_counted_on_over_tables_where_the_shape_says_so() {
        let first = ["Таблица 1. Сайт", "Раздел 1. Приём", "Раздел 2. Выдача", "Таблица 2. Почта"];
        let on = [&first[..], &["Раздел 3. Приём", "Раздел 4. Отказ"]].concat();
        assert_eq!(headings(Counting::Through), on);
        let anew = [&first[..], &["Раздел 1. Приём", "Раздел 2. Отказ"]].concat();
        assert_eq!(headings(Counting::Restart), anew);
    }
}
