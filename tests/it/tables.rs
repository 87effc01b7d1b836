//! Tables and lists of every shape, from one set of rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use prikaz::app::read_rows;
use prikaz::document::{Content, Grid, Row, RowKind, Slot, Table};
use prikaz::domain::{Cell, Entry, EntryId, UnitId};
use prikaz::form::{
    Column, ColumnKind, Counting, Form, Gap, History, Level, Markup, Numbering, Openness, Phrase, Presence,
    RecordStyle, Records, Shape, Split, SubNumbers, Supplied, Total, TotalOf, Vocabulary, consolidate,
    findings,
};
use prikaz::placed::What;
use prikaz::procedure::{self, FaultKind, Procedure};
use prikaz::report::table::{Item, Shown, shown};
use proptest::prelude::*;

use crate::cli::Desk;
use crate::procedures::{read, sample_body};
use prikaz_rules::forms::key;

/// The good procedure with the form `objects-form.toml` in the place of its own, without the text of the act.
pub(crate) fn text() -> String {
    with_form(&read("objects-form.toml"))
}

pub(crate) fn with_form(form: &str) -> String {
    let text = read("good.toml");
    let (head, rest) = text.split_once("[form]").expect("the file has a form");
    let (_, tail) = rest.split_once("[[stage]]").expect("the file has stages");
    let (stages, act) = tail.split_once("[act]").expect("the file has the text of the act");
    let (_, order) = act.split_once("[order]").expect("the file has an order");
    format!("{head}{form}\n[[stage]]{stages}\n[order]{order}")
}

pub(crate) fn procedure() -> Procedure {
    match procedure::load_with_places("good.toml", &text(), Some(&sample_body())) {
        Ok(loaded) => loaded.procedure,
        Err(faults) => panic!("{faults:#?}"),
    }
}

pub(crate) fn entries(form: &Form) -> Vec<Entry> {
    let read = read_rows(form, "objects.csv", read("objects.csv").as_bytes()).expect("the rows are sound");
    let rows = Arc::new(read.rows.into_iter().collect());
    let history = History { entries: &[], numbers: &BTreeSet::new(), last_id: None };
    consolidate(form, history, &[(UnitId::new("unit").unwrap(), Supplied::Rows(rows))])
}

/// A table as one reads it: «│» between cells, «←» and «↑» where a cell from the left or from above goes on.
pub(crate) fn drawn(table: &Table) -> String {
    let mut text = String::new();
    for rows in [&table.head[..], table.number_row().as_slice(), &table.rows[..]] {
        let mut grid = Grid::new(table.columns.len(), rows.len());
        let mut slots = Vec::new();
        for row in rows {
            grid.place(row, &mut slots);
            let sign = match row.kind {
                RowKind::Entry => String::new(),
                RowKind::Section(level) => format!("§{level} "),
                RowKind::Total => "Σ ".to_owned(),
                RowKind::Head => "# ".to_owned(),
            };
            let cells: Vec<String> = slots.iter().flat_map(|(_, slot)| places(slot)).collect();
            writeln!(text, "{sign}{}", cells.join(" │ ")).unwrap();
        }
    }
    for note in &table.notes {
        writeln!(text, "{}", looks(note)).unwrap();
    }
    text
}

fn places(slot: &Slot<'_>) -> Vec<String> {
    let first = match slot {
        Slot::Cell { cell, .. } => match &cell.content {
            Content::Inlines(inlines) => looks(inlines),
            other => other.printed().replace('\n', " / "),
        },
        Slot::Covered { .. } => "↑".to_owned(),
        Slot::Empty => "!".to_owned(),
    };
    std::iter::once(first).chain((1..slot.columns()).map(|_| "←".to_owned())).collect()
}

fn looks(inlines: &[prikaz::document::Inline]) -> String {
    use prikaz::document::Inline;
    let look = |inline: &Inline| match inline {
        Inline::Raised(inner) => format!("^{}^", looks(inner)),
        Inline::Strong(inner) => format!("*{}*", looks(inner)),
        other => prikaz::document::plain(std::slice::from_ref(other)),
    };
    inlines.iter().map(look).collect()
}

fn listed(items: &[Item]) -> String {
    let line = |item: &Item| {
        let indent = "  ".repeat(usize::from(item.level) - 1);
        format!("{indent}{} {}", item.number, item.text).trim_end().to_owned() + "\n"
    };
    items.iter().map(line).collect()
}

#[track_caller]
pub(crate) fn golden(name: &str, text: &str) {
    let path = format!("tests/golden/{name}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{path}");
}

#[test]
fn a_row_that_says_nothing_under_its_item_is_no_item() {
    let form = procedure().form;
    let mut entries = entries(&form);
    for entry in entries.iter_mut().take(3) {
        entry.cells.remove(&key("room"));
        entry.cells.remove(&key("area"));
    }
    let shape = form.shape(Some("lettered-list")).expect("the shape is there");
    let Shown::List(items) = shown(&form, &shape, &entries) else { panic!("a list") };
    let text = listed(&items);
    assert!(items.iter().all(|item| !item.text.trim_start().starts_with('—')), "{text}");
    // What was to introduce them ends as any item does.
    let mut lines = items.iter().zip(items.iter().skip(1).map(Some).chain([None]));
    let dangling = |(item, next): (&Item, Option<&Item>)| {
        item.text.ends_with(':') && next.is_none_or(|next| next.level <= item.level)
    };
    assert!(!lines.any(dangling), "{text}");
}

#[test]
fn one_set_of_rows_in_every_shape() {
    let form = procedure().form;
    let entries = entries(&form);
    let mut text = String::new();
    for shape in &form.shapes {
        writeln!(text, "=== {}: {} ===", shape.key, shape.title).unwrap();
        match shown(&form, shape, &entries) {
            Shown::Tables(tables) => {
                for (caption, table) in tables {
                    adds_up(&table);
                    writeln!(text, "{caption}").unwrap();
                    text.push_str(&drawn(&table));
                }
            }
            Shown::List(items) => text.push_str(&listed(&items)),
        }
        text.push('\n');
    }
    golden("shapes.txt", &text);
}

#[test]
fn the_usual_shape_stands_first_and_the_plain_one_is_always_there() {
    let form = procedure().form;
    assert_eq!(form.shape(None).unwrap().key, "three-levels");
    assert_eq!(form.shape(Some("plain")).unwrap().columns.len(), form.columns.len());
    assert!(form.shape(Some("circle")).is_none());
}

#[test]
fn a_register_is_shown_in_the_shape_that_is_asked_for() {
    let desk = Desk::consolidated();
    let shown = desk.does("register show clients --draft --shape by-direction");
    let headings: Vec<&str> = shown.lines().filter(|line| line.starts_with("Раздел ")).collect();
    assert_eq!(headings[0], "Раздел 1. Предоставление мер государственной поддержки");
    assert!(!shown.contains("Направление деятельности"), "{shown}");
    assert!(desk.does("register show clients --draft").contains("Направление деятельности"));
    let out = desk.path("annex.txt");
    let annex = format!("order annex clients --shape by-direction --out {} --as proektov", out.display());
    desk.does(&annex);
    let annex = std::fs::read_to_string(out).unwrap();
    assert!(annex.contains("\nРаздел 1. Предоставление мер государственной поддержки"), "{annex}");
    let circle = desk.run("register show clients --draft --shape circle");
    assert_eq!(circle.code, 2);
    assert!(circle.err.contains("`circle`") && circle.err.contains("plain, by-direction"), "{}", circle.err);
}

#[test]
fn rows_are_ordered_by_numbers_and_dates_as_such() {
    let form = procedure().form;
    let ordered = |column: &str| {
        let form = Form { order: vec![key(column)], ..form.clone() };
        let entries = entries(&form);
        entries.iter().map(|entry| entry.cells[&key(column)].to_string()).collect::<Vec<_>>()
    };
    let areas = ["12,30", "42,75", "75,00", "75,00", "96,00", "180,20", "310,00", "1250,50"];
    assert_eq!(ordered("area"), areas);
    assert_eq!(ordered("entered").last().map(String::as_str), Some("10.06.2024"));
    assert_eq!(ordered("code").first().map(String::as_str), Some("01.001"));
}

#[test]
fn a_reference_that_leads_nowhere_is_found() {
    let form = procedure().form;
    let mut entries = entries(&form);
    let found = |entries: &[Entry]| findings(&form, entries.iter().map(|entry| &entry.cells));
    assert_eq!(found(&entries), []);
    entries.retain(|entry| entry.cells[&key("name")] != Cell::Text("Музей".to_owned()));
    let breaches = found(&entries);
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].rule, "part-of-something");
    assert_eq!(breaches[0].value, "Музей");
    assert_eq!(breaches[0].clause, "п. 2");
}

#[test]
fn a_reference_to_a_row_of_another_unit_does_not_stop_a_file() {
    let form = procedure().form;
    let file = read("objects.csv");
    let lines: Vec<&str> = file.lines().filter(|line| !line.contains(";Музей;")).collect();
    assert!(lines.len() < file.lines().count());
    let lone = lines.join("\n").replace("от 1;нет;10.06.2024;;;", "от 1;нет;10.06.2024;;Музей;");
    let read = read_rows(&form, "objects.csv", lone.as_bytes()).expect("the rows are sound");
    assert!(read.findings.is_empty());
}

/// Whether the cells of `table` cover each place once, and no cell is left over or cut.
#[track_caller]
pub(crate) fn adds_up(table: &Table) {
    let columns = table.columns.len();
    for rows in [&table.head[..], table.number_row().as_slice(), &table.rows[..]] {
        let mut grid = Grid::new(columns, rows.len());
        let mut slots = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            grid.place(row, &mut slots);
            assert_eq!(slots.iter().map(|(_, slot)| slot.columns()).sum::<usize>(), columns, "row {place}");
            let mut begun = 0;
            for (column, slot) in &slots {
                match slot {
                    Slot::Empty => panic!("row {place} has a hole at column {column}"),
                    Slot::Covered { .. } => {}
                    Slot::Cell { cell, columns, rows } => {
                        begun += 1;
                        let section = matches!(row.kind, RowKind::Section(_));
                        assert!(
                            section || *columns == usize::from(cell.col_span.get()),
                            "row {place} overlaps"
                        );
                        assert_eq!(*rows, usize::from(cell.row_span.get()), "row {place} reaches below");
                    }
                }
            }
            assert_eq!(begun, row.cells.len(), "row {place} has cells without a place");
        }
    }
}

pub(crate) const VALUES: [&str; 3] = ["а", "б", "в"];

/// A form of the printed number, a closed choice, an open one, and two texts.
pub(crate) fn small_form() -> Form {
    let column = |name: &str, kind| Column {
        key: key(name),
        title: name.to_owned(),
        kind,
        presence: Presence::Optional,
        width: 10,
        markup: Markup::Plain,
        only: None,
        repeats: prikaz::form::Repeats::default(),
        example: None,
        clause: "п. 1".to_owned(),
    };
    let vocabulary = |key: &str, openness| Vocabulary {
        key: key.to_owned(),
        clause: "п. 1".to_owned(),
        values: VALUES.map(str::to_owned).to_vec(),
        near: Vec::new(),
        openness,
    };
    let text = || ColumnKind::Text { longest: 10 };
    Form {
        columns: vec![
            column("number", ColumnKind::Number),
            column("closed", ColumnKind::Choice("closed".to_owned())),
            column("open", ColumnKind::Choice("open".to_owned())),
            column("one", text()),
            column("two", text()),
        ],
        vocabularies: vec![vocabulary("closed", Openness::Closed), vocabulary("open", Openness::Open)],
        rules: Vec::new(),
        key: vec![key("one")],
        order: vec![key("one")],
        shapes: Vec::new(),
        annexes: Vec::new(),
    }
}

prop_compose! {
    pub(crate) fn any_entries()(rows in prop::collection::vec(prop::collection::vec(0..4_usize, 4), 0..40)) -> Vec<Entry> {
        let entry = |(place, row): (usize, Vec<usize>)| {
            let cells = ["closed", "open", "one", "two"].into_iter().zip(row);
            // The fourth value is none at all.
            let cells = cells.filter_map(|(name, value)| Some((key(name), VALUES.get(value)?)));
            let cells: BTreeMap<_, _> =
                cells.map(|(key, value)| (key, Cell::Text((*value).to_owned()))).collect();
            Entry {
                id: EntryId(u32::try_from(place).unwrap()),
                number: (place + 1).to_string(),
                unit: UnitId::new("unit").unwrap(),
                also: Vec::new(),
                cells,
            }
        };
        rows.into_iter().enumerate().map(entry).collect()
    }
}

prop_compose! {
    pub(crate) fn any_shape()(
        sections in prop::sample::subsequence(vec!["closed", "open", "one", "two"], 0..=4).prop_shuffle(),
        split in prop::option::of(prop::sample::select(vec!["closed", "open", "one"])),
        merge in prop::sample::subsequence(vec!["closed", "open", "one", "two"], 0..=4).prop_shuffle(),
        by in prop::sample::subsequence(vec!["closed", "open", "one"], 0..=2),
        style in prop::sample::select(vec![RecordStyle::Merged, RecordStyle::SubRows]),
        numbers in prop::sample::select(vec![SubNumbers::Once, SubNumbers::Dotted]),
        numbering in prop::sample::select(vec![
            Numbering::Kept, Numbering::Through, Numbering::Restart, Numbering::Path,
        ]),
        through in any::<bool>(),
        absent in any::<bool>(),
        totals in any::<bool>(),
        column_numbers in any::<bool>(),
    ) -> Shape {
        let form = small_form();
        let sections: Vec<&str> = sections.into_iter().filter(|name| Some(*name) != split).collect();
        let absent = |name: &str| (absent && name == "closed").then(|| "Отсутствует.".to_owned());
        let level = |name: &&str| Level {
            column: key(name),
            heading: Phrase::parse("{path}. {Value}").unwrap(),
            counting: if through { Counting::Through } else { Counting::Restart },
            absent: absent(name),
        };
        let total = |of| Total { of, text: Phrase::gap(Gap::Count), words: None, sum: Vec::new() };
        Shape {
            tables: split.map(|by| Split {
                by: key(by), caption: Phrase::gap(Gap::Value), absent: absent(by),
            }),
            totals: if totals {
                (0..sections.len()).map(TotalOf::Section).chain([TotalOf::Table]).map(total).collect()
            } else {
                Vec::new()
            },
            sections: sections.iter().map(level).collect(),
            merge: merge.into_iter().map(key).collect(),
            records: (!by.is_empty()).then(|| Records {
                by: by.into_iter().map(key).collect(), style, numbers,
            }),
            numbering,
            column_numbers,
            ..Shape::plain(&form)
        }
    }
}

pub(crate) fn tables(form: &Form, shape: &Shape, entries: &[Entry]) -> Vec<Table> {
    match shown(form, shape, entries) {
        Shown::Tables(tables) => tables.into_iter().map(|(_, table)| table).collect(),
        Shown::List(_) => Vec::new(),
    }
}

/// What stands in the column of numbers, row by row; none where a section or a total stands.
fn numbers(table: &Table) -> Vec<Option<String>> {
    let number = |row: &Row| match row.kind {
        RowKind::Entry => row.cells.first().map(|cell| cell.content.printed().into_owned()),
        RowKind::Section(_) | RowKind::Total | RowKind::Head => None,
    };
    table.rows.iter().map(number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: prikaz_rules::effort::cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_table_adds_up(shape in any_shape(), entries in any_entries()) {
        for table in tables(&small_form(), &shape, &entries) {
            adds_up(&table);
        }
    }

    #[test]
    fn every_row_is_shown_once(shape in any_shape(), entries in any_entries()) {
        // Kept numbers stand in each row, so that they tell which rows are there.
        let shape = Shape { records: None, numbering: Numbering::Kept, totals: Vec::new(), ..shape };
        let made = tables(&small_form(), &shape, &entries);
        let mut found: Vec<u32> =
            made.iter().flat_map(numbers).flatten().filter_map(|number| number.parse().ok()).collect();
        found.sort_unstable();
        let all: Vec<u32> = (1..).take(entries.len()).collect();
        prop_assert_eq!(found, all);
    }

    #[test]
    fn through_numbers_count_all_rows_in_the_order_of_the_page(shape in any_shape(), entries in any_entries()) {
        let shape = Shape { records: None, numbering: Numbering::Through, totals: Vec::new(), ..shape };
        let made = tables(&small_form(), &shape, &entries);
        let found: Vec<usize> =
            made.iter().flat_map(numbers).flatten().filter_map(|number| number.parse().ok()).collect();
        prop_assert_eq!(found, (1..=entries.len()).collect::<Vec<_>>());
    }

    #[test]
    fn numbers_restart_under_each_heading(shape in any_shape(), entries in any_entries()) {
        let shape = Shape { records: None, numbering: Numbering::Restart, totals: Vec::new(), ..shape };
        for table in tables(&small_form(), &shape, &entries) {
            let mut next = 1_u32;
            for number in numbers(&table) {
                match number {
                    None => next = 1,
                    // «Отсутствует.» stands where there is no row.
                    Some(words) if words.starts_with('О') => {}
                    Some(number) => {
                        prop_assert_eq!(number, next.to_string());
                        next += 1;
                    }
                }
            }
        }
    }

    #[test]
    fn path_numbers_are_never_given_twice(shape in any_shape(), entries in any_entries()) {
        let shape = Shape { records: None, numbering: Numbering::Path, totals: Vec::new(), ..shape };
        for level in &shape.sections {
            prop_assume!(level.counting == Counting::Restart);
        }
        for table in tables(&small_form(), &shape, &entries) {
            let found: Vec<String> =
                numbers(&table).into_iter().flatten().filter(|number| !number.starts_with('О')).collect();
            // A row without a value stands before the sections, so that its number may be that of one.
            let rows_with_all: BTreeSet<&String> = found.iter().filter(|number| depth(number) == shape.sections.len()).collect();
            prop_assert_eq!(rows_with_all.len(), found.iter().filter(|number| depth(number) == shape.sections.len()).count());
        }
    }

    #[test]
    fn records_are_numbered_in_any_style(shape in any_shape(), entries in any_entries()) {
        let numbering = Numbering::Through;
        let made = |style, numbers| {
            let records = Records { by: vec![key("one")], style, numbers };
            let shape = Shape {
                sections: Vec::new(), tables: None, totals: Vec::new(), records: Some(records), numbering,
                ..shape.clone()
            };
            tables(&small_form(), &shape, &entries)
        };
        let whole = |tables: Vec<Table>| {
            let firsts = tables.iter().flat_map(numbers).flatten();
            let mut firsts: Vec<u32> = firsts
                .filter_map(|number| number.split('.').next().and_then(|first| first.parse().ok()))
                .collect();
            firsts.dedup();
            firsts
        };
        let merged = whole(made(RecordStyle::Merged, SubNumbers::Dotted));
        prop_assert_eq!(&merged, &whole(made(RecordStyle::SubRows, SubNumbers::Dotted)));
        prop_assert_eq!(&merged, &whole(made(RecordStyle::SubRows, SubNumbers::Once)));
    }

    #[test]
    fn a_drawn_head_is_refused_or_adds_up(
        drawn in (1..=4_usize, 1..=3_usize).prop_flat_map(|(columns, rows)| {
            let sign = prop::sample::select(vec!["Заголовок", "<", "^"]);
            prop::collection::vec(prop::collection::vec(sign, columns), rows)
        })
    ) {
        let head: Vec<String> = drawn.iter().map(|row| format!("{row:?}")).collect();
        let columns = ["number", "direction", "process", "point"];
        let columns = &columns[..drawn[0].len()];
        let own = read("good.toml");
        let (head_of_file, rest) = own.split_once("[[rule]]").unwrap();
        let text = format!(
            "{head_of_file}[[shape]]\nkey = \"drawn\"\ntitle = \"шапка\"\ncolumns = {columns:?}\nhead = [{}]\n\n[[rule]]{rest}",
            head.join(", ")
        );
        match procedure::load_with_places("good.toml", &text, Some(&sample_body())) {
            Ok(loaded) => {
                let form = loaded.procedure.form;
                let shape = form.shape(Some("drawn")).unwrap().into_owned();
                let made = tables(&form, &shape, &[]);
                adds_up(&made[0]);
                let texts: usize = made[0].head.iter().map(|row| row.cells.len()).sum();
                prop_assert_eq!(texts, drawn.iter().flatten().filter(|sign| **sign == "Заголовок").count());
            }
            Err(faults) => prop_assert!(faults.iter().all(|fault| matches!(
                fault.what,
                What::Meaning(FaultKind::HeadCellAstray { .. } | FaultKind::HeadNotRectangle { .. })
            )), "{faults:?}"),
        }
    }
}

fn depth(number: &str) -> usize {
    number.split('.').count() - 1
}

#[test]
fn a_run_longer_than_a_cell_can_be_goes_on_in_another_cell() {
    let form = small_form();
    let cells = BTreeMap::from([(key("one"), Cell::Text("одно".to_owned()))]);
    let rows = 1..=70_000_u32;
    let entries: Vec<Entry> = rows
        .map(|place| Entry {
            id: EntryId(place),
            number: place.to_string(),
            unit: UnitId::new("unit").unwrap(),
            also: Vec::new(),
            cells: cells.clone(),
        })
        .collect();
    let by = vec![key("one")];
    let records = Records { by: by.clone(), style: RecordStyle::Merged, numbers: SubNumbers::Once };
    let numbering = Numbering::Through;
    let shape = Shape { merge: by, records: Some(records), numbering, ..Shape::plain(&form) };
    adds_up(&tables(&form, &shape, &entries)[0]);
}
