//! The log as prose: an event as a sentence.

use serde_json::{Map, Value, json};

use super::Ui;
use super::desk::names;
use crate::app::Rulebook;
use crate::domain::EntryId;
use crate::template::filters;
use crate::workflow::{Actor, Event, Recorded};

/// «23.04.2024  Хлыбова Е.А. подписала приказ № 61 …».
pub(super) fn sentence(ui: &Ui, book: &Rulebook, recorded: &Recorded) -> String {
    let facts = facts(ui, book, recorded);
    let text = filters::ended(&ui.text(&format!("prose.{}", recorded.event.kind()), &facts));
    ui.text("prose.line", json!({ "on": recorded.on, "text": text, "version": recorded.version }))
}

/// The sentence as an auditor reads it: it says where the record was made after the day of the act.
pub(super) fn logged(ui: &Ui, book: &Rulebook, recorded: &Recorded) -> String {
    let line = sentence(ui, book, recorded);
    match late_days(book, recorded) {
        late @ 1.. => ui.text("prose.late", json!({ "line": line, "late": late })),
        _ => line,
    }
}

/// Calendar days between the act and its recording.
fn late_days(book: &Rulebook, recorded: &Recorded) -> i64 {
    (recorded.at.to_offset(book.offset()).date() - recorded.on).whole_days()
}

fn facts(ui: &Ui, book: &Rulebook, recorded: &Recorded) -> Value {
    let mut facts = match json!(recorded.event) {
        Value::Object(facts) => facts,
        _ => Map::new(),
    };
    facts.extend(names(book).into_iter().map(|(key, value)| (key.to_owned(), value)));
    for table in ["decisions", "answers", "papers", "severities"] {
        facts.insert(table.to_owned(), ui.table(&format!("dictionary.{table}")));
    }
    facts.insert("who".to_owned(), who(ui, book, &recorded.by));
    facts.insert("female".to_owned(), json!(is_female(book, &recorded.by)));
    if let Event::Consolidated { entries, .. } | Event::Revised { entries, .. } = &recorded.event {
        facts.insert("entries".to_owned(), json!(entries.len()));
    }
    if let Event::SubmissionHandedIn { rows: Some(rows), .. } = &recorded.event {
        facts.insert("rows".to_owned(), json!(rows.len()));
    }
    Value::Object(facts)
}

fn who(ui: &Ui, book: &Rulebook, actor: &Actor) -> Value {
    match actor {
        Actor::System => json!(ui.text("word.system", ())),
        Actor::Person(person) => match book.organisation.person(person) {
            Some(card) => json!(card.name.surname_first()),
            None => json!(person),
        },
    }
}

/// «подписал» or «подписала».
fn is_female(book: &Rulebook, actor: &Actor) -> bool {
    match actor {
        Actor::System => true,
        Actor::Person(person) => {
            book.organisation.person(person).is_some_and(|card| card.gender == crate::domain::Gender::Female)
        }
    }
}

/// The printed number of a row, for those who only know its identity.
pub(super) fn number_of(entries: &[crate::domain::Entry], id: EntryId) -> String {
    entries.iter().find(|entry| entry.id == id).map_or_else(|| id.to_string(), |entry| entry.number.clone())
}
