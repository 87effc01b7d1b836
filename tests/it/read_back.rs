//! Tables that the program writes are read back: drawn heads, the row of column numbers, merged cells, totals.

use prikaz::app::{ReadRows, read_rows};
use prikaz::document::{Block, Document, Paragraph, Role, Table};
use prikaz::domain::{Cell, Entry};
use prikaz::form::{Aside, Cells, FaultKind, Form};
use prikaz::import::{self, Limits};
use prikaz::procedure;
use prikaz::render::Format;
use prikaz::report::table::{Shown, shown};
use proptest::prelude::*;

use crate::procedures::{read, sample_body};
use crate::shapes::{document, file};
use crate::tables::{entries, with_form};

/// All columns that must be filled in, under a head of three rows.
const SHAPE: &str = r#"
[[shape]]
key = "whole"
title = "все графы под трехуровневой шапкой"
columns = ["number", "district", "kind", "holder", "name", "room", "code", "area", "seats", "floors", "ramp", "entered"]
merge = ["district", "kind", "holder", "name"]
head = [
  ["№ п/п", "Где", "<", "<", "Объект", "<", "Характеристики", "<", "<", "<", "<", "Дата внесения"],
  ["^", "Округ", "Вид", "Чей", "Наименование", "Часть", "Код", "Размеры", "<", "<", "Пандус", "^"],
  ["^", "^", "^", "^", "^", "^", "^", "площадь, кв. м", "число мест", "этажи", "^", "^"],
]

[[shape.note]]
head = "Объект"
text = "Сведения по состоянию на 1 января."

[[shape.total]]
text = "Всего: {count}"
sum = ["area", "seats"]

# Приложения"#;

fn form() -> Form {
    let text = with_form(&read("objects-form.toml").replacen("# Приложения", SHAPE, 1));
    match procedure::load_with_places("good.toml", &text, Some(&sample_body())) {
        Ok(loaded) => loaded.procedure.form,
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// The workbook of `entries` in the shape that shows all of each row.
fn workbook(form: &Form, entries: &[Entry]) -> Vec<u8> {
    let shape = form.shape(Some("whole")).expect("the shape is there");
    let Shown::Tables(mut tables) = shown(form, &shape, entries) else { panic!("the shape is a table") };
    file(Format::Xlsx, &document(tables.remove(0).1))
}

/// The worksheet as a spreadsheet saves it to CSV.
fn as_csv(workbook: &[u8]) -> String {
    let tables = import::read("register.xlsx", workbook, &Limits::default()).expect("the workbook is sound");
    let line = |row: &prikaz::form::RawRow| {
        let cells = (0..12).map(|column| format!("\"{}\"", row.text(column).replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(";")
    };
    tables[0].rows.iter().map(|row| line(row) + "\n").collect()
}

/// What the shape shows of each row, in the order of the register.
fn shown_of(form: &Form, rows: impl Iterator<Item = Cells>) -> Vec<Cells> {
    let shape = form.shape(Some("whole")).expect("the shape is there").into_owned();
    rows.map(|cells| cells.into_iter().filter(|(key, _)| shape.columns.contains(key)).collect()).collect()
}

fn same(form: &Form, entries: &[Entry], read: ReadRows) {
    let expected = shown_of(form, entries.iter().map(|entry| entry.cells.clone()));
    assert_eq!(shown_of(form, read.rows.into_iter()), expected);
}

#[test]
fn a_register_under_a_drawn_head_is_read_back() {
    let form = form();
    let entries = entries(&form);
    let book = workbook(&form, &entries);
    same(&form, &entries, read_rows(&form, "register.xlsx", &book).expect("the rows are sound"));
    let csv = as_csv(&book);
    assert!(csv.contains("Характеристики") && csv.contains("Всего: 8"), "{csv}");
    same(&form, &entries, read_rows(&form, "register.csv", csv.as_bytes()).expect("the rows are sound"));
}

/// What stands above or below the line, thick or slanting, comes back as the signs that say so: «10⁵» is not «105».
#[test]
fn what_stands_out_in_a_cell_is_read_back_from_the_programs_own_papers() {
    let shape = SHAPE
        .replace("\"entered\"]", "\"entered\", \"volume\"]")
        .replace("\"Дата внесения\"]", "\"Дата внесения\", \"Объем\"]")
        .replace("\"^\"],", "\"^\", \"^\"],");
    let text = with_form(&read("objects-form.toml").replacen("# Приложения", &shape, 1));
    let form = match procedure::load_with_places("good.toml", &text, Some(&sample_body())) {
        Ok(loaded) => loaded.procedure.form,
        Err(faults) => panic!("{faults:#?}"),
    };
    let said = ["10^5^ м^3^", "H~2~O и CO~2~", "*важно*: 5 м^2^", "без всего", "_*Весь вид*_", "*а* и *б*"];
    let mut entries = entries(&form);
    let volume: prikaz::domain::ColumnKey = "volume".parse().expect("a key");
    let column = form.column(&volume).expect("the column is there");
    for (entry, text) in entries.iter_mut().zip(said) {
        let (cell, faults) = prikaz::form::check_cell(&form, column, text);
        assert!(faults.is_empty(), "{text}: {faults:?}");
        entry.cells.extend(cell.map(|cell| (volume.clone(), cell)));
    }
    let kept = |at: usize| entries[at].cells[&volume].to_string();
    assert_eq!((kept(4), kept(5)), ("Весь вид".to_owned(), "*а* и *б*".to_owned()));
    for (format, name) in [(Format::Xlsx, "a.xlsx"), (Format::Docx, "a.docx")] {
        let drawn = form.shape(Some("whole")).expect("the shape is there");
        let Shown::Tables(mut tables) = shown(&form, &drawn, &entries) else {
            panic!("the shape is a table")
        };
        let paper = file(format, &document(tables.remove(0).1));
        same(&form, &entries, read_rows(&form, name, &paper).expect("the rows are sound"));
    }
}

#[test]
fn titles_above_a_drawn_head_are_passed_over_and_faults_keep_their_cells() {
    let form = form();
    let csv = as_csv(&workbook(&form, &entries(&form)));
    let csv = format!("ПЕРЕЧЕНЬ;;;;;;;;;;;\nобъектов;;;;;;;;;;;\n{}", csv.replacen("01.002", "один", 1));
    let Err(prikaz::app::AppError::Faulty(faulty)) = read_rows(&form, "register.csv", csv.as_bytes()) else {
        panic!("{csv}")
    };
    let told: Vec<_> =
        faulty.faults.iter().map(|fault| (fault.kind.code(), fault.place.to_string())).collect();
    let line = 1 + csv.lines().position(|line| line.contains("один")).unwrap();
    assert!(told.contains(&("not-of-pattern", format!("{line}:7"))), "{told:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(24)))]

    /// Any rows that the register holds, in any order, come back as they were.
    #[test]
    fn any_rows_come_back(chosen in prop::sample::subsequence((0..8).collect::<Vec<usize>>(), 1..=8)) {
        let form = form();
        let all = entries(&form);
        let some: Vec<Entry> = chosen.into_iter().map(|place| all[place].clone()).collect();
        let book = workbook(&form, &some);
        same(&form, &some, read_rows(&form, "register.xlsx", &book).expect("the rows are sound"));
    }
}

/// What the form reads in a file of the program, and every fault but that the shape lacks columns of the form, and
/// that footnotes are no rows.
fn read_checked(form: &Form, name: &str, bytes: &[u8]) -> (Vec<Cells>, Vec<String>) {
    let tables = import::read(name, bytes, &Limits::default()).expect("the file is sound");
    let checked = prikaz::form::check_tables(form, &tables, &[]).expect("the file has tables");
    let told = ["column-missing", "note-skipped"];
    let is_note =
        |fault: &&prikaz::form::Fault| matches!(fault.kind, FaultKind::Aside { what: Aside::Footnote, .. });
    let faults = checked.faults.iter().filter(|fault| !told.contains(&fault.kind.code()) && !is_note(fault));
    let faults = faults.map(|fault| format!("{}: {:?}", fault.place, fault.kind)).collect();
    (checked.rows.into_iter().map(|row| row.cells).collect(), faults)
}

/// The cells that `shape` prints: those of its columns and sections, but no texts with signs for looks, whose looks are
/// read elsewhere, and references only where the shape prints what they lead to.
fn printed_cells(form: &Form, shape: &prikaz::form::Shape, cells: &Cells) -> Cells {
    use prikaz::form::{CellType, ColumnKind};
    let is_printed = |key: &prikaz::domain::ColumnKey| {
        let column = form.column(key).expect("a column of the form");
        let leads_nowhere = match &column.kind {
            ColumnKind::Typed(CellType::Reference { to, .. }) => !shape.columns.contains(to),
            _ => false,
        };
        let is_shown = shape.columns.contains(key) || shape.sections.iter().any(|level| level.column == *key);
        let is_shown = is_shown || shape.tables.as_ref().is_some_and(|split| split.by == *key);
        is_shown && !leads_nowhere && column.markup == prikaz::form::Markup::Plain
    };
    // A file knows no identities: a reference says what tells the other row.
    let told = |cell: &Cell| match cell {
        Cell::Reference { text, .. } => Cell::Text(text.clone()),
        other => other.clone(),
    };
    cells.iter().filter(|(key, _)| is_printed(key)).map(|(key, cell)| (key.clone(), told(cell))).collect()
}

/// The tables, each under its caption.
fn captioned(tables: Vec<(String, Table)>) -> Document {
    let mut document = document(Table::default());
    let blocks = tables.into_iter().flat_map(|(caption, table)| {
        let caption = (!caption.is_empty()).then(|| Paragraph::of_text(Role::Caption, &caption));
        caption.map(Block::Paragraph).into_iter().chain([Block::Table(Box::new(table))])
    });
    document.sections[0].blocks = blocks.collect();
    document
}

/// Prints `entries` in every shape of `form` that is no list, as workbook and as text, and reads them back.
fn comes_back_in_every_shape(form: &Form, entries: &[Entry]) -> usize {
    let mut seen = 0;
    for shape in form.shapes.iter().filter(|shape| shape.list.is_none()) {
        for format in [Format::Xlsx, Format::Docx] {
            let Shown::Tables(tables) = shown(form, shape, entries) else { panic!("a table") };
            let bytes = file(format, &captioned(tables));
            let (rows, faults) = read_checked(form, &format!("register.{}", format.extension()), &bytes);
            assert_eq!(faults, Vec::<String>::new(), "{} {format:?}", shape.key);
            let mut read: Vec<Cells> = rows.iter().map(|cells| printed_cells(form, shape, cells)).collect();
            let mut expected: Vec<Cells> =
                entries.iter().map(|entry| printed_cells(form, shape, &entry.cells)).collect();
            read.sort();
            expected.sort();
            assert_eq!(read, expected, "{} {format:?}", shape.key);
            seen += 1;
        }
    }
    seen
}

#[test]
fn rows_come_back_from_every_shape_of_the_objects() {
    let form = form();
    assert_eq!(comes_back_in_every_shape(&form, &entries(&form)), 24);
}

/// Footnotes under a table, however many, belong to that table, and the rows of the next one keep its caption; so it is
/// where somebody has unmerged the cells of the footnotes.
#[test]
fn many_footnotes_under_one_of_several_tables_take_no_row_of_the_next() {
    let form = form();
    let [remark, kind, column] =
        ["remark", "kind", "name"].map(|key| key.parse::<prikaz::domain::ColumnKey>().unwrap());
    let mut entries = entries(&form);
    for (entry, n) in entries.iter_mut().zip(1..) {
        entry.cells.insert(remark.clone(), Cell::Text(format!("примечание {n}")));
    }
    let said = |cells: &Cells| format!("{} {}", cells[&kind], cells[&column]);
    let mut expected: Vec<String> = entries.iter().map(|entry| said(&entry.cells)).collect();
    expected.sort();
    let shape = form.shape(Some("tables")).expect("the shape is there");
    let mut told = 0;
    for (format, merged) in [(Format::Xlsx, true), (Format::Xlsx, false), (Format::Docx, true)] {
        let Shown::Tables(tables) = shown(&form, &shape, &entries) else { panic!("tables") };
        let name = format!("register.{}", format.extension());
        let mut tables =
            import::read(&name, &file(format, &captioned(tables)), &Limits::default()).expect("it is sound");
        tables.iter_mut().filter(|_| !merged).for_each(|table| table.merged.clear());
        let checked = prikaz::form::check_tables(&form, &tables, &[]).expect("the file has tables");
        let mut read: Vec<String> = checked.rows.iter().map(|row| said(&row.cells)).collect();
        read.sort();
        assert_eq!(read, expected, "{name} {merged}");
        told += notes_told_where_they_stand(&tables, checked.faults);
    }
    assert!(told > 3, "{told} footnotes were told");
}

/// Each footnote that is told stands in the row and the table that it is told of; how many they are.
fn notes_told_where_they_stand(tables: &[prikaz::form::RawTable], faults: Vec<prikaz::form::Fault>) -> usize {
    let mut told = 0;
    for fault in faults {
        let FaultKind::Aside { what: Aside::Footnote, value, .. } = fault.kind else { continue };
        let table = tables.iter().find(|table| table.source == fault.place.source).expect("a table");
        let row = table.rows.iter().find(|row| row.row == fault.place.row).expect("a row of that table");
        let said = |cell: &prikaz::form::RawCell| cell.text.replace('\u{a0}', " ").contains(&value);
        assert!(row.cells.iter().any(said), "{}: {value}", fault.place);
        told += 1;
    }
    told
}

/// A number leads to the row that has it, unless two have it, or the number itself is what tells a row.
#[test]
fn a_reference_printed_as_a_number_is_read_as_what_tells_the_row() {
    let form = form();
    let entries = entries(&form);
    let refers = |cells: &Cells| cells.get(&"part-of".parse().unwrap()).map(ToString::to_string);
    let expected: Vec<String> = entries.iter().filter_map(|entry| refers(&entry.cells)).collect();
    assert!(!expected.is_empty());
    let shape = form.shape(Some("three-levels")).expect("the shape is there");
    let Shown::Tables(mut tables) = shown(&form, &shape, &entries) else { panic!("a table") };
    let bytes = file(Format::Xlsx, &document(tables.remove(0).1));
    let (rows, _) = read_checked(&form, "register.xlsx", &bytes);
    assert_eq!(rows.iter().filter_map(refers).collect::<Vec<_>>(), expected);
}

/// A total as the shape words it is the program's own; a row that only begins as one is passed over and told.
#[test]
fn a_row_that_only_begins_as_a_total_is_told() {
    let form = form();
    let csv = as_csv(&workbook(&form, &entries(&form)));
    assert!(csv.contains("\"Всего: 8\""), "{csv}");
    let totals = |csv: &str| {
        let (_, faults) = read_checked(&form, "register.csv", csv.as_bytes());
        faults.iter().filter(|fault| fault.contains("what: Total")).count()
    };
    assert_eq!(totals(&csv), 0);
    assert_eq!(totals(&csv.replace("Всего: 8", "Всего: еще не считали")), 1);
}

#[test]
fn rows_come_back_from_every_shape_of_the_bodies() {
    for id in crate::procedures::BODIES {
        let (procedure, _) = crate::procedures::load(id);
        let names = prikaz::app::DataDir::default().list(&format!("demo/{id}"), "csv");
        let first = names.iter().filter(|name| !name.contains("-1.") && !name.contains("-update"));
        let rows =
            first.flat_map(|name| crate::procedures::read_demo(&procedure, name).unwrap().rows).collect();
        let history = prikaz::form::History {
            entries: &[],
            numbers: &std::collections::BTreeSet::new(),
            last_id: None,
        };
        let said = prikaz::form::Supplied::Rows(std::sync::Arc::new(rows));
        let unit = prikaz::domain::UnitId::new("unit").unwrap();
        let entries = prikaz::form::consolidate(&procedure.form, history, &[(unit, said)]);
        comes_back_in_every_shape(&procedure.form, &entries);
    }
}
