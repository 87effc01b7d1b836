//! A form to try rules on, and rows of it.

use prikaz_domain::{Cell, ColumnKey, ReasonKey, Severity};
use prikaz_form::{
    Cells, Column, ColumnKind, ContentRule, Form, Markup, Openness, Presence, RuleKind, Vocabulary,
};

/// The key of a column.
pub fn key(text: &str) -> ColumnKey {
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
        repeats: prikaz_form::Repeats::default(),
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
pub fn points() -> Form {
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
pub fn cells(line: &str) -> Cells {
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
