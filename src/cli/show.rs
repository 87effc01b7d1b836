//! What is shown of registers: lists, rows, states.

use serde_json::json;

use super::desk::Desk;
use super::table::Grid;
use super::{CommandError, standing};
use prikaz_app::{RowsOf, Rulebook};
use prikaz_domain::{Entry, Finding, OrganisationId, PersonId, RegisterId};
use prikaz_form::ColumnKind;
use prikaz_report::Standing;
use prikaz_wording::Message;
use prikaz_wording::general::NOTHING;
use prikaz_wording::handed_in::NO_FINDINGS;
use prikaz_wording::order::OrderListed;
use prikaz_wording::register::{
    RegisterListed, RegisterStanding, RowCount, RowMarked, RuleSaid, SubmissionListed, SubmissionStanding,
};
use prikaz_wording::said::finding_line;
use prikaz_workflow::{Event, JournalEntry, OrderMatter, Recorded, SubmissionState};

/// All registers of the store.
pub(super) fn registers(desk: &mut Desk<'_>) -> Result<(), CommandError> {
    let ids = desk.office.registers()?;
    let mut listed = Vec::new();
    for id in &ids {
        let register = desk.register(id)?;
        // The first record of a register opens it: without it there is none.
        let Some(opened) = register.opened.as_ref() else { continue };
        listed.push(RegisterListed {
            key: id.clone(),
            procedure: opened.procedure.clone(),
            title: opened.title.clone(),
            editions: register.editions.len(),
            draft: register.draft.as_ref().map(|draft| draft.no),
        });
    }
    list(desk, &listed)
}

/// The rows of an edition or of the draft.
pub(super) fn rows(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    which: RowsOf,
    shape: Option<&str>,
    standing: Option<Standing>,
) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let entries = which.of(id, &register)?;
    if desk.ui.json() {
        let digest = prikaz_workflow::entries_digest(&entries);
        let mut shown = json!({ "register": id, "digest": digest, "rows": *entries });
        if let Some(standing) = standing {
            shown["standing"] = json!(standing);
        }
        return desk.ui.value(&shown);
    }
    match shape {
        Some(shape) => in_shape(desk, &book, shape, &entries)?,
        None => {
            let mut grid = Grid::new(book.procedure.form.columns.iter().map(|column| column.title.clone()));
            for entry in entries.iter() {
                grid.row(printed(&book, entry));
            }
            desk.ui.line(grid.to_string())?;
        }
    }
    let digest = prikaz_workflow::entries_digest(&entries);
    let line = desk.ui.say(&RowCount { count: entries.len(), digest });
    desk.ui.line(line)?;
    match standing {
        Some(standing) => {
            let line = desk.ui.say(&RegisterStanding { standing });
            desk.ui.line(line.trim_end())
        }
        None => Ok(()),
    }
}

/// The rows in a shape of the procedure: table by table, or item by item.
fn in_shape(
    desk: &mut Desk<'_>,
    book: &Rulebook,
    shape: &str,
    entries: &[Entry],
) -> Result<(), CommandError> {
    let shown = prikaz_app::shown_rows(&book.procedure.form, shape, entries);
    for table in shown? {
        if !table.caption.is_empty() {
            desk.ui.line(&table.caption)?;
        }
        if table.heads.is_empty() {
            for row in table.rows {
                desk.ui.line(row.concat())?;
            }
            continue;
        }
        let mut grid = Grid::new(table.heads.into_iter());
        table.rows.into_iter().for_each(|row| grid.row(row));
        desk.ui.line(grid.to_string())?;
        for note in table.notes {
            desk.ui.line(note)?;
        }
    }
    Ok(())
}

/// The cells of a row as they are printed, in the order of the form.
pub(super) fn printed(book: &Rulebook, entry: &Entry) -> Vec<String> {
    let columns = book.procedure.form.columns.iter();
    columns
        .map(|column| match column.kind {
            ColumnKind::Number => entry.number.clone(),
            _ => entry.cells.get(&column.key).map(ToString::to_string).unwrap_or_default(),
        })
        .collect()
}

/// «Хлыбова Е.А.».
pub(super) fn name(book: &Rulebook, person: &PersonId) -> String {
    book.organisation.name_of(person)
}

/// Which units have handed in.
pub(super) fn submissions(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let draft = register.known_draft()?;
    let mut listed = Vec::new();
    let units = super::waiting::handing_in(&book, &register);
    for unit in &units {
        let title = book.organisation.title_of(unit);
        let submission = draft.submissions.get(unit);
        let state = match submission.map(|submission| submission.state) {
            None => SubmissionStanding::Awaited,
            Some(SubmissionState::HandedIn) => SubmissionStanding::HandedIn,
            Some(SubmissionState::Visaed) => SubmissionStanding::Visaed,
            Some(SubmissionState::Returned) => SubmissionStanding::Returned,
        };
        let rows = submission.and_then(|one| one.rows.as_ref()).map(|rows| rows.len());
        let attempt = submission.map(|submission| submission.attempt);
        listed.push(SubmissionListed { unit: unit.clone(), title, state, rows, attempt });
    }
    list(desk, &listed)
}

/// A line for each, or all of them as JSON.
pub(super) fn list(desk: &mut Desk<'_>, listed: &[impl Message]) -> Result<(), CommandError> {
    if desk.ui.json() {
        return desk.ui.value(&json!(listed));
    }
    if listed.is_empty() {
        let nothing = desk.ui.word(NOTHING);
        desk.ui.progress(&nothing);
    }
    for one in listed {
        let line = desk.ui.say(one);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// Findings of the check; once it has sent the draft back, those that are to be put right.
pub(super) fn findings(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let history = desk.office.history(id)?;
    let (findings, entries) = found(&history);
    if desk.ui.json() {
        return desk.ui.value(&findings);
    }
    if findings.is_empty() {
        let line = desk.ui.word(NO_FINDINGS);
        return desk.ui.line(line);
    }
    let book = desk.book(id)?;
    for finding in &findings {
        let line = finding_line(desk.ui.messages(), &book, &entries, finding);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// The rows of the draft that count although one might leave them out.
pub(super) fn marks(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let (book, register) = (desk.book(id)?, desk.register(id)?);
    let draft = register.known_draft()?;
    let facts = draft.marks.iter().filter_map(|((entry, reason), note)| {
        let row = draft.entries().iter().find(|one| one.id == *entry)?;
        let rule = prikaz_form::still_counts(&book.procedure.form, reason.as_str());
        Some(RowMarked {
            row: row.number.clone(),
            reason: reason.clone(),
            note: note.clone(),
            rule: rule.map(|rule| RuleSaid { text: rule.text.clone(), clause: rule.clause.clone() }),
        })
    });
    list(desk, &facts.collect::<Vec<_>>())
}

/// What the last check found, with the rows it looked at. A draft that is drawn together anew, passed, approved
/// or withdrawn has nothing left to put right.
fn found(history: &[Recorded]) -> (Vec<Finding>, Vec<Entry>) {
    let (mut findings, mut rows) = (Vec::new(), Vec::new());
    for recorded in history {
        match &recorded.event {
            Event::Consolidated { entries, .. } => {
                findings.clear();
                rows = entries.to_vec();
            }
            Event::FindingsRecorded { findings: found, .. } => findings.extend(found.iter().cloned()),
            Event::CheckPassed { .. } | Event::DraftWithdrawn { .. } => findings.clear(),
            _ => {}
        }
    }
    (findings, rows)
}

/// The journal of orders of a body.
pub(super) fn journal(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    year: Option<i32>,
) -> Result<(), CommandError> {
    let journal = desk.office.titled_journal(organisation)?;
    let body = desk.office.body(organisation)?;
    let acts = desk.office.acts(organisation)?;
    let day = desk.day_of(&body);
    let of_year = journal.entries().iter();
    let of_year = of_year.filter(|entry| year.is_none_or(|year| entry.order.date.year() == year));
    let line = |entry: &JournalEntry| {
        let (register, key) = match &entry.matter {
            OrderMatter::Register(register) => (Some(register.clone()), None),
            OrderMatter::Alone(signed) => (None, Some(signed.key.clone())),
        };
        let stands = acts.standing(&entry.order, day);
        let said = standing::of_order(desk.ui, entry.order.kind, &stands);
        let (order, former, cites_former) =
            (entry.order.clone(), entry.former.clone(), entry.cites_former.clone());
        OrderListed { order, register, key, standing: stands, said, former, cites_former }
    };
    let listed: Vec<_> = of_year.map(line).collect();
    list(desk, &listed)
}
