//! `prikaz audit log`: the log as prose.

use serde_json::{Value, json};

use super::desk::{Desk, fact};
use super::{CommandError, prose, substitution};
use crate::domain::{PersonId, RegisterId};

/// Prints the log of a register, or of all registers, as prose.
///
/// # Errors
/// When a register is unknown, or the store fails.
pub(super) fn print(desk: &mut Desk<'_>, id: Option<&RegisterId>) -> Result<(), CommandError> {
    let ids = match id {
        Some(id) => vec![id.clone()],
        None => desk.office.registers().map_err(|error| desk.error(None, &error))?,
    };
    let mut all: Vec<Value> = Vec::new();
    for id in &ids {
        let history = desk.office.history(id).map_err(|error| desk.error(Some(id), &error))?;
        if desk.ui.json() {
            all.push(json!({ "register": id, "records": history.iter().map(fact).collect::<Vec<_>>() }));
            continue;
        }
        let book = desk.book(id)?;
        let title = desk.ui.text("prose.title", json!({ "key": id, "count": history.len() }));
        desk.ui.line(title)?;
        let mut rows = prose::Rows::new();
        for recorded in &history {
            prose::note_rows(&mut rows, recorded);
            let line = prose::logged(desk.ui, &book, &rows, recorded);
            desk.ui.line(format!("{:>4}. {line}", recorded.version))?;
        }
    }
    if id.is_none() {
        all.extend(journals(desk)?);
        all.extend(substitutions(desk)?);
    }
    if desk.ui.json() { desk.ui.value(&all) } else { Ok(()) }
}

/// Prints who was put in whose place, or gives it as JSON.
fn substitutions(desk: &mut Desk<'_>) -> Result<Vec<Value>, CommandError> {
    let mut all = Vec::new();
    for body in desk.office.bodies_with_substitutions().map_err(|error| desk.error(None, &error))? {
        let records = desk.office.substitution_records(&body).map_err(|error| desk.error(None, &error))?;
        if desk.ui.json() {
            all.push(json!({ "organisation": body, "substitutions": records }));
            continue;
        }
        let organisation = desk.office.organisation(&body).map_err(|error| desk.error(None, &error))?;
        let (known, _) = desk.office.substitutions(&body).map_err(|error| desk.error(None, &error))?;
        let title = desk.ui.text("prose.substitutions", json!({ "key": body, "count": records.len() }));
        desk.ui.line(title)?;
        for record in &records {
            let text = substitution::logged(desk, &organisation, &known, record);
            let card = PersonId::new(&record.by).ok().and_then(|by| organisation.person(&by));
            let who = card.map_or_else(|| record.by.clone(), |card| card.name.surname_first());
            let facts = json!({ "on": record.on, "text": format!("{who}: {text}.") });
            let line = desk.ui.text("prose.line", facts);
            desk.ui.line(format!("{:>4}. {line}", record.version))?;
        }
    }
    Ok(all)
}

/// Prints the journals of orders, or gives them as JSON.
fn journals(desk: &mut Desk<'_>) -> Result<Vec<Value>, CommandError> {
    let mut all = Vec::new();
    for body in desk.office.bodies_with_orders().map_err(|error| desk.error(None, &error))? {
        let records = desk.office.journal_records(&body).map_err(|error| desk.error(None, &error))?;
        if desk.ui.json() {
            all.push(json!({ "organisation": body, "records": records }));
            continue;
        }
        let organisation = desk.office.organisation(&body).map_err(|error| desk.error(None, &error))?;
        let names: serde_json::Map<String, Value> = organisation
            .persons
            .iter()
            .map(|one| (one.id.to_string(), json!(one.name.surname_first())))
            .collect();
        let title = desk.ui.text("prose.journal", json!({ "key": body, "count": records.len() }));
        desk.ui.line(title)?;
        for record in &records {
            let mut facts = json!(record.event);
            facts["names"] = json!(names);
            facts["signed"] = facts.clone();
            let text = desk.ui.text(&format!("journal.{}", record.event.kind()), facts);
            let who = names.get(&record.by).and_then(Value::as_str).unwrap_or(&record.by).to_owned();
            let line = desk.ui.text(
                "prose.line",
                json!({ "on": record.on, "text": format!("{who}: {}.", text.trim_end_matches('.')) }),
            );
            desk.ui.line(format!("{:>4}. {line}", record.version))?;
        }
    }
    Ok(all)
}
