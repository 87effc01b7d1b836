//! The printed numbers of rows through random amendments and restatements: what is in the register is what the
//! consolidated wording prints and what the next order speaks of.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use prikaz::app::Rulebook;
use prikaz::document::{Block, Document};
use prikaz::domain::{DraftNo, EditionNo, Entry, EntryId, PersonId};
use prikaz::report::paper::{self, Subject, Wording};
use prikaz::workflow::{
    Actor, Event, Recorded, Register, amendment_between, entries_digest, evolve, is_numbered_anew, numbered,
};
use proptest::prelude::*;
use time::macros::date;

use crate::amending::{act, order, original, set, standing, sverdlovsk, words};
use crate::amending_law::{Line, Text, lines, printed, said};
use crate::amending_shapes::{SHAPES, placed, shaped};
use prikaz_rules::editions::{Step, some_edition, some_steps, stepped};
use prikaz_rules::world::book;

/// Records `event`.
fn on(register: Register, event: Event) -> Register {
    let on = date!(2025 - 02 - 03);
    let by = Actor::claiming(PersonId::new("proektov").unwrap());
    let (version, at) = (register.version + 1, on.midnight().assume_utc());
    evolve(register, &Recorded { version, on, at, by, event })
}

/// The register after an order approved `entries`.
fn approved(book: &Rulebook, mut register: Register, entries: &[Entry]) -> Register {
    let no = register.editions.len() as u32 + 1;
    let old = register.last_edition().map(|edition| Arc::clone(&edition.entries));
    let numbered_anew = old.is_some_and(|old| is_numbered_anew(&book.procedure, &old, entries));
    let amends = (no > 1).then(|| original(book));
    let order = if no == 1 { original(book) } else { act(&no.to_string(), date!(2025 - 02 - 03), None) };
    let (draft, edition, digest) = (DraftNo(no), EditionNo(no), entries_digest(entries));
    let (base, ground, ground_clause, basis) = (None, None, None, String::new());
    register = on(
        register,
        Event::DraftOpened { draft, base, ground, ground_clause, basis, organisation_digest: None },
    );
    let (entries, findings, without) = (Arc::new(entries.to_vec()), Vec::new(), BTreeMap::new());
    register = on(register, Event::Consolidated { draft, entries, digest, findings, without });
    let (acting, force, recorded_by, effects) = (None, None, None, Vec::new());
    on(
        register,
        Event::Approved {
            draft,
            edition,
            order,
            acting,
            digest,
            amends,
            force,
            numbered_anew,
            recorded_by,
            effects,
            repeals: Vec::new(),
            left_out: Vec::new(),
            organisation_digest: None,
        },
    )
}

/// The rows of the next edition after `steps`: each new row under an identity of its own.
fn next(book: &Rulebook, register: &Register, old: &[Entry], steps: &[Step]) -> Vec<Entry> {
    let known: BTreeSet<EntryId> = old.iter().map(|entry| entry.id).collect();
    let mut rows = stepped(old, steps);
    for row in rows.iter_mut().filter(|row| !known.contains(&row.id)) {
        row.id.0 += register.last_entry;
        *row = sverdlovsk(row.clone());
    }
    numbered(&book.procedure, register, rows)
}

/// The rows of the consolidated wording that stand, as printed.
fn consolidated(book: &Rulebook, register: &Register) -> Vec<Line> {
    let subject = Subject { procedure: &book.procedure, organisation: &book.organisation };
    let last = register.last_edition().unwrap();
    let line = register.line_of(last.no);
    let wordings: Vec<Wording<'_>> = line
        .iter()
        .map(|edition| Wording {
            name: format!("редакция № {}", edition.no.0),
            entries: &edition.entries,
            act: Some(edition.order.clone()),
            ground: None,
            basis: String::new(),
        })
        .collect();
    let restated = |pair: &[Arc<prikaz::workflow::Edition>]| {
        amendment_between(&book.procedure, &pair[0].entries, &pair[1].entries).restated()
    };
    let restated: Vec<Vec<usize>> = line.windows(2).map(restated).collect();
    let day = date!(2025 - 02 - 03);
    let matter = paper::consolidated(subject, words(), &wordings, &restated, standing(), day).unwrap();
    rows_that_stand(&set(book, matter), book.procedure.form.columns.len())
}

fn rows_that_stand(document: &Document, columns: usize) -> Vec<Line> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) if table.columns.len() == columns => Some(table),
        _ => None,
    });
    tables.flat_map(|table| lines(table)).filter(|line| line.len() == columns).collect()
}

fn some_life() -> impl Strategy<Value = (Vec<Entry>, Vec<Vec<Step>>)> {
    (some_edition(), prop::collection::vec(some_steps(), 1..5))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(200)))]

    #[test]
    fn laws_the_printed_numbers_are_those_of_the_register((first, rounds) in some_life()) {
        let book = book("sverdlovsk-investment");
        let form = &book.procedure.form;
        let name = &book.procedure.register.name;
        let genitive = format!("{}, утвержденного указанным приказом,", name.genitive);
        let accusative = format!("{}, утвержденный указанным приказом,", name.accusative);
        let first: Vec<Entry> = first.into_iter().map(sverdlovsk).collect();
        let mut register = approved(&book, Register::default(), &numbered(&book.procedure, &Register::default(), first));
        for steps in &rounds {
            let old = Arc::clone(&register.last_edition().unwrap().entries);
            let new = next(&book, &register, &old, steps);
            let amendment = amendment_between(&book.procedure, &old, &new);
            if new.is_empty() || amendment.is_empty() {
                continue;
            }
            // Deciding again, of rows that have their new numbers, gives the same.
            prop_assert_eq!(&numbered(&book.procedure, &register, new.clone()), &new);
            let anew = !amendment.restated().is_empty();
            prop_assert_eq!(anew, is_numbered_anew(&book.procedure, &old, &new));
            let before: HashMap<EntryId, &str> = old.iter().map(|entry| (entry.id, entry.number.as_str())).collect();
            for (entry, place) in new.iter().zip(1_usize..) {
                match before.get(&entry.id) {
                    _ if anew => prop_assert_eq!(&entry.number, &place.to_string()),
                    Some(number) => prop_assert_eq!(&entry.number, number),
                    None => prop_assert!(!register.numbers_used.contains(&entry.number), "{} again", entry.number),
                }
            }
            // Each sentence of the order names rows by the numbers that the text it amends prints.
            let made = match said(&order(&book, &old, &new, Vec::new()), [&genitive, &accusative]) {
                Err(annex) => annex,
                Ok(said) => {
                    let mut text = Text::of(printed(form, &old));
                    for (sentence, rows) in said {
                        text.read(&sentence, rows);
                    }
                    text.lines()
                }
            };
            prop_assert_eq!(&made, &printed(form, &new));
            register = approved(&book, register, &new);
            prop_assert_eq!(&consolidated(&book, &register), &printed(form, &new));
        }
    }

    #[test]
    fn laws_numbers_are_settled_in_any_shape(shape in 0..SHAPES.len(), (first, rounds) in some_life()) {
        let book = shaped(SHAPES[shape]);
        let form = &book.procedure.form;
        let first: Vec<Entry> = first.into_iter().map(|row| placed(form, sverdlovsk(row))).collect();
        let mut register = approved(&book, Register::default(), &numbered(&book.procedure, &Register::default(), first));
        for steps in &rounds {
            let old = Arc::clone(&register.last_edition().unwrap().entries);
            let new: Vec<Entry> = next(&book, &register, &old, steps).into_iter().map(|row| placed(form, row)).collect();
            let new = numbered(&book.procedure, &register, new);
            prop_assert_eq!(&numbered(&book.procedure, &register, new.clone()), &new);
            let numbers: BTreeSet<&str> = new.iter().map(|entry| entry.number.as_str()).collect();
            prop_assert_eq!(numbers.len(), new.len());
            if !new.is_empty() {
                register = approved(&book, register, &new);
            }
        }
    }
}

#[test]
fn a_restated_annex_begins_with_one_and_the_next_order_speaks_of_its_numbers() {
    let book = book("sverdlovsk-investment");
    let rows = |points: &[(u32, &str, &str)]| -> Vec<Entry> {
        let row = |(id, number, point): &(u32, &str, &str)| {
            sverdlovsk(prikaz_rules::editions::row(*id, number, &format!("а|б|в|{point}|д|е")))
        };
        points.iter().map(row).collect()
    };
    let first = rows(&[(1, "", "почта"), (2, "", "сайт"), (3, "", "чат"), (4, "", "зал")]);
    let first = numbered(&book.procedure, &Register::default(), first);
    let register = approved(&book, Register::default(), &first);
    // One of four goes: nothing is numbered anew.
    let second = rows(&[(1, "", "почта"), (3, "", "чат"), (4, "", "зал")]);
    let second = numbered(&book.procedure, &register, second);
    let numbers = |rows: &[Entry]| rows.iter().map(|row| row.number.clone()).collect::<Vec<_>>();
    assert_eq!(numbers(&second), ["1", "3", "4"]);
    let register = approved(&book, register, &second);
    assert!(register.numbers_used.contains("2"));
    // Most of it changes: the annex is restated, and its rows are counted from 1.
    let third =
        rows(&[(1, "", "почта отдела"), (3, "", "чат-бот поддержки"), (4, "", "зал"), (5, "", "письмо")]);
    let third = numbered(&book.procedure, &register, third);
    assert_eq!(numbers(&third), ["1", "2", "3", "4"]);
    let register = approved(&book, register, &third);
    // The next number at the end follows those of the restated annex, and rows are called by them.
    let mut fourth = third.clone();
    fourth.remove(2);
    fourth.extend(rows(&[(6, "", "мессенджеры")]));
    let fourth = numbered(&book.procedure, &register, fourth);
    assert_eq!(numbers(&fourth), ["1", "2", "4", "5"]);
    let text = format!("{:?}", amendment_between(&book.procedure, &third, &fourth).operations);
    assert!(text.contains("first: \"3\""), "{text}");
}
