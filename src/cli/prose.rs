//! The log as prose: an event as a sentence.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Ui;
use super::desk::names;
use crate::app::Rulebook;
use crate::domain::{ColumnKey, EntryId};
use crate::form::{Cells, EntryChange, Settlement, Wording};
use crate::russian::typography;
use crate::workflow::{Actor, Event, Recorded, Register};

/// «23.04.2024  Хлыбова Е.А. подписала приказ № 61 …».
pub(super) fn sentence(ui: &Ui, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> String {
    let text = text(ui, book, rows, recorded);
    ui.text("prose.line", json!({ "on": recorded.on, "text": text, "version": recorded.version }))
}

/// What happened, without its date: «Хлыбова Е.А. подписала приказ № 61 ….».
pub(super) fn text(ui: &Ui, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> String {
    let facts = facts(ui, book, rows, recorded);
    typography::ended(&ui.text(&format!("prose.{}", recorded.event.kind()), &facts))
}

/// The sentence as an auditor reads it: it says where the record was made after the day of the act.
pub(super) fn logged(ui: &Ui, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> String {
    let line = sentence(ui, book, rows, recorded);
    match late_days(book, recorded) {
        late @ 1.. => ui.text("prose.late", json!({ "line": line, "late": late })),
        _ => line,
    }
}

/// Calendar days between the act and its recording.
fn late_days(book: &Rulebook, recorded: &Recorded) -> i64 {
    (recorded.at.to_offset(book.offset()).date() - recorded.on).whole_days()
}

/// Printed numbers of rows by their identity, so that a sentence can say which row it is about.
pub(super) type Rows = BTreeMap<EntryId, String>;

/// The numbers of the rows a register has now.
pub(super) fn rows(register: &Register) -> Rows {
    let approved = register.editions.iter().flat_map(|edition| edition.entries.iter());
    let drafted = register.draft.iter().flat_map(|draft| draft.entries());
    approved.chain(drafted).map(|entry| (entry.id, entry.number.clone())).collect()
}

/// Adds the numbers of the rows that `recorded` names.
pub(super) fn note_rows(rows: &mut Rows, recorded: &Recorded) {
    if let Event::Consolidated { entries, .. } | Event::Revised { entries, .. } = &recorded.event {
        rows.extend(entries.iter().map(|entry| (entry.id, entry.number.clone())));
    }
}

/// The printed number of a row that changes.
pub(super) fn changed_row(change: &EntryChange) -> &str {
    match change {
        EntryChange::Added { entry, .. } => &entry.number,
        EntryChange::Changed { number, .. } | EntryChange::Excluded { number, .. } => number,
    }
}

/// Gives every finding and remark of `facts` the number of its row.
fn number_rows(facts: &mut Map<String, Value>, rows: &Rows) {
    for list in ["findings", "remarks"] {
        let Some(Value::Array(list)) = facts.get_mut(list) else { continue };
        for one in list.iter_mut().filter_map(Value::as_object_mut) {
            let entry = one.get("entry").and_then(|id| serde_json::from_value(id.clone()).ok());
            if let Some(number) = entry.and_then(|id: EntryId| rows.get(&id)) {
                one.insert("row".to_owned(), json!(number));
            }
        }
    }
}

/// A post that is signed in several lines reads as one in a sentence.
fn join_lines(facts: &mut Map<String, Value>) {
    if let Some(Value::String(post)) = facts.get_mut("acting").and_then(|acting| acting.get_mut("post")) {
        *post = post.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

fn facts(ui: &Ui, book: &Rulebook, rows: &Rows, recorded: &Recorded) -> Value {
    let mut facts = match json!(recorded.event) {
        Value::Object(facts) => facts,
        _ => Map::new(),
    };
    number_rows(&mut facts, rows);
    join_lines(&mut facts);
    facts.extend(names(ui, book));
    for table in ["decisions", "answers", "papers", "severities"] {
        facts.insert(table.to_owned(), ui.table(&format!("dictionary.{table}")));
    }
    facts.insert("who".to_owned(), who(ui, book, &recorded.by));
    facts.insert("female".to_owned(), json!(is_female(book, &recorded.by)));
    if let Event::Consolidated { entries, .. } | Event::Revised { entries, .. } = &recorded.event {
        facts.insert("entries".to_owned(), json!(entries.len()));
    }
    if let Event::Revised { changes, .. } = &recorded.event {
        facts.insert("changed".to_owned(), json!(changes.iter().map(changed_row).collect::<Vec<_>>()));
    }
    if let Event::SubmissionHandedIn { rows: Some(rows), .. } = &recorded.event {
        facts.insert("rows".to_owned(), json!(rows.len()));
    }
    if let Event::ConflictDecided { wordings, settlement, .. } = &recorded.event {
        facts.extend(decided(book, wordings, settlement));
    }
    Value::Object(facts)
}

/// What a conflict was about, in the columns in which its wordings differ, and whose wording was taken.
fn decided(book: &Rulebook, wordings: &[Wording], settlement: &Settlement) -> Map<String, Value> {
    let form = &book.procedure.form;
    let text = |cells: &Cells, key: &ColumnKey| cells.get(key).map(ToString::to_string);
    let (taken, own) = match settlement {
        Settlement::Take(number) => (number.checked_sub(1).and_then(|place| wordings.get(place)), None),
        Settlement::Own(cells) => (None, Some(cells)),
        Settlement::All => (None, None),
    };
    let all = || wordings.iter().map(|one| &one.cells).chain(own);
    let differ = |key: &ColumnKey| all().any(|one| text(one, key) != text(&wordings[0].cells, key));
    let columns: Vec<_> = form.filled_in().filter(|column| differ(&column.key)).collect();
    let differing = |cells: &Cells| {
        let cells = columns
            .iter()
            .map(|column| format!("{}: {}", column.title, text(cells, &column.key).unwrap_or_default()));
        cells.collect::<Vec<_>>().join(", ")
    };
    let said = |wording: &Wording| json!({ "units": wording.units, "text": differing(&wording.cells) });
    let key = form.key.iter().filter_map(|key| text(&wordings.first()?.cells, key)).collect::<Vec<_>>();
    let mut facts = Map::new();
    facts.insert("own".to_owned(), json!(own.map(differing)));
    facts.insert("row".to_owned(), json!(key.join("; ")));
    facts.insert("taken".to_owned(), json!(taken.map(|one| &one.units)));
    facts.insert("wordings".to_owned(), wordings.iter().map(said).collect());
    facts
}

fn who(ui: &Ui, book: &Rulebook, actor: &Actor) -> Value {
    match actor {
        Actor::System => json!(ui.word(crate::wording::general::SYSTEM)),
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
