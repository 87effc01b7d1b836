//! The form and the rules about its content.

use prikaz::domain::{Cell, ColumnKey, ReasonKey, Severity};
use prikaz::form::{
    Cells, Column, ColumnKind, ContentRule, Form, Markup, Openness, Presence, Proposal, RuleKind, Vocabulary,
    check_cell, findings, still_counts,
};

pub(crate) fn key(text: &str) -> ColumnKey {
    ColumnKey::new(text).expect("a key of the test")
}

fn column(name: &str, title: &str, kind: ColumnKind) -> Column {
    let clause = "п. 5".to_owned();
    let markup = Markup::Plain;
    Column {
        key: key(name),
        title: title.to_owned(),
        kind,
        presence: Presence::Required,
        width: 1,
        markup,
        only: None,
        repeats: prikaz::form::Repeats::default(),
        example: None,
        clause,
    }
}

fn vocabulary(key: &str, clause: &str, openness: Openness, values: &[&str]) -> Vocabulary {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    Vocabulary { key: key.to_owned(), clause: clause.to_owned(), values, near: Vec::new(), openness }
}

fn rule(name: &str, clause: &str, kind: RuleKind) -> ContentRule {
    let text = format!("нарушен {clause}");
    ContentRule { key: name.to_owned(), clause: clause.to_owned(), severity: Severity::Warning, text, kind }
}

/// The form of the Sverdlovsk procedure, with rules of it and of the Mordovian recommendations.
pub(crate) fn points() -> Form {
    let text = |longest| ColumnKind::Text { longest };
    Form {
        columns: vec![
            column("number", "Номер строки", ColumnKind::Number),
            column("direction", "Направление деятельности", ColumnKind::Choice("directions".to_owned())),
            column("service", "Наименование функции, сервиса", text(300)),
            column("process", "Наименование конкретного процесса", text(300)),
            column("point", "Точка взаимодействия", text(300)),
            column("needs", "Удовлетворяемые потребности клиента", ColumnKind::Choices("needs".to_owned())),
            column(
                "kind",
                "Вид точки взаимодействия (цифровая/офлайн)",
                ColumnKind::Choice("kinds".to_owned()),
            ),
        ],
        vocabularies: vec![
            vocabulary(
                "directions",
                "п. 5",
                Openness::Closed,
                &[
                    "предоставление мер государственной поддержки",
                    "рассмотрение обращений и запросов",
                    "обеспечение доступа к информации о деятельности Министерства",
                    "иные функции, сервисы",
                ],
            ),
            vocabulary(
                "needs",
                "п. 8",
                Openness::Open,
                &[
                    "получение информации, в том числе о ходе рассмотрения заявления, обращения, запроса, документов",
                    "получение консультации",
                    "получение форм документов",
                    "представление заявления, обращения, запроса, документов",
                    "получение результата, ответа, разъяснения",
                    "предоставление обратной связи",
                ],
            ),
            vocabulary("kinds", "п. 17", Openness::Closed, &["цифровая точка", "офлайн-точка"]),
        ],
        rules: rules(),
        key: vec![key("service"), key("process"), key("point")],
        order: vec![key("direction"), key("process")],
        shapes: Vec::new(),
        annexes: Vec::new(),
    }
}

fn rules() -> Vec<ContentRule> {
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    vec![
        rule(
            "one-point-a-process",
            "п. 10",
            RuleKind::UniqueWithin { columns: vec![key("point")], within: vec![key("process")] },
        ),
        rule(
            "uniform-appeals",
            "единообразный процесс",
            RuleKind::Uniform {
                column: key("direction"),
                values: texts(&["рассмотрение обращений и запросов"]),
                same: vec![key("process")],
            },
        ),
        rule(
            "kind-agrees",
            "п. 17",
            RuleKind::Agrees {
                column: key("kind"),
                with: key("point"),
                pairs: vec![
                    ("цифровая точка".to_owned(), texts(&["официальный сайт", "электронная почта"])),
                    ("офлайн-точка".to_owned(), texts(&["приёмная"])),
                ],
            },
        ),
        rule(
            "no-formal-approach",
            "п. 9",
            RuleKind::MoreThanFinal {
                within: vec![key("process")],
                column: key("needs"),
                only: texts(&[
                    "получение результата, ответа, разъяснения",
                    "представление заявления, обращения, запроса, документов",
                ]),
            },
        ),
        rule(
            "digital-says-needs",
            "п. 9",
            RuleKind::NeededWhere {
                column: key("needs"),
                with: key("kind"),
                values: texts(&["цифровая точка"]),
            },
        ),
        rule("little-used", "п. 7", RuleKind::StillCounts { reason: ReasonKey::new("little-used").unwrap() }),
    ]
}

/// A row as `direction | process | point | kind | need; need`.
pub(crate) fn cells(line: &str) -> Cells {
    let mut cells = Cells::new();
    for (name, text) in ["direction", "process", "point", "kind", "needs"].into_iter().zip(line.split('|')) {
        let text = text.trim();
        let cell = match name {
            "needs" => Cell::List(text.split(';').map(|need| need.trim().to_owned()).collect()),
            _ => Cell::Text(text.to_owned()),
        };
        if !text.is_empty() {
            cells.insert(key(name), cell);
        }
    }
    cells
}

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
