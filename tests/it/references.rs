//! References from row to row: by identity, through every edition, and across annexes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use prikaz::domain::{Cell, Entry, EntryId, Severity, UnitId};
use prikaz::form::{Cells, Form, History, Supplied, consolidate, findings_of_edition};
use prikaz::procedure;
use prikaz::report::table::{Shown, shown, texts};
use proptest::prelude::*;

use crate::annexes::annex_of;
use crate::procedures::sample_body;
use crate::tables::{text, with_form};
use prikaz_rules::forms::key;

const FORM: &str = r#"
[form]
key = ["code"]
order = ["code"]

[[column]]
key = "number"
title = "№"
kind = "number"
clause = "п. 1"

[[column]]
key = "code"
title = "Код"
clause = "п. 1"

[[column]]
key = "name"
title = "Наименование"
clause = "п. 1"

[[column]]
key = "part-of"
title = "Входит в состав"
kind = "reference"
to = "name"
required = false
clause = "п. 2"

[[rule]]
key = "is-there"
kind = "refers"
column = "part-of"
severity = "advice"
clause = "п. 2"
text = "строки, на которую ссылается эта, в перечне нет"
"#;

fn form() -> Form {
    match procedure::load_with_places("good.toml", &with_form(FORM), Some(&sample_body())) {
        Ok(loaded) => loaded.procedure.form,
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// «а Музей → Фонд»: code, name, and what it is part of.
fn row(line: &str) -> Cells {
    let (own, part_of) = line.split_once('→').map_or((line, None), |(own, other)| (own, Some(other)));
    let (code, name) = own.trim().split_once(' ').expect("a code and a name");
    let part_of = part_of.map(|name| ("part-of", name));
    let cells = [("code", code), ("name", name)].into_iter().chain(part_of);
    cells.map(|(column, text)| (key(column), Cell::Text(text.trim().to_owned()))).collect()
}

fn unit(name: &str) -> UnitId {
    UnitId::new(name).expect("a key of the test")
}

/// The edition after `rows` of some units came in, one a line; the others have no changes.
fn next(before: &[Entry], rows: &[(&str, &[&str])]) -> Vec<Entry> {
    let last_id = before.iter().map(|entry| entry.id).max();
    let history = History { entries: before, numbers: &BTreeSet::new(), last_id };
    let handed = rows.iter().map(|(name, lines)| {
        (unit(name), Supplied::Rows(Arc::new(lines.iter().map(|line| row(line)).collect())))
    });
    consolidate(&form(), history, &handed.collect::<Vec<_>>())
}

/// Each row as printed: number, name, number of the row it is part of.
fn printed(entries: &[Entry]) -> Vec<String> {
    let form = form();
    let shape = form.shape(None).expect("the plain shape is there");
    let Shown::Tables(tables) = shown(&form, &shape, entries) else { panic!("the plain shape is a table") };
    let lines = texts(&tables[0].1);
    lines.iter().map(|line| format!("{} {} {}", line[0], line[2], line[3]).trim_end().to_owned()).collect()
}

#[test]
fn a_reference_stays_right_when_the_other_row_is_called_anew() {
    let first = next(&[], &[("one", &["а Музей", "б Архив"]), ("two", &["в Фонд → Музей"])]);
    assert_eq!(printed(&first), ["1 Музей", "2 Архив", "3 Фонд 1"]);
    let second = next(&first, &[("one", &["а Городской музей", "б Музей"])]);
    assert_eq!(printed(&second), ["1 Городской музей", "2 Музей", "3 Фонд 1"]);
    assert_eq!(findings_of_edition(&form(), &second), []);
    // The unit hands its row in as it has it: it means the row it always meant.
    let third = next(&second, &[("two", &["в Фонд → Музей"])]);
    assert_eq!(third, second);
    // It names another row: that one is meant.
    let fourth = next(&second, &[("one", &["а Городской музей", "б Архив"]), ("two", &["в Фонд → Архив"])]);
    assert_eq!(printed(&fourth), ["1 Городской музей", "2 Архив", "3 Фонд 2"]);
}

#[test]
fn a_text_of_an_old_event_is_bound_before_it_would_lead_elsewhere() {
    let mut first = next(&[], &[("one", &["а Музей", "б Архив"]), ("two", &["в Фонд → Музей"])]);
    first[2].cells.insert(key("part-of"), Cell::Text("Музей".to_owned()));
    assert_eq!(printed(&first)[2], "3 Фонд 1");
    // Nothing happens to it while it leads where it did.
    assert_eq!(next(&first, &[("one", &["а Музей", "б Архивы"])])[2], first[2]);
    let second = next(&first, &[("one", &["а Городской музей", "б Музей"])]);
    assert_eq!(printed(&second)[2], "3 Фонд 1");
}

#[test]
fn a_reference_to_an_excluded_row_is_an_error_with_row_and_column() {
    let first = next(&[], &[("one", &["а Музей", "б Архив"]), ("two", &["в Фонд → Музей"])]);
    let second = next(&first, &[("one", &["б Архив"])]);
    let found = findings_of_edition(&form(), &second);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(second[finding.rows[0]].number, "3");
    assert_eq!(finding.column, Some(key("part-of")));
    assert_eq!((finding.value.as_str(), finding.severity), ("Музей", Severity::Error));
    // A name that never was there is what the rule says it is.
    let astray = next(&[], &[("two", &["в Фонд → Музей"])]);
    assert_eq!(findings_of_edition(&form(), &astray)[0].severity, Severity::Advice);
}

fn with_plain_spaces(text: &str) -> String {
    annex_of(text).replace('\u{a0}', " ")
}

#[test]
fn a_reference_into_another_annex_names_row_and_annex() {
    let split = text().replace("shape = \"lettered-list\"\npages", "shape = \"plain\"\npages");
    let plain = with_plain_spaces(&split);
    assert!(plain.contains("\tстрока 1 приложения № 1\tаварийное состояние"), "{plain}");
    assert!(plain.contains("\tстрока 5 приложения № 1\t"), "{plain}");
    let worded =
        split.replace("to = \"name\"", "to = \"name\"\nelsewhere = \"приложение {annex}, п. {number}\"");
    assert!(
        with_plain_spaces(&worded).contains("\tприложение № 1, п. 5\t"),
        "{}",
        with_plain_spaces(&worded)
    );
}

proptest! {
    /// Whatever rows are called from edition to edition, a reference that nobody changed leads to the row it led to.
    #[test]
    fn references_keep_to_their_rows(
        names in prop::collection::vec(0..6_u8, 1..8),
        targets in prop::collection::vec(0..8_usize, 1..8),
        renamings in prop::collection::vec(prop::collection::vec(0..6_u8, 8), 1..5),
    ) {
        let code = |at: usize| format!("{at:02}");
        let named = |names: &[u8], count: usize| -> Vec<String> {
            (0..count).map(|at| format!("{} имя{}", code(at), names[at % names.len()])).collect()
        };
        let count = names.len();
        let first = named(&names, count);
        let references = targets.iter().enumerate().map(|(at, to)| {
            format!("{} лист{at} → имя{}", code(50 + at), names[to % count])
        });
        let references: Vec<String> = references.collect();
        let lines = |lines: &[String]| lines.iter().map(|line| row(line)).collect::<Vec<_>>();
        let handed = [
            (unit("one"), Supplied::Rows(Arc::new(lines(&first)))),
            (unit("two"), Supplied::Rows(Arc::new(lines(&references)))),
        ];
        let form = form();
        let history = History { entries: &[], numbers: &BTreeSet::new(), last_id: None };
        let mut edition = consolidate(&form, history, &handed);
        let led = |edition: &[Entry]| -> BTreeMap<EntryId, EntryId> {
            let leads = |entry: &Entry| match entry.cells.get(&key("part-of"))? {
                Cell::Reference { row, .. } => Some((entry.id, *row)),
                other => panic!("unbound: {other:?}"),
            };
            edition.iter().filter_map(leads).collect()
        };
        let meant = led(&edition);
        prop_assert_eq!(meant.len(), references.len());
        for names in renamings {
            let handed = [(unit("one"), Supplied::Rows(Arc::new(lines(&named(&names, count)))))];
            let last_id = edition.iter().map(|entry| entry.id).max();
            let history = History { entries: &edition, numbers: &BTreeSet::new(), last_id };
            edition = consolidate(&form, history, &handed);
            prop_assert_eq!(led(&edition), meant.clone());
        }
    }
}
