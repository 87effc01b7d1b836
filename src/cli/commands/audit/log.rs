//! `prikaz audit log`: the log as prose.

use std::sync::Arc;

use serde::Serialize;

use crate::commands::substitution;
use crate::desk::{Desk, RecordFacts};
use crate::error::CommandError;
use prikaz_app::{JournalRecord, SubstitutionRecord};
use prikaz_desk::{JournalLog, Log, RegisterLog, SubstitutionLog, log};
use prikaz_domain::{OrganisationId, PersonId, RegisterId};
use prikaz_wording::refusal::{JournalSentence, JournalTitle, LogLine, LogTitle, SubstitutionsTitle};
use prikaz_wording::said::{called, prose};

/// Prints the log of a register, or of all registers, as prose.
///
/// # Errors
/// When a register is unknown, or the store fails.
pub(crate) fn print(desk: &mut Desk<'_>, id: Option<&RegisterId>) -> Result<(), CommandError> {
    let offices = match id {
        Some(_) => vec![Arc::clone(&desk.office)],
        None => desk.everywhere()?,
    };
    let session = desk.session()?;
    let logs = offices.iter().map(|office| log(office, &session, id));
    let logs = logs.collect::<Result<Vec<_>, _>>()?;
    if desk.ui.json() {
        return desk.ui.answer(&views(&Log::of_all(logs)));
    }
    for (office, log) in offices.into_iter().zip(&logs) {
        desk.office = office;
        of_body(desk, log)?;
    }
    Ok(())
}

/// The log of a body, by its names.
fn of_body(desk: &mut Desk<'_>, log: &Log) -> Result<(), CommandError> {
    log.registers.iter().try_for_each(|one| register(desk, one))?;
    log.journals.iter().try_for_each(|one| journal(desk, one))?;
    log.substitutions.iter().try_for_each(|one| substitutions(desk, one))
}

/// A part of the log, as JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum View<'a> {
    Register { register: &'a RegisterId, records: Vec<RecordFacts<'a>> },
    Journal { organisation: &'a OrganisationId, records: &'a [JournalRecord] },
    Substitutions { organisation: &'a OrganisationId, substitutions: &'a [SubstitutionRecord] },
}

fn views(log: &Log) -> Vec<View<'_>> {
    let registers = log.registers.iter().map(|one| View::Register {
        register: &one.register,
        records: one.records.iter().map(RecordFacts::from).collect(),
    });
    let journals = log.journals.iter();
    let journals =
        journals.map(|one| View::Journal { organisation: &one.organisation, records: &one.records });
    let substitutions = log
        .substitutions
        .iter()
        .map(|one| View::Substitutions { organisation: &one.organisation, substitutions: &one.records });
    registers.chain(journals).chain(substitutions).collect()
}

fn register(desk: &mut Desk<'_>, log: &RegisterLog) -> Result<(), CommandError> {
    let book = desk.book(&log.register)?;
    desk.ui.line(desk.ui.say(&LogTitle { key: log.register.to_string(), count: log.records.len() }))?;
    let mut rows = prose::Rows::new();
    for recorded in &log.records {
        prose::note_rows(&mut rows, recorded);
        let line = prose::logged(desk.ui.messages(), &book, &rows, recorded);
        desk.ui.line(format!("{:>4}. {line}", recorded.version))?;
    }
    Ok(())
}

/// Who was put in whose place.
fn substitutions(desk: &mut Desk<'_>, log: &SubstitutionLog) -> Result<(), CommandError> {
    let body = desk.office.body(&log.organisation)?;
    let title = SubstitutionsTitle { key: log.organisation.to_string(), count: log.records.len() };
    desk.ui.line(desk.ui.say(&title))?;
    for record in &log.records {
        let text = substitution::logged(desk, &body, &log.known, record);
        let who = PersonId::new(&record.by).map_or_else(|_| record.by.clone(), |by| body.name_of(&by));
        let line = desk.ui.say(&LogLine { on: record.on, text: format!("{who}: {text}.") });
        let line = prose::known(desk.ui.messages(), &body, line, &record.means);
        desk.ui.line(format!("{:>4}. {line}", record.version))?;
    }
    Ok(())
}

/// The journal of orders of a body.
fn journal(desk: &mut Desk<'_>, log: &JournalLog) -> Result<(), CommandError> {
    let body = desk.office.body(&log.organisation)?;
    let names = called::of_body(desk.ui.messages(), &body);
    let title = JournalTitle { key: log.organisation.to_string(), count: log.records.len() };
    desk.ui.line(desk.ui.say(&title))?;
    for record in &log.records {
        let text = desk.ui.say(&JournalSentence::new(&record.event, names.clone(), record.on));
        let who = names.names.0.get(&record.by).unwrap_or(&record.by);
        let text = format!("{who}: {}.", text.trim_end_matches('.'));
        let line = desk.ui.say(&LogLine { on: record.on, text });
        let line = prose::known(desk.ui.messages(), &body, line, &record.means);
        desk.ui.line(format!("{:>4}. {line}", record.version))?;
    }
    Ok(())
}
