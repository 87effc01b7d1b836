//! Laws of merging: what is printed once stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use prikaz_domain::{Cell, Entry, EntryId, UnitId};
use prikaz_form::{
    Cells, ChangedRows, Form, History, PrintedNumber, Supplied, apply, consolidate, diff, number_between,
};

use prikaz_rules::forms::{cells, key, points};

fn unit(name: &str) -> UnitId {
    UnitId::new(name).expect("a key of the test")
}

/// The edition after one more round of handing in.
#[derive(Debug, Default, Clone)]
struct Life {
    entries: Vec<Entry>,
    numbers: BTreeSet<String>,
    last_id: Option<EntryId>,
}

impl Life {
    fn next(&self, form: &Form, submissions: &[(UnitId, Supplied)]) -> Self {
        let history = History { entries: &self.entries, numbers: &self.numbers, last_id: self.last_id };
        let entries = consolidate(form, history, submissions);
        let mut numbers = self.numbers.clone();
        numbers.extend(entries.iter().map(|entry| entry.number.clone()));
        let last_id = entries.iter().map(|entry| entry.id).chain(self.last_id).max();
        Self { entries, numbers, last_id }
    }

    fn printed(&self) -> Vec<String> {
        let point = key("point");
        self.entries.iter().map(|entry| format!("{} {}", entry.number, entry.cells[&point])).collect()
    }
}

fn rows(lines: &[&str]) -> Supplied {
    Supplied::Rows(Arc::new(lines.iter().map(|line| cells(line)).collect()))
}

#[test]
fn the_first_edition_is_numbered_in_the_order_of_the_form() {
    let life = Life::default().next(
        &points(),
        &[
            (
                unit("one"),
                rows(&["иные функции, сервисы|Б|сайт", "рассмотрение обращений и запросов|А|почта"]),
            ),
            (unit("two"), rows(&["иные функции, сервисы|В|чат", "иные функции, сервисы|Б|приёмная"])),
        ],
    );
    assert_eq!(life.printed(), ["1 почта", "2 сайт", "3 приёмная", "4 чат"]);
}

#[test]
fn later_editions_keep_every_number() {
    let form = points();
    let life = Life::default().next(
        &form,
        &[
            (
                unit("one"),
                rows(&[
                    "рассмотрение обращений и запросов|А|почта",
                    "рассмотрение обращений и запросов|А|сайт",
                ]),
            ),
            (unit("two"), rows(&["иные функции, сервисы|Б|чат", "иные функции, сервисы|Б|приёмная"])),
        ],
    );
    assert_eq!(life.printed(), ["1 почта", "2 сайт", "3 чат", "4 приёмная"]);
    let second = life.next(
        &form,
        &[
            (
                unit("one"),
                rows(&[
                    "рассмотрение обращений и запросов|А|САЙТ",
                    "рассмотрение обращений и запросов|Г|киоск",
                    "рассмотрение обращений и запросов|Г|зал",
                ]),
            ),
            (unit("two"), rows(&["иные функции, сервисы|Б|чат", "иные функции, сервисы|Д|ярмарка"])),
        ],
    );
    assert_eq!(second.printed(), ["2 САЙТ", "2.1 киоск", "2.2 зал", "3 чат", "5 ярмарка"]);
    let third = second.next(
        &form,
        &[
            (unit("two"), Supplied::Nil),
            (
                unit("six"),
                rows(&[
                    "рассмотрение обращений и запросов|А|окно",
                    "предоставление мер государственной поддержки|Я|портал",
                ]),
            ),
        ],
    );
    assert_eq!(
        third.printed(),
        ["0.1 портал", "2 САЙТ", "2.0.1 окно", "2.1 киоск", "2.2 зал", "3 чат", "5 ярмарка"]
    );
}

#[test]
fn a_new_row_stands_where_its_unit_has_it_among_rows_the_form_puts_alike() {
    let form = points();
    let of = |points: &[&str]| {
        let lines: Vec<String> =
            points.iter().map(|point| format!("иные функции, сервисы|Б|{point}")).collect();
        rows(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let first = Life::default().next(&form, &[(unit("one"), of(&["чат", "сайт", "почта"]))]);
    let second =
        first.next(&form, &[(unit("one"), of(&["зал", "чат", "киоск", "окно", "сайт", "почта", "бот"]))]);
    assert_eq!(second.printed(), ["0.1 зал", "1 чат", "1.1 киоск", "1.2 окно", "2 сайт", "3 почта", "4 бот"]);
    // In a group that the form names the order decides, whatever stands above in the file.
    let other = "рассмотрение обращений и запросов|А|почта";
    let third = first.next(
        &form,
        &[(
            unit("one"),
            rows(&[
                "иные функции, сервисы|Б|чат",
                other,
                "иные функции, сервисы|Б|сайт",
                "иные функции, сервисы|Б|почта",
            ]),
        )],
    );
    assert_eq!(third.printed(), ["0.1 почта", "1 чат", "2 сайт", "3 почта"]);
}

#[test]
fn a_code_put_between_two_others_stands_between_them() {
    let mut form = points();
    form.order = vec![key("process")];
    let of = |codes: &[&str]| {
        let lines: Vec<String> =
            codes.iter().map(|code| format!("иные функции, сервисы|{code}|чат")).collect();
        rows(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let first = Life::default().next(&form, &[(unit("one"), of(&["001", "002", "010"]))]);
    let second = first.next(&form, &[(unit("one"), of(&["001", "002", "010", "001.10", "001.2", "9"]))]);
    let codes: Vec<String> =
        second.entries.iter().map(|entry| entry.cells[&key("process")].to_string()).collect();
    assert_eq!(codes, ["001", "001.2", "001.10", "002", "9", "010"]);
    // Words stand as they were handed in.
    let words = Life::default().next(&form, &[(unit("one"), of(&["002", "001", "иное"]))]);
    let codes: Vec<String> =
        words.entries.iter().map(|entry| entry.cells[&key("process")].to_string()).collect();
    assert_eq!(codes, ["002", "001", "иное"]);
}

#[test]
fn what_is_said_of_a_row_goes_before_its_key() {
    let form = points();
    let line = |point: &str| format!("иные функции, сервисы|Б|{point}");
    let handed = |points: &[&str]| {
        let lines: Vec<String> = points.iter().map(|point| line(point)).collect();
        Arc::new(lines.iter().map(|line| cells(line)).collect::<Vec<_>>())
    };
    let first = Life::default().next(&form, &[(unit("one"), Supplied::Rows(handed(&["чат", "сайт"])))]);
    let was = Arc::new(vec![Some(EntryId(1)), None, Some(EntryId(77))]);
    let said = Supplied::Known { rows: handed(&["бот", "сайт", "зал"]), was };
    let second = first.next(&form, &[(unit("one"), said)]);
    assert_eq!(second.printed(), ["1 бот", "3 сайт", "4 зал"]);
    let ids: Vec<u32> = second.entries.iter().map(|entry| entry.id.0).collect();
    assert_eq!(ids, [1, 3, 4]);
}

#[test]
fn of_two_rows_with_one_key_the_unchanged_keeps_its_own() {
    let form = points();
    let (one, other) =
        ("иные функции, сервисы|Б|чат|цифровая точка|а", "иные функции, сервисы|Б|чат|цифровая точка|б");
    let first = Life::default().next(&form, &[(unit("one"), rows(&[one, other]))]);
    let second = first.next(&form, &[(unit("one"), rows(&[other]))]);
    assert_eq!(second.entries, first.entries[1..]);
}

#[test]
fn numbers_fit_between_any_two() {
    let number = |text: &str| PrintedNumber::parse(text).unwrap();
    let between = |before: &str, after: &str, used: &[&str]| {
        let used = used.iter().map(|text| number(text)).collect();
        number_between(Some(&number(before)), &number(after), &used).to_string()
    };
    assert_eq!(between("7", "8", &[]), "7.1");
    assert_eq!(between("7", "8", &["7.1"]), "7.2");
    assert_eq!(between("7.1", "8", &["7.1"]), "7.2");
    assert_eq!(between("7.1", "7.2", &["7.1", "7.2"]), "7.1.1");
    assert_eq!(between("7", "7.1", &["7.1"]), "7.0.1");
    assert_eq!(between("7", "7.0.1", &["7.1", "7.0.1"]), "7.0.0.1");
    assert_eq!(PrintedNumber::parse("7а"), None);
    assert_eq!(PrintedNumber::parse("99999999999"), None);
}

#[test]
fn changes_are_stored_under_stable_names() {
    let form = points();
    let first = Life::default().next(
        &form,
        &[(unit("one"), rows(&["иные функции, сервисы|Б|чат", "иные функции, сервисы|Б|сайт"]))],
    );
    let second = first.next(
        &form,
        &[(unit("one"), rows(&["рассмотрение обращений и запросов|Б|чат", "иные функции, сервисы|Б|зал"]))],
    );
    let changes = diff(&first.entries, &second.entries);
    let expected = serde_json::json!([
        { "excluded": { "id": 2, "number": "2" } },
        { "changed": { "id": 1, "number": "1", "columns": { "direction":
            { "from": "иные функции, сервисы", "to": "рассмотрение обращений и запросов" } } } },
        { "added": { "after": 1, "entry": { "id": 3, "number": "3", "unit": "one", "cells":
            { "direction": "иные функции, сервисы", "process": "Б", "point": "зал" } } } },
    ]);
    assert_eq!(serde_json::to_value(&changes).unwrap(), expected);
    assert_eq!(serde_json::from_value::<Vec<prikaz_form::EntryChange>>(expected).unwrap(), changes);
}

#[test]
fn a_row_is_the_same_row_whatever_its_number_and_wherever_it_stands() {
    let entry = |id: u32, number: &str| Entry {
        id: EntryId(id),
        number: number.to_owned(),
        unit: unit("one"),
        also: Vec::new(),
        cells: cells("иные функции, сервисы|Б|чат"),
    };
    let of = |rows: &[(u32, &str)]| rows.iter().map(|(id, number)| entry(*id, number)).collect::<Vec<_>>();
    let old = of(&[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")]);
    // The last comes to the front: one row moves, the others only count on.
    let turned = of(&[(5, "1"), (1, "2"), (2, "3"), (3, "4"), (4, "5")]);
    let rows = ChangedRows::of(&diff(&old, &turned));
    assert_eq!(rows, ChangedRows { moved: vec!["1".to_owned()], renumbered: 5, ..ChangedRows::default() });
    // One goes, and those behind it count on.
    let shorter = of(&[(1, "1"), (3, "2"), (4, "3"), (5, "4")]);
    let rows = ChangedRows::of(&diff(&old, &shorter));
    let excluded = vec!["2".to_owned()];
    assert_eq!(rows, ChangedRows { excluded, renumbered: 3, ..ChangedRows::default() });
    for new in [turned, shorter] {
        assert_eq!(apply(&old, &diff(&old, &new)), new);
    }
}

fn some_rows() -> impl Strategy<Value = Vec<Cells>> {
    let row = (0..4usize, 0..3u8, 0..5u8, 0..3u8).prop_map(|(direction, process, point, need)| {
        let direction = &points().vocabularies[0].values[direction];
        cells(&format!("{direction}|процесс {process}|точка {point}|цифровая точка|нужда {need}"))
    });
    prop::collection::vec(row, 0..8)
}

fn some_submissions() -> impl Strategy<Value = Vec<(UnitId, Supplied)>> {
    let supplied = prop_oneof![4 => some_rows().prop_map(|rows| Supplied::Rows(Arc::new(rows))), 1 => Just(Supplied::Nil)];
    let submission =
        (0..4u8, supplied).prop_map(|(name, supplied)| (unit(&format!("unit-{name}")), supplied));
    prop::collection::vec(submission, 0..4)
}

fn some_entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry =
        (0..12u32, 0..2u8, 0..3u8, prop::option::of(0..3u8)).prop_map(|(id, other, owner, point)| Entry {
            id: EntryId(id),
            number: (id + u32::from(other)).to_string(),
            unit: unit(&format!("unit-{owner}")),
            also: Vec::new(),
            cells: point.into_iter().map(|point| (key("point"), Cell::Text(point.to_string()))).collect(),
        });
    prop::collection::vec(entry, 0..12).prop_map(|mut entries| {
        let mut seen = BTreeSet::new();
        entries.retain(|entry| seen.insert(entry.id));
        entries
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(256)))]

    #[test]
    fn numbers_never_change_and_always_read_in_order(rounds in prop::collection::vec(some_submissions(), 1..6)) {
        let form = points();
        let mut life = Life::default();
        let mut ever: BTreeMap<EntryId, String> = BTreeMap::new();
        for submissions in &rounds {
            let next = life.next(&form, submissions);
            let numbers: Vec<PrintedNumber> =
                next.entries.iter().filter_map(|entry| PrintedNumber::parse(&entry.number)).collect();
            prop_assert_eq!(numbers.len(), next.entries.len());
            prop_assert!(numbers.is_sorted_by(|one, other| one < other), "{:?}", next.printed());
            for entry in &next.entries {
                let printed = ever.entry(entry.id).or_insert_with(|| entry.number.clone());
                prop_assert_eq!(&*printed, &entry.number);
            }
            let distinct: BTreeSet<&String> = ever.values().collect();
            prop_assert_eq!(distinct.len(), ever.len(), "a number was used twice");
            prop_assert_eq!(apply(&life.entries, &diff(&life.entries, &next.entries)), next.entries.clone());
            life = next;
        }
    }

    #[test]
    fn handing_in_the_same_again_changes_nothing(submissions in some_submissions()) {
        let form = points();
        let first = Life::default().next(&form, &submissions);
        prop_assert_eq!(first.next(&form, &submissions).entries, first.entries);
    }

    #[test]
    fn applying_the_difference_gives_the_new_edition(old in some_entries(), new in some_entries()) {
        prop_assert_eq!(apply(&old, &diff(&old, &new)), new);
    }

    #[test]
    fn there_is_room_between_any_two_numbers(start in 1..20u32, choices in prop::collection::vec(any::<prop::sample::Index>(), 0..30)) {
        let mut printed: Vec<PrintedNumber> = (1..=start).map(PrintedNumber::whole).collect();
        for choice in &choices {
            let place = choice.index(printed.len());
            let used = printed.iter().cloned().collect();
            let before = place.checked_sub(1).map(|before| &printed[before]);
            let number = number_between(before, &printed[place], &used);
            prop_assert!(!used.contains(&number));
            printed.insert(place, number);
            prop_assert!(printed.is_sorted(), "{printed:?}");
        }
    }
}
