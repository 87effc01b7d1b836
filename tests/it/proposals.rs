//! What is proposed with a breach of a rule, and the list of processes at the command line.

use std::fs;

use prikaz::app::DataDir;
use prikaz::cli::{COMMAND_LINE, Language, Messages};
use prikaz::domain::UnitId;
use prikaz::form::{Cells, Form, ListedProcess, coverage, findings};

use crate::cli::Desk;
use prikaz_rules::forms::{cells, key};
use prikaz_rules::world::book;

fn form() -> Form {
    book("sverdlovsk-investment").procedure.form.clone()
}

/// «процесс | точка | вид | потребности»; direction and function are the same for all.
fn row(line: &str) -> Cells {
    let mut made = cells(&format!("иные функции, сервисы|{line}"));
    made.insert(key("function"), prikaz::domain::Cell::Text("учет".to_owned()));
    made
}

/// Each finding with its proposal, as a clerk reads them.
fn told(found: Vec<prikaz::form::RuleFinding>) -> Vec<String> {
    let messages = Messages::load(&DataDir::new(None), Language::Ru, COMMAND_LINE).expect("messages");
    let line = |one: prikaz::form::RuleFinding| {
        let rows: Vec<String> = one.rows.iter().map(|row| (row + 1).to_string()).collect();
        let proposal = one.proposal.map(|one| messages.text(&one));
        format!("{} {}{}", one.rule, rows.join(","), proposal.unwrap_or_default()).replace('\u{a0}', " ")
    };
    found.into_iter().map(line).collect()
}

#[track_caller]
fn breaks(lines: &[&str], wanted: &[&str]) {
    let rows: Vec<Cells> = lines.iter().map(|line| row(line)).collect();
    assert_eq!(told(findings(&form(), &rows)), wanted);
}

#[test]
fn points_said_twice_are_proposed_as_one_row() {
    breaks(
        &[
            "сверка|письмо|офлайн|предоставление обратной связи",
            "сверка|письмо|офлайн|получение консультации; предоставление обратной связи",
        ],
        &[
            "one-point-per-process 1,2; в одной строке будет: Удовлетворяемые потребности клиента — получение консультации; предоставление обратной связи",
        ],
    );
    // Where the rows differ in more than the needs, nobody knows which holds.
    breaks(
        &[
            "сверка|мессенджер учета|офлайн|получение консультации",
            "сверка|мессенджер учета|цифровая|получение консультации",
        ],
        &["one-point-per-process 1,2"],
    );
}

#[test]
fn the_kind_that_fits_is_proposed() {
    breaks(
        &["сверка|письмо|цифровая|получение консультации"],
        &["kind-agrees-with-point 1; подходит: «офлайн»"],
    );
}

#[test]
fn the_formal_approach_is_told_with_the_needs_nothing_serves() {
    let found =
        told(findings(&form(), [&row("сверка|письмо|офлайн|получение результата, ответа, разъяснения")]));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("ни одна строка не удовлетворяет: получение информации"), "{found:#?}");
    assert!(!found[0].contains("; получение результата, ответа"), "{found:#?}");
}

#[test]
fn processes_are_held_against_the_list() {
    let unit = |name: &str| UnitId::new(name).expect("a key");
    let listed = |of: &str, process: &str| ListedProcess {
        unit: unit(of),
        cells: [(key("process"), process.to_owned())].into(),
    };
    let list = [listed("hr", "сверка"), listed("hr", "прием заявок"), listed("support", "выдача справок")];
    let rows = [
        row("Сверка|письмо|офлайн|получение консультации"),
        row("прием заявки|письмо|офлайн|получение консультации"),
        row("прием заявки|электронная почта|цифровая|получение консультации"),
        row("прочее дело|письмо|офлайн|получение консультации"),
    ];
    assert_eq!(
        told(coverage(&form(), &list, &unit("hr"), &rows)),
        [
            "processes-covered ; процесс есть в перечне процессов, а строки о нем нет: добавьте ее",
            "processes-covered 2; изложите так же: «прием заявок»",
            "processes-covered 4; в перечне процессов такого процесса у подразделения нет",
        ]
    );
    assert!(coverage(&form(), &[], &unit("hr"), &rows).is_empty(), "without a list the rule says nothing");
}

#[test]
fn the_list_of_processes_is_taken_and_held_against_what_units_hand_in() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    fs::write(
        desk.path("bad.csv"),
        "Подразделение;Наименование конкретного процесса\r\nотдел снов;сверка\r\nhr;\r\n",
    )
    .unwrap();
    let run = desk.run("register processes clients bad.csv --on 2024-04-12 --as proektov");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("строка 2: подразделения «отдел снов»"), "{}", run.err);
    assert!(run.err.contains("строка 3: не заполнена графа"), "{}", run.err);
    fs::write(
        desk.path("list.csv"),
        "Подразделение;Наименование конкретного процесса\r\nhr;сверка\r\nhr;прием уведомлений\r\n",
    )
    .unwrap();
    desk.does("register processes clients list.csv --on 2024-04-12 --as proektov");
    let head = "Направление деятельности;Наименование функции, сервиса;Наименование конкретного процесса;\
                Точка взаимодействия;Удовлетворяемые потребности клиента;Вид точки взаимодействия (цифровая/офлайн)\r\n";
    let row = "иные функции, сервисы;учет;прием уведомлений;письмо;получение консультации;офлайн\r\n";
    fs::write(desk.path("hr.csv"), format!("{head}{row}")).unwrap();
    let told = desk.json("submission import clients hr.csv --on 2024-04-15 --as proektov");
    assert_eq!(told[0]["taken"], true, "a warning keeps nothing out: {told:#}");
    assert_eq!(told[0]["faults"][0]["proposal"]["code"], "uncovered", "{told:#}");
    for unit in ["support", "information", "accounting", "property"] {
        desk.does(&format!("submission nil clients --unit {unit} --on 2024-04-15 --as proektov"));
    }
    desk.does("register consolidate clients --on 2024-04-16 --as proektov");
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(log.contains("перечень процессов: 2 процесса, файл «list.csv»"), "{log}");
    assert!(log.contains("расходятся с реестром межведомственных"), "{log}");
}
