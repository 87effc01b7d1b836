//! Conflicts at the command line: units that say different things of one row, seen, decided, and what becomes of it.

use std::fs;

use crate::cli::{Desk, taken_to_approval};

const HEAD: &str = "Направление деятельности;Наименование функции, сервиса;Наименование конкретного процесса;\
                    Точка взаимодействия;Удовлетворяемые потребности клиента;Вид точки взаимодействия (цифровая/офлайн)\r\n";
const ROW: &str = "иные функции, сервисы;учет;прием уведомлений;письмо;получение консультации;офлайн\r\n";

/// Two units that say different things of one row; the others have nothing to say.
pub(crate) fn differing() -> Desk {
    differing_in("консультации", "форм документов")
}

/// As [`differing`], in these words.
fn differing_in(one: &str, another: &str) -> Desk {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let other = ROW.replace(one, another);
    for (unit, rows) in [("hr", ROW.to_owned()), ("property", other), ("support", ROW.to_owned())] {
        fs::write(desk.path(&format!("{unit}.csv")), format!("{HEAD}{rows}")).unwrap();
        desk.does(&format!("submission add clients --unit {unit} {unit}.csv --on 2024-04-15 --as proektov"));
    }
    for unit in ["information", "accounting"] {
        desk.does(&format!("submission nil clients --unit {unit} --on 2024-04-15 --as proektov"));
    }
    desk
}

/// What is said wrongly is told as such, and decides nothing.
fn misused(desk: &Desk, words: &str, reason: &str, way_out: &str) {
    let before = desk.journal();
    let run = desk.run(words);
    assert_eq!(run.code, 2, "{words}\n{}", run.err);
    let said = run.err.replace('\u{a0}', " ");
    assert!(said.contains(reason) && said.contains(way_out), "{words}\n{said}");
    assert_eq!(desk.journal(), before);
}

#[test]
fn a_conflict_is_seen_decided_and_stands_in_the_log() {
    let desk = differing();
    desk.refused(
        "register consolidate clients --on 2024-04-16 --as proektov",
        "1 разночтение",
        "register decide",
    );
    let shown = desk.does("register conflicts clients").replace('\u{a0}', " ");
    assert!(shown.contains("Разночтение № 1. учет; прием уведомлений; письмо"), "{shown}");
    assert!(shown.contains("≠ Удовлетворяемые потребности"), "{shown}");
    let told = desk.json("register conflicts clients");
    assert_eq!(told[0]["wordings"][0]["keys"], serde_json::json!(["hr", "support"]), "{told:#}");
    misused(
        &desk,
        "register decide clients 2 --take hr --why так --on 2024-04-16 --as proektov",
        "разночтения № 2 нет",
        "register conflicts",
    );
    misused(
        &desk,
        "register decide clients 1 --take information --why так --on 2024-04-16 --as proektov",
        "редакции `information`",
        "1 — ",
    );
    desk.refused(
        "register decide clients 1 --set kind=устный --why так --on 2024-04-16 --as proektov",
        "устный",
        "",
    );
    desk.does("register decide clients 1 --take property --why по_разъяснению --on 2024-04-16 --as proektov");
    assert!(desk.does("register conflicts clients").contains("разночтений нет"));
    desk.does("register consolidate clients --on 2024-04-16 --as proektov");
    let rows = desk.json("register show clients --draft");
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1, "{rows:#}");
    assert_eq!(rows["rows"][0]["unit"], "property");
    assert_eq!(rows["rows"][0]["also"], serde_json::json!(["hr", "support"]));
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(log.contains("как быть с разночтением о строке «учет; прием уведомлений; письмо»"), "{log}");
    assert!(log.contains("принята редакция: «отдел административно-хозяйственной работы (пример)»"), "{log}");
    assert!(log.contains("Почему: по_разъяснению"), "{log}");
}

#[test]
fn needs_of_all_are_united() {
    let desk = differing();
    desk.does("register decide clients 1 --unite --why соединены --on 2024-04-16 --as proektov");
    desk.does("register consolidate clients --on 2024-04-16 --as proektov");
    let rows = desk.json("register show clients --draft");
    assert_eq!(
        rows["rows"][0]["cells"]["needs"],
        serde_json::json!(["получение консультации", "получение форм документов"])
    );
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn what_has_one_value_is_not_united() {
    let desk = differing_in("иные функции, сервисы", "рассмотрение обращений и запросов");
    misused(
        &desk,
        "register decide clients 1 --unite --why так --on 2024-04-16 --as proektov",
        "соединить нельзя: расходятся и графы, где значение одно: «Направление деятельности»",
        "--take",
    );
}

#[test]
fn a_wording_of_its_own_and_papers_of_both() {
    let desk = differing();
    for kind in ["docx", "xlsx", "html", "txt"] {
        desk.does(&format!("register conflicts clients --out c.{kind} --as proektov"));
    }
    let text = fs::read_to_string(desk.path("c.txt")).unwrap().replace('\u{a0}', " ");
    assert!(text.contains("Требуется решение: 1 разночтение."), "{text}");
    assert!(text.contains("Решение, кем и почему принято"), "{text}");
    desk.does(
        "register decide clients 1 --take hr --set needs=получение_результата,_ответа,_разъяснения --why сверено \
         --on 2024-04-16 --as proektov",
    );
    desk.does("register consolidate clients --on 2024-04-16 --as proektov");
    let rows = desk.json("register show clients --draft");
    assert_eq!(
        rows["rows"][0]["cells"]["needs"],
        serde_json::json!(["получение_результата,_ответа,_разъяснения"])
    );
}

#[test]
fn what_a_unit_sends_again_needs_a_reason_and_replaces_only_its_own() {
    let desk = differing();
    let add = "submission add clients --unit property hr.csv --on 2024-04-16 --as proektov";
    let run = desk.run(add);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("уже представлены") && run.err.contains("--again"), "{}", run.err);
    let told = desk.json("register diff clients");
    assert_eq!(told.as_array().unwrap().len(), 5);
    assert_eq!((&told[0]["first"], &told[2]["nil"]), (&true.into(), &true.into()), "{told:#}");
    desk.does(&format!("{add} --again прислали_исправленный_файл"));
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(log.contains("взамен представленных раньше: прислали_исправленный_файл"), "{log}");
    desk.does("register consolidate clients --on 2024-04-17 --as proektov");
    let rows = desk.json("register show clients --draft");
    assert_eq!(rows["rows"][0]["also"], serde_json::json!(["support", "property"]), "{rows:#}");
    desk.refused("register diff clients --unit nobody", "подразделение `nobody` не участвует", "участвуют: ");
    desk.refused(
        "register diff clients --unit propety",
        "`propety` не участвует",
        "имелось в виду `property`",
    );
    desk.refused("register diff clients --out d.docx", "", "");
}

#[test]
fn what_one_unit_changes_of_a_row_it_shares_is_its_change() {
    let desk = differing_in("консультации", "консультации");
    desk.does("register consolidate clients --on 2024-04-16 --as proektov");
    taken_to_approval(&desk, "clients", &["primerova", "khlybova"]);
    for (day, act) in [
        ("04-26", "order sign clients --number 61 --as obraztsov"),
        (
            "05-06",
            "publication record clients --place site --address www.mir.midural.ru/p --file hr.csv --as saitova",
        ),
        ("05-20", "register draft clients --ground needs --basis актуализация --as proektov"),
    ] {
        desk.does(&format!("{act} --on 2024-{day}"));
    }
    let changed = ROW.replace("консультации", "форм документов");
    fs::write(desk.path("hr2.csv"), format!("{HEAD}{changed}")).unwrap();
    let added = desk.run("submission add clients --unit hr hr2.csv --on 2024-05-21 --as proektov");
    assert_eq!(added.code, 0, "{}", added.err);
    let note = added.err.replace('\u{a0}', " ");
    assert!(note.contains("изменяются строки: 1\n") && !note.contains("добавляются"), "{note}");
    let told = desk.json("register diff clients --unit hr");
    let counts = ["added", "changed", "excluded", "unchanged"].map(|key| told[0][key].as_u64().unwrap());
    assert_eq!(counts, [0, 1, 0, 0], "{told:#}");
    let shown = desk.does("register diff clients --unit hr").replace('\u{a0}', " ");
    assert!(shown.contains("изменено строк — 1") && !shown.contains("кто отвечает"), "{shown}");
    desk.does("register diff clients --unit hr --out d.txt");
    let paper = fs::read_to_string(desk.path("d.txt")).unwrap().replace('\u{a0}', " ");
    assert!(paper.contains("Строк: изменено — 1."), "{paper}");
    // The unit is told in its case, and the paper is of the day that was named.
    assert!(paper.contains("Стало: сведения отдела государственной гражданской службы"), "{paper}");
    desk.does("register conflicts clients --on 2024-04-16 --out c.txt");
    let paper = fs::read_to_string(desk.path("c.txt")).unwrap();
    assert!(paper.contains("16.04.2024"), "{paper}");
}

/// What a list has to say when there is nothing to list is the same in a workbook as in a text: an answer, and no word
/// about files.
#[test]
fn a_list_of_nothing_answers_in_a_workbook_too() {
    use calamine::{Reader, Xlsx, open_workbook};

    let desk = differing();
    desk.does("register decide clients 1 --take property --why так --on 2024-04-16 --as proektov");
    // A letter is no list: a workbook of it would say nothing.
    desk.refused(
        "paper request clients --unit hr --out nothing.xlsx --on 2024-04-16 --as proektov",
        "таблиц",
        ".docx",
    );
    let table = [
        // Once the rows are drawn together, nothing is compared any more.
        ("register conflicts clients", "Разночтений нет."),
        ("register consolidate clients", ""),
        ("paper disagreements clients", "Замечаний к проекту не заявлено."),
        ("agreement sheet clients", "Согласование проекта не проводилось."),
        ("paper journal sverdlovsk-investment --year 2019", "актов не зарегистрировано."),
    ];
    for (door, answer) in table {
        if answer.is_empty() {
            desk.does(&format!("{door} --on 2024-04-16 --as proektov"));
            continue;
        }
        for kind in ["txt", "docx", "xlsx"] {
            desk.does(&format!("{door} --out nothing.{kind} --on 2024-04-17 --as proektov"));
        }
        let text = fs::read_to_string(desk.path("nothing.txt")).unwrap().replace('\u{a0}', " ");
        assert!(text.contains(answer), "{door}: {text}");
        let mut book: Xlsx<_> = open_workbook(desk.path("nothing.xlsx")).unwrap();
        let sheets = book.worksheets();
        assert_eq!(sheets.len(), 1, "{door}");
        let cells: Vec<String> = sheets[0].1.cells().map(|(_, _, cell)| cell.to_string()).collect();
        let said = cells.join("\n").replace('\u{a0}', " ");
        assert!(said.contains(answer), "{door}: {said}");
        for kind in ["txt", "docx", "xlsx"] {
            fs::remove_file(desk.path(&format!("nothing.{kind}"))).unwrap();
        }
    }
}
