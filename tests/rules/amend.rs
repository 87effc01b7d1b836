//! Laws of amending: an order, applied to the edition it amends by what it prints, gives the other edition.

use std::collections::BTreeSet;

use proptest::prelude::*;

use prikaz_amend::{
    Amendment, CellEdits, Manner, Mark, Operation, Place, WordEdit, amendment, apply, consolidated, same_form,
};
use prikaz_domain::{Cell, Entry, UnitId};
use prikaz_form::{Numbering, Shape};

use prikaz_rules::editions::{edition, row, some_edition, some_steps, stepped};
use prikaz_rules::forms::{key, points};

fn drafted(old: &[Entry], new: &[Entry]) -> Amendment {
    let amendment = amendment(&points(), old, new, Manner::default());
    assert_eq!(apply(&points(), old, &amendment).as_deref(), Ok(new));
    amendment
}

fn set(entry: &mut Entry, column: &str, text: &str) {
    entry.cells.insert(key(column), Cell::Text(text.to_owned()));
}

#[test]
fn words_of_a_cell_are_replaced() {
    let (old, mut new) = (edition(), edition());
    set(&mut new[4], "point", "электронная почта отдела");
    set(&mut new[4], "kind", "офлайн");
    let cells = vec![
        CellEdits { column: 5, edits: vec![WordEdit::AddAtEnd { words: "отдела".to_owned() }] },
        CellEdits {
            column: 7,
            edits: vec![WordEdit::Replace {
                old: "цифровая".to_owned(), new: "офлайн".to_owned()
            }],
        },
    ];
    let amendment = drafted(&old, &new);
    assert_eq!(amendment.operations, [Operation::Words { row: "5".to_owned(), cells }]);
    assert_eq!(amendment.units(), 1, "one row is one unit, however many its columns");
}

#[test]
fn operations_follow_the_text() {
    let old = edition();
    let mut new = edition();
    new.push(row(13, "11", "а|б|в|г|д|е"));
    for column in ["service", "process", "point", "kind"] {
        set(&mut new[8], column, "совсем другое");
    }
    new.splice(7..7, [row(11, "7.1", "а|б|в|г|д|е"), row(12, "7.2", "а|б|в|г|д|е")]);
    new.remove(2);
    let amendment = drafted(&old, &new);
    let said: Vec<String> = amendment.operations.iter().map(name).collect();
    assert_eq!(said, ["exclude 3", "after 7 add 7.1 7.2", "restate 9", "add 11"]);
    assert_eq!(amendment.units(), 5);
}

#[test]
fn rows_that_go_together_are_named_together() {
    let old = edition();
    let mut new = edition();
    new.retain(|entry| !["5", "6", "7", "9"].contains(&entry.number.as_str()));
    assert_eq!(drafted(&old, &new).operations.iter().map(name).collect::<Vec<_>>(), ["exclude 5–7 9"]);
}

#[test]
fn new_row_follows_the_number_of_one_that_goes() {
    let old = edition();
    let mut new = edition();
    new[6] = row(11, "7.1", "а|б|в|г|д|е");
    let said: Vec<String> = drafted(&old, &new).operations.iter().map(name).collect();
    assert_eq!(said, ["exclude 7", "after 7 add 7.1"]);
}

#[test]
fn annex_is_restated_when_most_of_it_changes() {
    let (old, mut new) = (edition(), edition());
    new.drain(..5);
    assert!(drafted(&old, &new).new_wording().is_none(), "half is not more than half");
    new.remove(0);
    let amendment = drafted(&old, &new);
    assert_eq!(amendment.new_wording(), Some(&new[..]));
    assert_eq!(amendment.units(), 1, "an annex is one unit");
}

#[test]
fn change_that_is_not_printed_is_not_said() {
    let (old, mut new) = (edition(), edition());
    new[0].unit = UnitId::new("two").unwrap();
    let amendment = drafted(&old, &new);
    assert!(amendment.is_empty());
    assert_eq!(amendment.unprinted, new[..1]);
}

#[test]
fn rows_that_numbers_do_not_tell_apart_are_restated_with_the_annex() {
    let (mut old, new) = (edition(), edition());
    old[3].number = "3".to_owned();
    assert_eq!(drafted(&old, &new).new_wording(), Some(&new[..]));
    let mut moved = edition();
    moved.swap(0, 1);
    assert_eq!(drafted(&edition(), &moved).new_wording(), Some(&moved[..]));
}

#[test]
fn rows_under_sections_have_no_address_of_their_own() {
    let (old, mut new) = (edition(), edition());
    set(&mut new[4], "kind", "офлайн");
    let mut form = points();
    let shape = Shape { numbering: Numbering::Through, ..Shape::plain(&form) };
    form.shapes.push(shape);
    let amendment = amendment(&form, &old, &new, Manner::default());
    assert_eq!(amendment.new_wording(), Some(&new[..]));
    assert_eq!(apply(&form, &old, &amendment), Ok(new));
}

#[test]
fn order_for_another_text_is_refused() {
    let (old, mut new) = (edition(), edition());
    set(&mut new[4], "point", "электронный ящик");
    let amendment = drafted(&old, &new);
    let mut other = edition();
    set(&mut other[4], "point", "телефонная связь");
    let place = apply(&points(), &other, &amendment).unwrap_err();
    assert_eq!((place.row.as_str(), place.column), ("5", Some(5)));
    other.remove(4);
    assert_eq!(apply(&points(), &other, &amendment).unwrap_err().column, None);
}

#[test]
fn editions_of_different_forms_are_told() {
    let mut other = points();
    other.columns.remove(2);
    let different = same_form(&points(), &other).unwrap_err();
    assert_eq!((different.old.len(), different.new.len()), (7, 6));
    assert!(same_form(&points(), &points()).is_ok());
}

#[test]
fn consolidated_wording_keeps_the_numbers_of_rows_that_are_gone() {
    let first = edition();
    let mut second = first.clone();
    second.remove(2);
    set(&mut second[0], "point", "личный прием");
    let mut third = second.clone();
    third.splice(2..2, [row(11, "3.1", "а|б|в|г|д|е")]);
    third.remove(1);
    let rows = consolidated(&points(), &[&first, &second, &third]);
    let said: Vec<(&str, Mark)> =
        rows.iter().map(|row| (row.entry.number.as_str(), row.mark)).take(5).collect();
    let expected = [
        ("1", Mark::Amended(1)),
        ("2", Mark::Excluded(2)),
        ("3", Mark::Excluded(1)),
        ("3.1", Mark::Added(2)),
        ("4", Mark::Original),
    ];
    assert_eq!(said, expected);
}

/// What an operation does, in a word.
fn name(operation: &Operation) -> String {
    let numbers = |rows: &[Entry]| rows.iter().map(|row| row.number.clone()).collect::<Vec<_>>().join(" ");
    match operation {
        Operation::Add { place, rows } => match place {
            Place::Before(first) => format!("before {first} add {}", numbers(rows)),
            Place::After(row) => format!("after {row} add {}", numbers(rows)),
            Place::End => format!("add {}", numbers(rows)),
        },
        Operation::Restate { rows } => format!("restate {}", numbers(rows)),
        Operation::Exclude { rows } => {
            let span = |span: &prikaz_amend::Span| match span.rows {
                1 => format!(" {}", span.first),
                _ => format!(" {}–{}", span.first, span.last),
            };
            format!("exclude{}", rows.iter().map(span).collect::<String>())
        }
        Operation::Words { row, cells } => format!("words {row} {}", cells.len()),
        Operation::RestateAnnex { rows } => format!("annex {}", rows.len()),
        within => format!("{within:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(2000)))]

    #[test]
    fn laws_the_order_makes_the_new_edition_of_the_old(
        old in some_edition(), steps in some_steps(), restate_above in 0..=100u8, most_edits in 0..5usize,
    ) {
        let new = stepped(&old, &steps);
        let manner = Manner { restate_above, most_edits };
        let amendment = amendment(&points(), &old, &new, manner);
        prop_assert_eq!(apply(&points(), &old, &amendment), Ok(new.clone()));
        prop_assert_eq!(amendment.is_empty() && amendment.unprinted.is_empty(), old == new);
    }

    #[test]
    fn laws_any_two_lists_of_rows_can_be_amended(old in some_edition(), new in some_edition(), turn in 0..9usize) {
        let mut new = new;
        if !new.is_empty() {
            let turn = turn % new.len();
            new.rotate_left(turn);
        }
        let amendment = amendment(&points(), &old, &new, Manner { restate_above: 100, most_edits: 9 });
        prop_assert_eq!(apply(&points(), &old, &amendment), Ok(new));
    }

    #[test]
    fn laws_consolidated_wording_is_the_last_edition_and_what_is_gone(old in some_edition(), first in some_steps(), second in some_steps()) {
        let middle = stepped(&old, &first);
        let new = stepped(&middle, &second);
        let rows = consolidated(&points(), &[&old, &middle, &new]);
        let standing: Vec<Entry> = rows.iter().filter(|row| !matches!(row.mark, Mark::Excluded(_))).map(|row| row.entry.clone()).collect();
        prop_assert_eq!(standing, new);
        let numbers: BTreeSet<&str> = rows.iter().map(|row| row.entry.number.as_str()).collect();
        for entry in old.iter().chain(&middle) {
            prop_assert!(numbers.contains(entry.number.as_str()), "{} is lost", entry.number);
        }
    }
}
