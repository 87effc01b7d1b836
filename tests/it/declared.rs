//! Blanks that come back with marks: what becomes of each row, and what is told.

use std::fmt::Write as _;

use prikaz::app::DataDir;
use prikaz::cli::{COMMAND_LINE, Language, Messages};
use prikaz::domain::{Entry, EntryId, UnitId};
use prikaz::form::{self, Form, RawCell, RawRow, RawTable};

use prikaz_rules::forms::{cells, key, points};

/// «3 | А | сайт | справка»: number, process, point, need.
fn edition(lines: &str) -> Vec<Entry> {
    let line = |(place, line): (usize, &str)| {
        let [number, process, point, need] = parts(line)[..] else { panic!("{line}") };
        let mut made = cells(&format!("иные функции, сервисы|{process}|{point}|цифровая точка|{need}"));
        made.insert(key("service"), prikaz::domain::Cell::Text("учет".to_owned()));
        Entry {
            id: EntryId(u32::try_from(place + 1).unwrap()),
            number: number.to_owned(),
            unit: UnitId::new("one").unwrap(),
            also: Vec::new(),
            cells: made,
        }
    };
    lines.trim().lines().enumerate().map(line).collect()
}

fn parts(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// The blank as it comes back: the lines «number | process | point | need | mark» under the head.
fn blank(lines: &str) -> RawTable {
    let head = [
        "Номер строки",
        "Направление деятельности",
        "Наименование функции, сервиса",
        "Наименование конкретного процесса",
        "Точка взаимодействия",
        "Удовлетворяемые потребности клиента",
        "Вид точки взаимодействия (цифровая/офлайн)",
        "Отметка",
    ];
    let mut rows: Vec<Vec<String>> =
        vec![vec!["Реквизиты бланка: points; one; редакция 1; порядок 00000000".to_owned()]];
    rows.push(head.map(str::to_owned).to_vec());
    for line in lines.trim().lines() {
        let [number, process, point, need, mark] = parts(line)[..] else { panic!("{line}") };
        let all = [number, "иные функции, сервисы", "учет", process, point, need, "цифровая точка", mark];
        rows.push(all.map(str::to_owned).to_vec());
    }
    let cell = |(column, text): (usize, String)| {
        (!text.is_empty()).then(|| RawCell::new(u16::try_from(column).unwrap(), text))
    };
    let row = |(place, cells): (usize, Vec<String>)| RawRow {
        row: u32::try_from(place + 1).unwrap(),
        cells: cells.into_iter().enumerate().filter_map(cell).collect(),
    };
    RawTable { rows: rows.into_iter().enumerate().map(row).collect(), ..RawTable::default() }
}

fn form() -> Form {
    points()
}

/// What is handed in, and what is told.
fn report(before: &str, came: &str) -> String {
    let messages = Messages::load(&DataDir::new(None), Language::Ru, COMMAND_LINE).expect("messages");
    let checked = form::check_declared(&form(), &blank(came), &edition(before));
    let mut text = String::new();
    for row in &checked.rows {
        let of = |name: &str| row.cells.get(&key(name)).map(ToString::to_string).unwrap_or_default();
        writeln!(text, "{}: {} {} {}", row.place.row, of("process"), of("point"), of("needs")).unwrap();
    }
    for fault in &checked.faults {
        writeln!(text, "{}", messages.text(fault)).unwrap();
    }
    text.push_str(if checked.is_acceptable() { "принято\n" } else { "не принято\n" });
    text.replace('\u{a0}', " ")
}

const BEFORE: &str = "
1 | А | сайт | получение консультации
2 | А | почта | получение консультации
3.1 | Б | сайт | получение форм документов";

#[track_caller]
fn comes_to(came: &str, told: &str) {
    assert_eq!(
        report(BEFORE, came).trim(),
        told.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn marks_say_what_becomes_of_each_row() {
    comes_to(
        "
        | укажите | укажите | получение консультации | пример
        1 | А | сайт | получение консультации | без изменений
        2 | А | почта | получение форм документов | изменить
        3.1 | Б | сайт | получение форм документов | Исключить.
        | В | сайт | получение консультации | добавить
        | Г | сайт | получение консультации |",
        "4: А сайт получение консультации
        5: А почта получение форм документов
        7: В сайт получение консультации
        8: Г сайт получение консультации
        принято",
    );
}

#[test]
fn what_a_row_belies_is_told() {
    comes_to(
        "
        1 | А | сайт | получение форм документов | без изменений
        2 | А | почта | получение консультации | изменить
        3.1 | Б | сайт | получение форм документов | оставить",
        "3: А сайт получение форм документов
        4: А почта получение консультации
        5: Б сайт получение форм документов
        строка 3, столбец 8: строка № 1 отмечена «без изменений», но изменена («Удовлетворяемые потребности клиента»); отметьте ее «изменить» или верните прежние сведения
        строка 4, столбец 8: строка № 2 отмечена «изменить», но читается как в действующей редакции; проверьте, всё ли внесено
        строка 5, столбец 8: отметка «оставить» непонятна; выберите: «без изменений», «изменить», «исключить», «добавить»
        не принято",
    );
}

#[test]
fn no_row_is_lost_in_silence() {
    comes_to(
        "
        1 | А | сайт | получение консультации | без изменений
        7 | Б | сайт | получение форм документов | исключить
        1 | Г | сайт | получение форм документов | добавить
        | Д | сайт | получение форм документов | изменить",
        "3: А сайт получение консультации
        5: Г сайт получение форм документов
        6: Д сайт получение форм документов
        строка 2: строки № 2 действующей редакции в бланке нет; верните ее и отметьте: «без изменений», «изменить» или «исключить»
        строка 2: строки № 3.1 действующей редакции в бланке нет; верните ее и отметьте: «без изменений», «изменить» или «исключить»
        строка 4, столбец 8: строка отмечена «исключить», но в действующей редакции такой строки подразделения нет (номер 7); у новой строки выберите «добавить», прежней верните ее номер
        строка 5, столбец 8: номер 1 действующей редакции стоит в двух строках; у новой строки номер не пишите
        строка 6, столбец 8: строка отмечена «изменить», но в действующей редакции такой строки подразделения нет; у новой строки выберите «добавить», прежней верните ее номер
        не принято",
    );
}

#[test]
fn all_rows_may_go() {
    comes_to(
        "
        1 | А | сайт | получение консультации | исключить
        2 | А | почта | что угодно | исключить
        3.1 | Б | сайт | получение форм документов | исключить",
        "принято",
    );
}

#[test]
fn a_table_without_marks_is_any_table() {
    let mut table = blank(" | А | сайт | получение консультации | добавить");
    table.rows.iter_mut().for_each(|row| row.cells.retain(|cell| cell.column != 7));
    table.rows.remove(0);
    let checked = form::check_declared(&form(), &table, &edition(BEFORE));
    assert_eq!(checked, form::check(&form(), &table));
    assert!(checked.is_acceptable(), "{:?}", checked.faults);
}

/// Which rows of the edition those handed in are taken for, against what their keys alone would say.
#[track_caller]
fn are(before: &str, came: &str, was: &[Option<u32>]) {
    let checked = form::check_declared(&form(), &blank(came), &edition(before));
    let said = checked.was.map(|was| was.into_iter().map(|id| id.map(|id| id.0)).collect::<Vec<_>>());
    assert_eq!(said, (!was.is_empty()).then(|| was.to_vec()));
}

#[test]
fn a_row_whose_key_changes_stays_the_same_row_and_that_is_told() {
    let came = "
        1 | А | чат | получение консультации | изменить
        2 | А | почта | получение консультации | без изменений
        3.1 | Б | сайт | получение форм документов | без изменений";
    are(BEFORE, came, &[Some(1), Some(2), Some(3)]);
    let told = report(BEFORE, came);
    assert!(
        told.contains(
            "строка № 1 остается той же строкой, «Точка взаимодействия» меняется с «сайт» на «чат»"
        ),
        "{told}"
    );
    assert!(told.ends_with("принято\n"), "{told}");
    // Where the key says the same, nothing is stored beside it.
    are(BEFORE, &came.replace("чат", "сайт").replace("изменить", "без изменений"), &[]);
}

#[test]
fn of_two_rows_with_one_key_the_number_tells_which_goes() {
    let twins = "
1 | А | сайт | получение консультации
2 | А | сайт | получение форм документов";
    let came = "
        1 | А | сайт | получение консультации | исключить
        2 | А | сайт | подача документов | изменить";
    are(twins, came, &[Some(2)]);
    // A new row is not the one that goes, though it has its key.
    let anew = "
        1 | А | сайт | получение консультации | исключить
        2 | А | сайт | получение форм документов | без изменений
        | А | сайт | подача документов | добавить";
    are(twins, anew, &[Some(2), None]);
}

#[test]
fn rows_with_one_key_are_told() {
    let mut form = form();
    form.rules.clear();
    let table = blank(
        "
        | А | сайт | получение консультации | добавить
        | Б | сайт | получение консультации | добавить
        | А | сайт | получение форм документов | добавить
        | Б | сайт | получение консультации | добавить",
    );
    let checked = form::check_declared(&form, &table, &[]);
    let told: Vec<(u32, bool)> = checked
        .faults
        .iter()
        .filter_map(|fault| match fault.kind {
            form::FaultKind::KeyTwice { first, alike, .. } => Some((first, alike)),
            _ => None,
        })
        .collect();
    assert_eq!(told, [(3, false), (4, true)]);
    assert!(checked.is_acceptable());
}
