//! Documents that the tests look at: an order like the one of 11.04.2024 № 54, with an annex of any length.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use prikaz::document::{Cell, Column, Document, Properties, Row, Table};
use prikaz::render::Profile;
use prikaz::template::{Inserts, TemplateError, Templates, candidates};
use serde_json::{Value, json};

/// Where `path` of the project is.
pub(crate) fn path(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The file at `path` of the project.
pub(crate) fn file(path: &str) -> String {
    std::fs::read_to_string(self::path(path)).unwrap()
}

/// Compares with `tests/golden/<name>`; `UPDATE=1` writes it anew.
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment to rewrite its goldens")]
pub(crate) fn golden(name: &str, text: &str) {
    let path = self::path("tests/golden").join(name);
    if std::env::var("UPDATE").is_ok() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(known, text, "{name} differs; UPDATE=1 rewrites it");
}

/// Leaves `bytes` for the checks that `tests/run.sh` makes after the tests.
pub(crate) fn keep(name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

pub(crate) fn profile() -> Profile {
    let path = "data/profiles/gost-2025.toml";
    Profile::parse(path, &file(path)).unwrap()
}

pub(crate) fn templates() -> Templates {
    Templates::new(|path| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok())
}

pub(crate) fn properties() -> Properties {
    Properties {
        title: "Приказ № 54".to_owned(),
        author: "Министерство инвестиций и развития Свердловской области".to_owned(),
        subject: "Об утверждении перечня <точек> & взаимодействия".to_owned(),
        created: time::Date::from_calendar_date(2024, time::Month::April, 11).unwrap(),
        language: "ru-RU".to_owned(),
    }
}

/// The context of an order with one annex.
pub(crate) fn context() -> Value {
    json!({
        "issuer": ["ПРАВИТЕЛЬСТВО СВЕРДЛОВСКОЙ ОБЛАСТИ", "МИНИСТЕРСТВО ИНВЕСТИЦИЙ И РАЗВИТИЯ\nСВЕРДЛОВСКОЙ ОБЛАСТИ"],
        "kind": "ПРИКАЗ", "date": "11.04.2024", "number": "№ 54", "verb_inline": false, "place": "г. Екатеринбург",
        "heading": "Об утверждении перечня точек взаимодействия с клиентом в Министерстве",
        "preamble": {
            "words": "В целях реализации Плана мероприятий («дорожной карты»), утвержденного приказом от 20.09.2023 № 149",
            "bases": [],
        },
        "preamble_templates": ["templates/preamble.djot"],
        "verb": null,
        "verb_templates": ["templates/verb.djot"],
        "act": { "kind": "приказ", "issuer": "body", "agreement": "neuter" },
        "clauses": [
            { "number": "1.", "text": "Утвердить перечень точек взаимодействия с клиентом (прилагается)." },
            { "number": "2.", "text": "Контроль за исполнением возложить на Е.А. Хлыбову." },
        ],
        "signers": [{ "post": "Исполняющий обязанности\nМинистра", "name": "Е.А.\u{a0}Хлыбова" }],
        "annexes": [{
            "stamp": { "above": [], "head": "УТВЕРЖДЕН", "lines": ["приказом Министерства", "от 11.04.2024 № 54"] },
            "form": true,
            "title": "ПЕРЕЧЕНЬ\nточек взаимодействия с клиентом",
            "clauses": [],
            "table": "annex",
            "landscape": true,
            "signer": null,
        }],
    })
}

/// An annex of `rows` rows under two heads, with a group row.
pub(crate) fn annex(rows: usize) -> Table {
    let top = [
        Cell::text("Номер строки").spanning(1, 2),
        Cell::text("Процесс").spanning(2, 1),
        Cell::text("Точка взаимодействия").spanning(1, 2),
    ];
    let low = [Cell::text("направление"), Cell::text("наименование")];
    let mut body = vec![Row::section(1, "Раздел 1. Государственная поддержка")];
    body.extend((1..=rows).map(entry));
    Table {
        name: "Перечень".to_owned(),
        columns: [1.0, 3.0, 4.0, 3.0].map(Column::new).to_vec(),
        head: vec![Row::new(top), Row::new(low)],
        column_numbers: true,
        rows: body,
        ..Table::default()
    }
}

fn entry(n: usize) -> Row {
    Row::new([
        Cell::text(format!("{n}.")),
        Cell::text("Меры поддержки"),
        Cell::text("Сопровождение проектов по принципу «одного окна» & <\"других\">"),
        Cell::text("=1+1"),
    ])
}

/// The order with its annex.
pub(crate) fn order(rows: usize) -> Document {
    drawn("order", context(), BTreeMap::from([("annex".to_owned(), annex(rows))])).unwrap()
}

/// The document that template `name` makes of `context`.
pub(crate) fn drawn(
    name: &str,
    context: Value,
    tables: BTreeMap<String, Table>,
) -> Result<Document, TemplateError> {
    let inserts = Inserts { tables, mark: Some("ОБРАЗЕЦ".to_owned()), ..Inserts::default() };
    templates().document(&candidates(None, None, name), context, properties(), inserts)
}

/// The document of the template text `djot`, with `tables`.
pub(crate) fn of_tables(djot: &str, tables: BTreeMap<String, Table>) -> Result<Document, TemplateError> {
    let djot = djot.to_owned();
    let templates = Templates::new(move |path| (path == "templates/t.djot").then(|| djot.clone()));
    let inserts = Inserts { tables, mark: None, ..Inserts::default() };
    templates.document(&candidates(None, None, "t"), json!({}), properties(), inserts)
}

/// The document of the template text `djot`.
pub(crate) fn of_text(djot: &str, context: Value) -> Result<Document, TemplateError> {
    let djot = djot.to_owned();
    let templates = Templates::new(move |path| (path == "templates/t.djot").then(|| djot.clone()));
    templates.document(&candidates(None, None, "t"), context, properties(), Inserts::default())
}
