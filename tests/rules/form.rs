//! The rules about the content of a form.

use prikaz_form::{Cells, Presence, Proposal, check_cell, findings, still_counts};

use prikaz_rules::forms::{cells, points};

/// Checks that the rows of `given`, one a line, break the rules `then`: `rule rows value`, one a line.
fn breaks(given: &str, then: &str) {
    let rows: Vec<Cells> = given.trim().lines().map(cells).collect();
    let found: Vec<String> = findings(&points(), &rows)
        .into_iter()
        .map(|finding| {
            let rows: Vec<String> = finding.rows.iter().map(|row| (row + 1).to_string()).collect();
            format!("{} {} {}", finding.rule, rows.join(","), finding.value)
        })
        .collect();
    let expected: Vec<&str> = then.trim().lines().map(str::trim).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_point_stands_once_in_a_process() {
    breaks(
        "иные функции, сервисы | Приём | Сайт | цифровая точка | получение консультации
         иные функции, сервисы | приём  | САЙТ | цифровая точка | получение форм документов
         иные функции, сервисы | Прием | Почта | цифровая точка | получение консультации
         иные функции, сервисы | Выдача | Сайт | цифровая точка | получение консультации
         иные функции, сервисы | | Сайт | цифровая точка | получение консультации
         иные функции, сервисы | | Сайт | цифровая точка | получение консультации",
        "one-point-a-process 1,2 Сайт",
    );
}

#[test]
fn a_uniform_process_is_described_once_for_the_whole_direction() {
    breaks(
        "рассмотрение обращений и запросов | Рассмотрение | Сайт | цифровая точка | получение консультации
         рассмотрение обращений и запросов | Работа с письмами | Почта | цифровая точка | получение консультации
         рассмотрение обращений и запросов | рассмотрение | Чат | цифровая точка | получение консультации
         иные функции, сервисы | Работа | Чат | цифровая точка | получение консультации",
        "uniform-appeals 2 Рассмотрение",
    );
}

#[test]
fn a_reception_room_is_not_digital() {
    breaks(
        "иные функции, сервисы | Приём | Приемная | цифровая точка | получение консультации
         иные функции, сервисы | Приём | Официальный сайт | цифровая точка | получение консультации
         иные функции, сервисы | Приём | Ярмарка | офлайн-точка | получение консультации
         иные функции, сервисы | Приём | Электронная почта | офлайн-точка | получение консультации",
        "kind-agrees 1 цифровая точка, Приемная
         kind-agrees 4 офлайн-точка, Электронная почта",
    );
}

#[test]
fn what_is_needed_somewhere_is_not_left_empty_there() {
    breaks(
        "иные функции, сервисы | Приём | Сайт | цифровая точка |
         иные функции, сервисы | Приём | Почта | Цифровая точка | получение консультации
         иные функции, сервисы | Приём | Окно | офлайн-точка |
         иные функции, сервисы | Приём | Чат | |",
        "digital-says-needs 1 цифровая точка",
    );
    let rows = [cells("иные функции, сервисы | Приём | Сайт | цифровая точка |")];
    let proposed = findings(&points(), &rows).remove(0).proposal;
    assert!(matches!(proposed, Some(Proposal::Choose { values, .. }) if values.len() > 2));
}

#[test]
fn final_purposes_alone_are_a_formal_approach() {
    breaks(
        "иные функции, сервисы | Приём | Сайт | | получение результата, ответа, разъяснения
         иные функции, сервисы | Приём | Почта | | Представление заявления, обращения, запроса, документов
         иные функции, сервисы | Выдача | Сайт | | получение результата, ответа, разъяснения
         иные функции, сервисы | Выдача | Чат | | получение консультации
         иные функции, сервисы | Пустой | Чат | |",
        "no-formal-approach 1,2 Приём",
    );
}

#[test]
fn a_little_used_point_still_counts() {
    let form = points();
    assert_eq!(still_counts(&form, "little-used").map(|rule| rule.clause.as_str()), Some("п. 7"));
    assert_eq!(still_counts(&form, "ugly"), None);
}

#[test]
fn a_dash_says_there_is_nothing() {
    let form = points();
    let mut column = form.columns[3].clone();
    assert_eq!(check_cell(&form, &column, "—").1.len(), 1);
    column.presence = Presence::Optional;
    assert_eq!(check_cell(&form, &column, "—"), (None, Vec::new()));
}

#[test]
fn a_number_without_a_value_is_no_value() {
    let form = points();
    for column in form.filled_in() {
        let (cell, faults) = check_cell(&form, column, "1)\n2)");
        assert_eq!(cell.is_none(), !faults.is_empty(), "{}", column.key);
    }
}
