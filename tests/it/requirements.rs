//! The check list of requirements at the command line: what is asked of the draft's points, filled in and taken back.

use std::fs;

use serde_json::Value;

use crate::cli::Desk;

fn listed(desk: &Desk) -> Vec<Value> {
    desk.json("check requirements clients").as_array().expect("a list").clone()
}

#[test]
fn the_list_asks_what_concerns_the_points_of_the_draft() {
    let desk = Desk::consolidated();
    let all = listed(&desk);
    let keys: Vec<&str> = all.iter().map(|one| one["key"].as_str().unwrap()).collect();
    assert!(keys.contains(&"simple") && keys.contains(&"letters-profile"), "{keys:?}");
    assert_eq!(keys.len(), 19, "all points of the demonstration: {keys:?}");
    assert!(all.iter().all(|one| one["met"].is_null()));
    let text = desk.does("check requirements clients").replace('\u{a0}', " ");
    assert!(text.contains("время ожидания обслуживания") && text.contains("подп. 3 п. 24"), "{text}");
}

#[test]
fn what_no_row_is_of_is_not_asked() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let head = "Направление деятельности;Наименование функции, сервиса;Наименование конкретного процесса;\
                Точка взаимодействия;Удовлетворяемые потребности клиента;Вид точки взаимодействия (цифровая/офлайн)\r\n";
    let row = "иные функции, сервисы;учет;прием уведомлений;письмо;получение консультации;офлайн\r\n";
    fs::write(desk.path("hr.csv"), format!("{head}{row}")).unwrap();
    desk.does("submission add clients --unit hr hr.csv --on 2024-04-15 --as proektov");
    for unit in ["support", "information", "accounting", "property"] {
        desk.does(&format!("submission nil clients --unit {unit} --on 2024-04-15 --as proektov"));
    }
    desk.does("register consolidate clients --on 2024-04-16 --as proektov");
    let keys: Vec<String> = listed(&desk).iter().map(|one| one["key"].as_str().unwrap().to_owned()).collect();
    let wanted = [
        "simple",
        "digital-first",
        "offline-kept",
        "history",
        "letters-feedback",
        "letters-profile",
        "letters-templates",
    ];
    assert_eq!(keys, wanted, "only what is about letters, and about all points");
}

#[test]
fn a_filled_in_list_comes_back_and_stands_in_the_log() {
    let desk = Desk::consolidated();
    for kind in ["docx", "xlsx", "html"] {
        desk.does(&format!("check requirements clients --out list.{kind}"));
    }
    fs::write(desk.path("wrong.csv"), "Ключ;Ответ;Примечание\r\nsimple;да;\r\nhistory;наверное;\r\n")
        .unwrap();
    let run = desk.run("check answer clients wrong.csv --on 2024-04-20 --as proverkina");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("строка 3: ответ «наверное» непонятен"), "{}", run.err);
    let faults =
        "Ключ;Ответ;Примечание\r\nsimple;да;\r\nпростота;да;\r\nsimple;нет;\r\n;да;\r\nhistory;наверное;\r\n";
    fs::write(desk.path("wrong.csv"), faults).unwrap();
    let run = desk.run("check answer clients wrong.csv --on 2024-04-20 --as proverkina");
    let err = run.err.replace('\u{a0}', " ");
    for what in [
        "строка 3: «простота» не может быть ключом требования",
        "строка 4: на требование `simple` (",
        "строка 5: ответ есть, а ключа требования нет",
        "строка 6: ответ «наверное» непонятен",
    ] {
        assert!(err.contains(what), "{what}:\n{err}");
    }
    let run = desk.run("check answer clients --requirement простота --met yes --as proverkina");
    assert!(run.err.contains("`simple` — "), "{}", run.err);
    fs::write(
        desk.path("list.csv"),
        "Ключ;Ответ;Примечание\r\nsimple;Да;\r\nhistory;нет;история ведётся с 2025 года\r\nphone-scripts;;\r\n",
    )
    .unwrap();
    desk.does("check answer clients list.csv --on 2024-04-20 --as proverkina");
    desk.does(
        "check answer clients --requirement visits-booking --met not-applicable --note записи_нет --on 2024-04-20 \
         --as proverkina",
    );
    let answered: Vec<Value> = listed(&desk).into_iter().filter(|one| !one["met"].is_null()).collect();
    assert_eq!(answered.len(), 3, "{answered:#?}");
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(
        log.contains(
            "«обеспечивается доступность для клиента его истории взаимодействия» — нет (история ведётся с 2025 года); «"
        ),
        "{log}"
    );
    assert!(!log.contains("history") && !log.contains("simple"), "{log}");
    desk.does("check pass clients --on 2024-04-22 --as primerova");
}

#[test]
fn rows_that_count_all_the_same_are_marked() {
    let desk = Desk::consolidated();
    desk.does("check mark clients --row 3 --reason little-used --note мало_обращений --on 2024-04-20 --as proverkina");
    desk.refused(
        "check mark clients --row 3 --reason скучная --on 2024-04-20 --as proverkina",
        "такого основания",
        "on-instruction",
    );
    let told = desk.does("check marks clients").replace('\u{a0}', " ");
    assert!(told.contains("строка 3: маловостребованная точка учитывается наравне с другими"), "{told}");
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(
        log.contains("отметила строку 3: маловостребованная точка учитывается наравне с другими"),
        "{log}"
    );
}
