//! The printed numbers of rows.

use std::ops::Range;

use prikaz_domain::Entry;
use prikaz_form::{Numbering, Records, Shape, SubNumbers};

use super::arrange::{Arranged, Item, text_of};

/// The printed number of each row.
#[derive(Debug)]
pub enum Numbers {
    /// As in the register.
    Kept,
    /// By place among the rows of the register.
    Own(Vec<Box<str>>),
}

impl Numbers {
    /// The number of the row at `place`, which is `entry`.
    pub fn of<'n>(&'n self, place: usize, entry: &'n Entry) -> &'n str {
        match self {
            Self::Kept => &entry.number,
            Self::Own(numbers) => numbers.get(place).map_or("", |number| number),
        }
    }
}

/// The rows of `rows` that are one record each: neighbours with the same values in the columns of `records`.
pub fn records(
    records: Option<&Records>,
    entries: &[Entry],
    order: &[usize],
    rows: Range<usize>,
) -> Vec<Range<usize>> {
    let Some(records) = records else { return rows.map(|row| row..row + 1).collect() };
    let same = |one: usize, other: usize| {
        let (one, other) = (&entries[order[one]], &entries[order[other]]);
        records.by.iter().all(|column| text_of(one, column) == text_of(other, column))
    };
    let mut found = Vec::new();
    let mut start = rows.start;
    for row in rows.clone() {
        if row > start && !same(row - 1, row) {
            found.push(start..row);
            start = row;
        }
    }
    if start < rows.end {
        found.push(start..rows.end);
    }
    found
}

/// Numbers the rows of `arranged` by `shape`.
pub fn number(shape: &Shape, entries: &[Entry], arranged: &Arranged) -> Numbers {
    if shape.numbering == Numbering::Kept {
        return Numbers::Kept;
    }
    let mut numbers: Vec<Box<str>> = vec!["".into(); entries.len()];
    let mut count = 0;
    for item in &arranged.items {
        let Item::Rows { rows, path, .. } = item else { continue };
        if shape.numbering != Numbering::Through {
            count = 0;
        }
        for record in records(shape.records.as_ref(), entries, &arranged.order, rows.clone()) {
            count += 1;
            let own = match (shape.numbering, path.as_str()) {
                (Numbering::Path, path) if !path.is_empty() => format!("{path}.{count}"),
                _ => count.to_string(),
            };
            let dotted = shape.records.as_ref().is_some_and(|records| records.numbers == SubNumbers::Dotted);
            let dotted = dotted && record.len() > 1;
            for (row, sub) in record.zip(1..) {
                let text = if dotted { format!("{own}.{sub}") } else { own.clone() };
                numbers[arranged.order[row]] = text.into();
            }
        }
    }
    Numbers::Own(numbers)
}
