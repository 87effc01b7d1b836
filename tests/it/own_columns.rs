//! Sections and tables whose rows have columns of their own.

use std::fmt::Write as _;
use std::sync::Arc;

use prikaz::app::{AppError, read_rows};
use prikaz::domain::{Entry, UnitId};
use prikaz::form::{Form, History, RowsOf, Shape, Supplied, consolidate};
use prikaz::procedure;
use prikaz::render::Format;
use prikaz::report::table::{Shown, shown};
use proptest::prelude::*;

use crate::procedures::{read, sample_body};
use crate::samples::keep;
use crate::shapes::{agreed, document, file};
use crate::tables::{VALUES, adds_up, any_entries, any_shape, drawn, golden, small_form, tables, with_form};
use prikaz_rules::forms::key;

fn form() -> Form {
    match procedure::load_with_places(
        "good.toml",
        &with_form(&read("points-form.toml")),
        Some(&sample_body()),
    ) {
        Ok(loaded) => loaded.procedure.form,
        Err(faults) => panic!("{faults:#?}"),
    }
}

fn entries(form: &Form) -> Vec<Entry> {
    let read = read_rows(form, "points.csv", read("points.csv").as_bytes()).expect("the rows are sound");
    let history = History { entries: &[], numbers: &std::collections::BTreeSet::new(), last_id: None };
    let rows = Supplied::Rows(Arc::new(read.rows));
    consolidate(form, history, &[(UnitId::new("unit").unwrap(), rows)])
}

#[test]
fn each_section_has_its_columns() {
    let form = form();
    let entries = entries(&form);
    let mut text = String::new();
    for shape in &form.shapes {
        writeln!(text, "=== {}: {} ===", shape.key, shape.title).unwrap();
        let Shown::Tables(tables) = shown(&form, shape, &entries) else { panic!("{} is a table", shape.key) };
        for (caption, table) in tables {
            adds_up(&table);
            writeln!(text, "{caption}").unwrap();
            text.push_str(&drawn(&table));
            agreed(table.clone());
            // `tests/run.sh` has these files checked by openxml-audit.
            let document = document(table);
            keep(&format!("own-columns-{}.docx", shape.key), &file(Format::Docx, &document));
            keep(&format!("own-columns-{}.xlsx", shape.key), &file(Format::Xlsx, &document));
        }
    }
    golden("own-columns.txt", &text);
}

#[test]
fn a_row_fills_in_its_own_columns_and_no_others() {
    let form = form();
    let file = read("points.csv")
        .replace("https://example.org/chat", "")
        .replace("ул. Примерная, 1;1", "ул. Примерная, 1;")
        .replace("https://example.org;;", "https://example.org;где-то;");
    let Err(AppError::Faulty(faulty)) = read_rows(&form, "points.csv", file.as_bytes()) else {
        panic!("{file}")
    };
    let told: Vec<_> = faulty
        .faults
        .iter()
        .map(|fault| format!("{} {} {}", fault.place, fault.column.as_ref().unwrap(), fault.kind.code()))
        .collect();
    assert_eq!(told, ["2:4 postal cell-misplaced", "3:3 url cell-empty", "5:5 seats cell-empty"]);
}

#[test]
fn a_column_is_kept_to_rows_by_what_each_row_says() {
    let faults = |from: &str, to: &str| {
        let text = with_form(&read("points-form.toml").replacen(from, to, 1));
        let faults =
            procedure::load_with_places("good.toml", &text, Some(&sample_body())).expect_err("a fault");
        let line = |fault: &procedure::Fault| text.lines().nth(fault.line as usize - 1).unwrap().to_owned();
        let told =
            faults.iter().map(|fault| format!("{} {} | {}", fault.key, fault.what.code(), line(fault)));
        told.collect::<Vec<_>>()
    };
    let only = "only = { column = \"kind\", values = [\"цифровые точки\"] }";
    let told = faults(only, "only = { column = \"kind\", values = [\"цифровые\"] }");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("column[4].only.values[1] not-in-vocabulary | only = "), "{told:?}");
    let told = faults(only, "only = { column = \"name\", values = [\"Чат\"] }");
    assert!(told[0].starts_with("column[4].only.column column-unfit | only = "), "{told:?}");
    let told = faults(only, "only = { column = \"knid\", values = [\"цифровые точки\"] }");
    assert!(told[0].starts_with("column[4].only.column unknown-reference | only = "), "{told:?}");
    let told = faults("vocabulary = \"kinds\"", "vocabulary = \"kinds\"\nrequired = false");
    assert!(told.iter().all(|one| one.contains("column-unfit")) && told.len() == 3, "{told:?}");
    let told = faults("numbering = \"restart\"", "head = [[\"а\", \"б\", \"в\", \"г\", \"д\", \"е\"]]");
    assert!(told.iter().any(|one| one.starts_with("shape[1].head shape-clash | head = ")), "{told:?}");
    let told = faults("sum = [\"visits\"]", "sum = [\"seats\"]");
    assert!(told[0].starts_with("shape[1].total shape-clash"), "{told:?}");
}

/// The form with some columns kept to rows that have some values in `closed`.
fn bound(kept: &[(usize, Vec<usize>)]) -> Form {
    let mut form = small_form();
    for (column, values) in kept {
        let values = values.iter().map(|value| VALUES[*value].to_owned()).collect();
        form.columns[2 + column].only = Some(RowsOf { column: key("closed"), values });
    }
    form
}

prop_compose! {
    fn any_bound()(
        columns in prop::sample::subsequence(vec![0, 1, 2], 1..=3),
        values in prop::collection::vec(prop::sample::subsequence(vec![0, 1, 2], 1..=3), 3),
    ) -> Vec<(usize, Vec<usize>)> {
        columns.into_iter().zip(values).collect()
    }
}

proptest! {
    /// Tables add up whatever columns their sections have, in any shape.
    #[test]
    fn sections_with_their_own_columns_add_up(
        kept in any_bound(), shape in any_shape(), entries in any_entries(),
    ) {
        let form = bound(&kept);
        tables(&form, &shape, &entries).iter().for_each(adds_up);
    }

    /// Each row has a cell for each of its columns, and no other.
    #[test]
    fn rows_show_their_own_columns(kept in any_bound(), shape in any_shape(), entries in any_entries()) {
        let form = bound(&kept);
        let shape = Shape { merge: Vec::new(), records: None, numbering: prikaz::form::Numbering::Kept, ..shape };
        let decides = shape.sections.iter().map(|level| &level.column)
            .chain(shape.tables.iter().map(|split| &split.by)).any(|column| *column == key("closed"));
        for table in tables(&form, &shape, &entries) {
            for row in &table.rows {
                let cells: Vec<_> = row.cells.iter().map(|cell| cell.content.printed().into_owned()).collect();
                let Some(entry) = entries.iter().find(|entry| entry.number == cells[0]) else { continue };
                if row.kind != prikaz::document::RowKind::Entry {
                    continue;
                }
                let own = form.columns[1..].iter()
                    .filter(|column| !decides || column.belongs_to(&entry.cells) == Some(true));
                let own = own.map(|column| entry.cells.get(&column.key).map(ToString::to_string).unwrap_or_default());
                prop_assert_eq!(&cells[1..], own.collect::<Vec<_>>());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(16)))]

    /// DOCX, XLSX and HTML agree cell by cell.
    #[test]
    fn own_columns_agree_in_all_formats(kept in any_bound(), shape in any_shape(), entries in any_entries()) {
        for table in tables(&bound(&kept), &shape, &entries).into_iter().filter(|table| !table.rows.is_empty()) {
            agreed(table);
        }
    }
}
