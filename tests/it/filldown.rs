//! Values said once for several rows of a unit's file: merged cells, «то же», headings across the table.

use std::fmt::Write as _;

use prikaz::form::{self, Checked, Form, RawTable, Repeats};
use prikaz::import::{self, Limits};

use crate::import_tables::{docx, ods};
use prikaz_rules::forms::points;

/// The form of the tests, in which directions, services and processes may be said once for several rows.
fn form() -> Form {
    let mut form = points();
    for column in &mut form.columns {
        if ["direction", "service", "process"].contains(&column.key.as_str()) {
            column.repeats = Repeats::Merged;
        }
    }
    form
}

fn checked(name: &str, bytes: &[u8]) -> Checked {
    let tables: Vec<RawTable> = import::read(name, bytes, &Limits::default()).expect("tables");
    let form = form();
    form::check(&form, form::choose_table(&form, &tables).expect("a table"))
}

/// Rows as «строка: направление | процесс | точка», then faults as «место код».
fn told(checked: &Checked) -> String {
    let mut text = String::new();
    for row in &checked.rows {
        let cell = |key: &str| {
            let found = row.cells.iter().find(|(column, _)| column.as_str() == key);
            found.map(|(_, cell)| cell.to_string()).unwrap_or_default()
        };
        let _ = writeln!(
            text,
            "{}: {} | {} | {}",
            row.place.row,
            cell("direction"),
            cell("process"),
            cell("point")
        );
    }
    for fault in &checked.faults {
        let _ = writeln!(text, "{} {}", fault.place, fault.kind.code());
    }
    text
}

const HEAD: [&str; 6] = [
    "Направление деятельности",
    "Наименование функции, сервиса",
    "Наименование конкретного процесса",
    "Точка взаимодействия",
    "Удовлетворяемые потребности клиента",
    "Вид точки взаимодействия (цифровая/офлайн)",
];

const DIRECTION: &str = "иные функции, сервисы";
const NEED: &str = "получение консультации";

fn cell(properties: &str, text: &str) -> String {
    let run = if text.is_empty() { String::new() } else { format!("<w:r><w:t>{text}</w:t></w:r>") };
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run}</w:p></w:tc>")
}

fn row(cells: &[(&str, &str)]) -> String {
    let cells: String = cells.iter().map(|(properties, text)| cell(properties, text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> Vec<u8> {
    let head = HEAD.map(|title| ("", title));
    docx(&format!("<w:tbl>{}{}</w:tbl>", row(&head), rows.concat()))
}

const BEGINS: &str = "<w:vMerge w:val=\"restart\"/>";
const GOES_ON: &str = "<w:vMerge/>";

#[test]
fn merged_cells_of_word_hold_for_each_of_their_rows() {
    let first = row(&[
        (BEGINS, DIRECTION),
        (BEGINS, "учет"),
        (BEGINS, "прием"),
        ("", "письмо"),
        ("", NEED),
        ("", "офлайн-точка"),
    ]);
    let second = row(&[
        (GOES_ON, ""),
        (GOES_ON, ""),
        (GOES_ON, ""),
        ("", "электронная почта"),
        ("", NEED),
        ("", "цифровая точка"),
    ]);
    let found = told(&checked("a.docx", &table(&[first, second])));
    assert_eq!(
        found,
        format!("2: {DIRECTION} | прием | письмо\n3: {DIRECTION} | прием | электронная почта\n"),
    );
}

#[test]
fn cells_merged_where_each_row_says_its_own_are_told_once() {
    let first = row(&[
        ("", DIRECTION),
        ("", "учет"),
        ("", "прием"),
        ("", "письмо"),
        (BEGINS, NEED),
        ("", "офлайн-точка"),
    ]);
    let second = row(&[
        ("", DIRECTION),
        ("", "учет"),
        ("", "выдача"),
        ("", "письмо"),
        (GOES_ON, ""),
        ("", "офлайн-точка"),
    ]);
    let found = checked("a.docx", &table(&[first, second]));
    assert!(told(&found).ends_with("2:5 cells-merged\n"), "{}", told(&found));
    assert!(!found.is_acceptable());
}

#[test]
fn the_same_is_the_value_above_where_the_form_allows_it() {
    let text = format!(
        "{}\n{DIRECTION};учет;прием;письмо;{NEED};офлайн-точка\nто же;-//-;выдача;то же;{NEED};офлайн-точка\n",
        HEAD.join(";")
    );
    let found = told(&checked("a.csv", text.as_bytes()));
    assert_eq!(
        found,
        format!("2: {DIRECTION} | прием | письмо\n3: {DIRECTION} | выдача | то же\n3:4 ditto\n"),
        "a point is said in each row"
    );
}

#[test]
fn headings_across_the_table_are_the_column_that_the_head_lacks() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let across = |text: &str| {
        format!(
            "<table:table-row><table:table-cell table:number-columns-spanned=\"5\"><text:p>{text}</text:p>\
             </table:table-cell></table:table-row>"
        )
    };
    let row = |cells: &[&str]| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.iter().map(|text| cell(text)).collect::<String>()
        )
    };
    let second = points().vocabularies.iter().find(|one| one.key == "directions").unwrap().values[0].clone();
    let rows = [
        row(&HEAD[1..]),
        across(DIRECTION),
        row(&["учет", "прием", "письмо", NEED, "офлайн-точка"]),
        row(&["учет", "выдача", "письмо", NEED, "офлайн-точка"]),
        across(&second),
        row(&["учет", "прием", "письмо", NEED, "офлайн-точка"]),
    ];
    let bytes = ods(&format!("<table:table table:name=\"Л\">{}</table:table>", rows.concat()));
    assert_eq!(
        told(&checked("a.ods", &bytes)),
        format!(
            "3: {DIRECTION} | прием | письмо\n4: {DIRECTION} | выдача | письмо\n6: {second} | прием | письмо\n"
        ),
    );
}
