//! `prikaz audit log`: the log as prose.

use serde_json::{Value, json};

use super::desk::{Desk, fact};
use super::error::Of;
use super::{CommandError, substitution};
use prikaz_domain::{PersonId, RegisterId};
use prikaz_wording::refusal::{JournalSentence, JournalTitle, LogLine, LogTitle, SubstitutionsTitle};
use prikaz_wording::said::{called, prose};

/// Prints the log of a register, or of all registers, as prose.
///
/// # Errors
/// When a register is unknown, or the store fails.
pub(super) fn print(desk: &mut Desk<'_>, id: Option<&RegisterId>) -> Result<(), CommandError> {
    let ids = match id {
        Some(id) => vec![id.clone()],
        None => desk.office.registers()?,
    };
    let mut all: Vec<Value> = Vec::new();
    for id in &ids {
        let history = desk.office.history(id).of(id)?;
        if desk.ui.json() {
            all.push(json!({ "register": id, "records": history.iter().map(fact).collect::<Vec<_>>() }));
            continue;
        }
        let book = desk.book(id)?;
        desk.ui.line(desk.ui.say(&LogTitle { key: id.to_string(), count: history.len() }))?;
        let mut rows = prose::Rows::new();
        for recorded in &history {
            prose::note_rows(&mut rows, recorded);
            let line = prose::logged(desk.ui.messages(), &book, &rows, recorded);
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
    for body in desk.office.bodies_with_substitutions()? {
        let records = desk.office.substitution_records(&body)?;
        if desk.ui.json() {
            all.push(json!({ "organisation": body, "substitutions": records }));
            continue;
        }
        let organisation = desk.office.body(&body)?;
        let (known, _) = desk.office.substitutions(&body)?;
        desk.ui.line(desk.ui.say(&SubstitutionsTitle { key: body.to_string(), count: records.len() }))?;
        for record in &records {
            let text = substitution::logged(desk, &organisation, &known, record);
            let who =
                PersonId::new(&record.by).map_or_else(|_| record.by.clone(), |by| organisation.name_of(&by));
            let line = desk.ui.say(&LogLine { on: record.on, text: format!("{who}: {text}.") });
            desk.ui.line(format!("{:>4}. {line}", record.version))?;
        }
    }
    Ok(all)
}

/// Prints the journals of orders, or gives them as JSON.
fn journals(desk: &mut Desk<'_>) -> Result<Vec<Value>, CommandError> {
    let mut all = Vec::new();
    for body in desk.office.bodies_with_orders()? {
        let records = desk.office.journal_records(&body)?;
        if desk.ui.json() {
            all.push(json!({ "organisation": body, "records": records }));
            continue;
        }
        let organisation = desk.office.body(&body)?;
        let names = called::of_body(desk.ui.messages(), &organisation);
        desk.ui.line(desk.ui.say(&JournalTitle { key: body.to_string(), count: records.len() }))?;
        for record in &records {
            let text = desk.ui.say(&JournalSentence::new(&record.event, names.clone(), record.on));
            let who = names.names.0.get(&record.by).unwrap_or(&record.by);
            let text = format!("{who}: {}.", text.trim_end_matches('.'));
            let line = desk.ui.say(&LogLine { on: record.on, text });
            desk.ui.line(format!("{:>4}. {line}", record.version))?;
        }
    }
    Ok(all)
}
