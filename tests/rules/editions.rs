//! Editions of a register, and what a drafter does to one, as generated cases.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use prikaz_domain::{Cell, Entry, EntryId, UnitId};
use prikaz_form::{PrintedNumber, number_at_end, number_between};

use crate::forms::{cells, key};

/// A row `number` of the form of points: direction, service, process, point, needs parted by `;`, kind.
pub fn row(id: u32, number: &str, texts: &str) -> Entry {
    let mut cells = cells("");
    for (column, text) in
        ["direction", "service", "process", "point", "needs", "kind"].iter().zip(texts.split('|'))
    {
        let cell = match *column {
            _ if text.is_empty() => continue,
            "needs" => Cell::List(text.split("; ").map(str::to_owned).collect()),
            _ => Cell::Text(text.to_owned()),
        };
        cells.insert(key(column), cell);
    }
    Entry {
        id: EntryId(id),
        number: number.to_owned(),
        unit: UnitId::new("one").unwrap(),
        also: Vec::new(),
        cells,
    }
}

/// Ten rows to be amended.
pub fn edition() -> Vec<Entry> {
    let row = |n: u32| {
        let text = format!(
            "рассмотрение обращений и запросов|прием граждан|процесс {n}|электронная почта|получение консультации|цифровая"
        );
        row(n, &n.to_string(), &text)
    };
    (1..=10).map(row).collect()
}

/// A step of a drafter.
#[derive(Debug, Clone)]
pub enum Step {
    /// A row goes.
    Exclude(Index),
    /// A row with these texts comes before another.
    Insert(Index, String),
    /// A row with these texts comes last.
    Append(String),
    /// A cell of a row is written anew.
    SetCell(Index, usize, String),
    /// A word of a cell is written anew.
    SetWord(Index, usize, Index, String),
    /// A row goes over to another unit, which is printed nowhere.
    SetUnit(Index),
}

const COLUMNS: [&str; 6] = ["direction", "service", "process", "point", "needs", "kind"];

/// Few different words, so that they stand in a cell more than once.
fn some_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "прием",
        "граждан",
        "по",
        "телефону",
        "и",
        "по",
        "почте",
        "«Интернет»",
        "12",
        "а",
        "отдела,",
        "(далее)",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

fn some_texts() -> impl Strategy<Value = String> {
    let needs = prop::collection::vec(some_text(), 0..4).prop_map(|needs| needs.join("; "));
    (prop::collection::vec(some_text(), 5), needs).prop_map(|(mut texts, needs)| {
        texts.insert(4, needs);
        texts.join("|")
    })
}

/// Up to thirteen rows.
pub fn some_edition() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(some_texts(), 0..14)
        .prop_map(|rows| rows.iter().zip(1..).map(|(texts, id)| row(id, &id.to_string(), texts)).collect())
}

/// Up to six steps.
pub fn some_steps() -> impl Strategy<Value = Vec<Step>> {
    let row = any::<Index>;
    let step = prop_oneof![
        2 => row().prop_map(Step::Exclude),
        2 => (row(), some_texts()).prop_map(|(at, texts)| Step::Insert(at, texts)),
        1 => some_texts().prop_map(Step::Append),
        2 => (row(), 0..6usize, some_text()).prop_map(|(at, column, text)| Step::SetCell(at, column, text)),
        5 => (row(), 0..6usize, row(), some_text()).prop_map(|(at, column, word, text)| Step::SetWord(at, column, word, text)),
        1 => row().prop_map(Step::SetUnit),
    ];
    prop::collection::vec(step, 0..7)
}

/// The edition after `steps`, numbered as editions are.
pub fn stepped(old: &[Entry], steps: &[Step]) -> Vec<Entry> {
    let mut rows = old.to_vec();
    let mut used: BTreeSet<PrintedNumber> =
        old.iter().filter_map(|entry| PrintedNumber::parse(&entry.number)).collect();
    let mut next = old.iter().map(|entry| entry.id.0).max().unwrap_or(0) + 1;
    for step in steps {
        let mut fresh = |place: usize, texts: &str, rows: &mut Vec<Entry>| {
            let number = |at: usize| PrintedNumber::parse(&rows[at].number);
            let before = place.checked_sub(1).and_then(number);
            let number = match rows.get(place).and_then(|_| number(place)) {
                Some(after) => number_between(before.as_ref(), &after, &used),
                None => number_at_end(&used),
            };
            rows.insert(place, row(next, &number.to_string(), texts));
            used.insert(number);
            next += 1;
        };
        match step {
            Step::Append(texts) => fresh(rows.len(), texts, &mut rows),
            Step::Insert(at, texts) => fresh(at.index(rows.len() + 1), texts, &mut rows),
            _ if rows.is_empty() => {}
            Step::Exclude(at) => {
                rows.remove(at.index(rows.len()));
            }
            Step::SetCell(at, column, text) => {
                let at = at.index(rows.len());
                put(&mut rows[at], *column, text);
            }
            Step::SetWord(at, column, word, text) => {
                let at = at.index(rows.len());
                let before =
                    rows[at].cells.get(&key(COLUMNS[*column])).map(ToString::to_string).unwrap_or_default();
                let mut words: Vec<&str> = before.split(' ').collect();
                let word = word.index(words.len());
                words[word] = text;
                put(&mut rows[at], *column, words.join(" ").trim());
            }
            Step::SetUnit(at) => {
                let at = at.index(rows.len());
                rows[at].unit = UnitId::new("two").unwrap();
            }
        }
    }
    rows
}

fn put(entry: &mut Entry, column: usize, text: &str) {
    let cell = match COLUMNS[column] {
        "needs" => Cell::List(text.split("; ").map(str::to_owned).collect()),
        _ => Cell::Text(text.to_owned()),
    };
    entry.cells.insert(key(COLUMNS[column]), cell);
}
