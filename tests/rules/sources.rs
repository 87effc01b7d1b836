//! Rows of several units: what they say alike is one row, what they say differently is a conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use prikaz_domain::{Entry, UnitId};
use prikaz_form::{
    Cells, Decisions, Drawn, Form, History, Settlement, Supplied, apply, consolidate, diff, draw_together,
};

use prikaz_rules::forms::{cells, key, points};

fn unit(name: &str) -> UnitId {
    UnitId::new(name).expect("a key of the test")
}

fn form() -> Form {
    Form { key: vec![key("service"), key("process"), key("point")], ..points() }
}

fn rows(lines: &[&str]) -> Supplied {
    Supplied::Rows(Arc::new(lines.iter().map(|line| row(line)).collect()))
}

/// `процесс | точка | потребность`; what all rows have is added.
fn row(line: &str) -> Cells {
    let [process, point, need] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
    let mut made = cells(&format!("иные функции, сервисы|{process}|{point}|цифровая точка|{need}"));
    made.insert(key("service"), prikaz_domain::Cell::Text("услуга".to_owned()));
    made
}

fn drawn(before: &[Entry], submissions: &[(UnitId, Supplied)], decisions: &Decisions) -> Drawn {
    let numbers: BTreeSet<String> = before.iter().map(|entry| entry.number.clone()).collect();
    let last_id = before.iter().map(|entry| entry.id).max();
    let history = History { entries: before, numbers: &numbers, last_id };
    draw_together(&form(), history, submissions, decisions)
}

/// «1 А сайт: получение — one, two»: what an auditor would read.
fn printed(entries: &[Entry]) -> Vec<String> {
    let line = |entry: &Entry| {
        let of = |name: &str| entry.cells.get(&key(name)).map(ToString::to_string).unwrap_or_default();
        let units: Vec<&str> = entry.units().map(UnitId::as_str).collect();
        let (process, point, needs) = (of("process"), of("point"), of("needs"));
        format!("{} {process} {point}: {needs} — {}", entry.number, units.join(", "))
    };
    entries.iter().map(line).collect()
}

fn edition(submissions: &[(UnitId, Supplied)]) -> Vec<Entry> {
    drawn(&[], submissions, &Decisions::new()).entries
}

#[test]
fn what_units_say_alike_is_one_row_of_them_all() {
    let found = edition(&[
        (unit("one"), rows(&["А | сайт | справка", "А | почта | справка"])),
        (unit("two"), rows(&["а | «Сайт» | справка.", "Б | сайт | справка"])),
        (unit("three"), rows(&["А | сайт | справка"])),
    ]);
    assert_eq!(
        printed(&found),
        [
            "1 А сайт: справка — one, three",
            "2 А почта: справка — one",
            "3 а «Сайт»: справка. — two",
            "4 Б сайт: справка — two"
        ]
    );
    let alike = edition(&[
        (unit("one"), rows(&["А | сайт | справка"])),
        (unit("two"), rows(&["а | САЙТ | Справка"])),
    ]);
    assert_eq!(printed(&alike), ["1 А сайт: справка — one, two"]);
}

#[test]
fn a_unit_that_hands_in_again_replaces_only_its_own_rows() {
    let before = edition(&[
        (unit("one"), rows(&["А | сайт | справка", "А | почта | справка"])),
        (unit("two"), rows(&["А | сайт | справка"])),
    ]);
    let left = drawn(&before, &[(unit("one"), rows(&["А | почта | ответ"]))], &Decisions::new());
    assert_eq!(printed(&left.entries), ["1 А сайт: справка — two", "2 А почта: ответ — one"]);
    assert!(left.conflicts.is_empty());
    let nil = drawn(&before, &[(unit("one"), Supplied::Nil)], &Decisions::new());
    assert_eq!(nil.entries, before);
    let all_gone = [(unit("one"), rows(&[])), (unit("two"), rows(&[]))];
    assert!(drawn(&before, &all_gone, &Decisions::new()).entries.is_empty());
}

#[test]
fn what_they_say_differently_is_for_somebody_to_decide() {
    let said = [
        (unit("one"), rows(&["А | сайт | справка"])),
        (unit("two"), rows(&["А | сайт | ответ"])),
        (unit("three"), rows(&["А | сайт | ответ", "Б | сайт | ответ"])),
    ];
    let open = drawn(&[], &said, &Decisions::new());
    let [conflict] = open.conflicts.as_slice() else { panic!("{:?}", open.conflicts) };
    assert_eq!(conflict.columns, [key("needs")]);
    let units: Vec<Vec<&str>> =
        conflict.wordings.iter().map(|one| one.units.iter().map(UnitId::as_str).collect()).collect();
    assert_eq!(units, [vec!["one"], vec!["two", "three"]]);
    let decided = |settlement: Settlement| {
        let found = drawn(&[], &said, &BTreeMap::from([(conflict.id, settlement)]));
        assert!(found.conflicts.is_empty());
        printed(&found.entries)
    };
    assert_eq!(
        decided(Settlement::Take(2)),
        ["1 А сайт: ответ — two, three, one", "2 Б сайт: ответ — three"]
    );
    assert_eq!(
        decided(Settlement::All),
        ["1 А сайт: справка — one", "2 А сайт: ответ — two, three", "3 Б сайт: ответ — three"]
    );
    assert_eq!(
        decided(Settlement::Own(row("А | сайт | справка и ответ"))),
        ["1 А сайт: справка и ответ — one, two, three", "2 Б сайт: ответ — three"]
    );
}

#[test]
fn a_shared_row_that_one_unit_changes_and_another_leaves_is_decided() {
    let before = edition(&[
        (unit("one"), rows(&["А | сайт | справка"])),
        (unit("two"), rows(&["А | сайт | справка"])),
        (unit("three"), rows(&["В | сайт | справка"])),
    ]);
    let said = [(unit("one"), rows(&["А | сайт | ответ"])), (unit("two"), Supplied::Nil)];
    let open = drawn(&before, &said, &Decisions::new());
    let [conflict] = open.conflicts.as_slice() else { panic!("{:?}", open.conflicts) };
    let stands: Vec<bool> = conflict.wordings.iter().map(|one| one.stands).collect();
    assert_eq!(stands, [false, true]);
    let taken = drawn(&before, &said, &BTreeMap::from([(conflict.id, Settlement::Take(1))]));
    assert_eq!(printed(&taken.entries), ["1 А сайт: ответ — one, two", "2 В сайт: справка — three"]);
    let both = drawn(&before, &said, &BTreeMap::from([(conflict.id, Settlement::All)]));
    assert_eq!(
        printed(&both.entries),
        ["1 А сайт: справка — two", "1.1 А сайт: ответ — one", "2 В сайт: справка — three"]
    );
    assert_eq!(both.entries[0].id, before[0].id, "the row that stands keeps its identity");
    // Once both are approved, nobody is asked again while nobody changes them.
    let again = [(unit("one"), rows(&["А | сайт | ответ"])), (unit("two"), Supplied::Nil)];
    let next = drawn(&both.entries, &again, &Decisions::new());
    assert!(next.conflicts.is_empty());
    assert_eq!(next.entries, both.entries);
}

fn some_submissions() -> impl Strategy<Value = Vec<(UnitId, Supplied)>> {
    let row = (0..2u8, 0..3u8, 0..2u8)
        .prop_map(|(process, point, need)| row(&format!("процесс {process} | точка {point} | нужда {need}")));
    let rows = prop::collection::vec(row, 0..6).prop_map(|mut rows| {
        let mut seen = BTreeSet::new();
        rows.retain(|cells| seen.insert(format!("{:?}{:?}", cells[&key("process")], cells[&key("point")])));
        Supplied::Rows(Arc::new(rows))
    });
    let supplied = prop_oneof![5 => rows, 1 => Just(Supplied::Nil)];
    prop::collection::vec(supplied, 1..5).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(place, supplied)| (unit(&format!("unit-{place}")), supplied))
            .collect()
    })
}

/// Every row that somebody handed in, as what reads alike, with all who did.
fn said(submissions: &[(UnitId, Supplied)]) -> BTreeMap<String, BTreeSet<UnitId>> {
    let mut said: BTreeMap<String, BTreeSet<UnitId>> = BTreeMap::new();
    for (unit, supplied) in submissions {
        if let Supplied::Rows(rows) = supplied {
            rows.iter()
                .for_each(|cells| said.entry(format!("{cells:?}")).or_default().extend([unit.clone()]));
        }
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(512)))]

    #[test]
    fn no_row_is_lost_and_each_has_all_its_sources(submissions in some_submissions()) {
        let found = edition(&submissions);
        let kept: BTreeMap<String, BTreeSet<UnitId>> = found
            .iter()
            .map(|entry| (format!("{:?}", entry.cells), entry.units().cloned().collect()))
            .collect();
        prop_assert_eq!(kept.len(), found.len(), "what reads alike is one row");
        prop_assert_eq!(kept, said(&submissions));
    }

    #[test]
    fn decided_once_it_stays_decided(first in some_submissions(), second in some_submissions(), choice in 1..4usize) {
        let before = edition(&first);
        let open = drawn(&before, &second, &Decisions::new());
        let decisions: Decisions = open
            .conflicts
            .iter()
            .map(|one| (one.id, Settlement::Take(1 + choice % one.wordings.len())))
            .collect();
        let settled = drawn(&before, &second, &decisions);
        prop_assert!(settled.conflicts.is_empty());
        let conflicts: usize = open.conflicts.iter().map(|one| one.wordings.len() - 1).sum();
        prop_assert_eq!(settled.entries.len() + conflicts, open.entries.len());
        // Rows of the edition keep their numbers, whoever says them now.
        for entry in &settled.entries {
            let was = before.iter().find(|was| was.id == entry.id);
            prop_assert!(was.is_none_or(|was| was.number == entry.number));
        }
        prop_assert_eq!(apply(&before, &diff(&before, &settled.entries)), settled.entries.clone());
        // The same again changes nothing more.
        let numbers = settled.entries.iter().map(|entry| entry.number.clone()).collect();
        let last_id = settled.entries.iter().map(|entry| entry.id).chain(before.iter().map(|one| one.id)).max();
        let history = History { entries: &settled.entries, numbers: &numbers, last_id };
        let nil: Vec<_> = second.iter().map(|(unit, _)| (unit.clone(), Supplied::Nil)).collect();
        prop_assert_eq!(consolidate(&form(), history, &nil), settled.entries);
    }

    #[test]
    fn the_order_of_handing_in_decides_nothing_but_who_is_named_first(submissions in some_submissions()) {
        let forth = drawn(&[], &submissions, &Decisions::new());
        let mut turned = submissions;
        turned.reverse();
        let back = drawn(&[], &turned, &Decisions::new());
        let sources = |entries: &[Entry]| -> BTreeSet<(String, BTreeSet<UnitId>)> {
            entries.iter().map(|one| (format!("{:?}", one.cells), one.units().cloned().collect())).collect()
        };
        prop_assert_eq!(sources(&forth.entries), sources(&back.entries));
        prop_assert_eq!(forth.conflicts.len(), back.conflicts.len());
    }
}
