//! What is shown of registers: lists, rows, states.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::desk::Desk;
use super::table::Grid;
use super::{CommandError, failure, prose};
use crate::app::{AppError, Rulebook};
use crate::domain::{EditionNo, Entry, OrganisationId, PersonId, RegisterId};
use crate::form::ColumnKind;
use crate::procedure::StageKind;
use crate::workflow::{Answer, Phase, Refusal, Register, Subject, SubmissionState};

/// Which rows to show.
pub(super) enum Rows {
    /// Those of the draft.
    Draft,
    /// Those of an edition, the last where none is named.
    Edition(Option<EditionNo>),
}

/// All registers of the store.
pub(super) fn registers(desk: &mut Desk<'_>) -> Result<(), CommandError> {
    let ids = desk.office.registers().map_err(|error| desk.error(None, &error))?;
    let mut listed = Vec::new();
    for id in &ids {
        let register = desk.register(id)?;
        let opened = register.opened.as_ref();
        listed.push(json!({
            "key": id,
            "procedure": opened.map(|opened| &opened.procedure),
            "title": opened.map(|opened| &opened.title),
            "editions": register.editions.len(),
            "draft": register.draft.as_ref().map(|draft| draft.no),
        }));
    }
    if desk.ui.json() {
        return desk.ui.value(&listed);
    }
    for facts in listed {
        let line = desk.ui.text("register.listed", facts);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// The rows of an edition or of the draft.
pub(super) fn rows(desk: &mut Desk<'_>, id: &RegisterId, which: Rows) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let entries = chosen(&register, which).map_err(|refusal| desk.error(Some(id), &refusal.into()))?;
    if desk.ui.json() {
        let digest = crate::workflow::entries_digest(&entries);
        return desk.ui.value(&json!({ "register": id, "digest": digest, "rows": *entries }));
    }
    let mut grid = Grid::new(book.procedure.form.columns.iter().map(|column| column.title.clone()));
    for entry in entries.iter() {
        grid.row(printed(&book, entry));
    }
    desk.ui.line(grid.to_string())?;
    let digest = crate::workflow::entries_digest(&entries).to_string();
    let line = desk.ui.text("register.rows", json!({ "count": entries.len(), "digest": digest }));
    desk.ui.line(line)
}

fn chosen(register: &Register, which: Rows) -> Result<Arc<Vec<Entry>>, Refusal> {
    match which {
        Rows::Draft => {
            let draft = register.draft.as_ref().ok_or(Refusal::NoDraft)?;
            draft.content.as_ref().map(|content| Arc::clone(&content.entries)).ok_or(Refusal::EmptyDraft)
        }
        Rows::Edition(Some(no)) => {
            let edition = register.edition(no).ok_or(Refusal::UnknownEdition { edition: no })?;
            Ok(Arc::clone(&edition.entries))
        }
        Rows::Edition(None) => {
            register.last_edition().map(|edition| Arc::clone(&edition.entries)).ok_or(Refusal::NotApproved)
        }
    }
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

/// What a task is about, by its name.
pub(super) fn subject(book: &Rulebook, subject: &Subject) -> String {
    match subject {
        Subject::Whole => String::new(),
        Subject::Unit(unit) => {
            book.organisation.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.title.clone())
        }
        Subject::Agreer(person) => name(book, person),
        Subject::Place(place) => {
            let places = book.procedure.stages.iter().filter_map(|stage| match &stage.kind {
                StageKind::Publish { places } => Some(places),
                _ => None,
            });
            let known = places.flatten().find(|known| known.key == *place);
            known.map_or_else(|| place.to_string(), crate::procedure::Place::located)
        }
    }
}

/// The names of several persons.
pub(super) fn names_of(book: &Rulebook, persons: &[PersonId]) -> Vec<String> {
    persons.iter().map(|person| name(book, person)).collect()
}

/// «Хлыбова Е.А.».
pub(super) fn name(book: &Rulebook, person: &PersonId) -> String {
    book.organisation.person(person).map_or_else(|| person.to_string(), |card| card.name.surname_first())
}

/// Which units have handed in.
pub(super) fn submissions(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let draft = register.draft.as_ref().ok_or(Refusal::NoDraft);
    let draft = draft.map_err(|refusal| desk.error(Some(id), &refusal.into()))?;
    let mut listed = Vec::new();
    for unit in &book.organisation.units {
        let submission = draft.submissions.get(&unit.id);
        let state = match submission.map(|submission| submission.state) {
            None => "awaited",
            Some(SubmissionState::HandedIn) => "handed-in",
            Some(SubmissionState::Visaed) => "visaed",
            Some(SubmissionState::Returned) => "returned",
        };
        let rows = submission.and_then(|one| one.rows.as_ref()).map(|rows| rows.len());
        let attempt = submission.map(|submission| submission.attempt);
        listed.push(json!({ "unit": unit.id, "title": unit.title, "state": state, "rows": rows,
            "attempt": attempt }));
    }
    print_all(desk, "submission.listed", listed)
}

fn print_all(desk: &mut Desk<'_>, key: &str, listed: Vec<serde_json::Value>) -> Result<(), CommandError> {
    if desk.ui.json() {
        return desk.ui.value(&listed);
    }
    for facts in listed {
        let line = desk.ui.text(key, facts);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// Findings of the check.
pub(super) fn findings(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let (findings, entries) = match &register.draft {
        Some(draft) => match &draft.phase {
            Phase::Checking { findings, .. } => (findings.clone(), draft.entries().to_vec()),
            _ => (Vec::new(), Vec::new()),
        },
        None => (Vec::new(), Vec::new()),
    };
    if desk.ui.json() {
        return desk.ui.value(&findings);
    }
    for finding in &findings {
        let line = failure::finding_line(desk.ui, &entries, finding);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// Who agreed, who is awaited, which remarks are open.
pub(super) fn agreement(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let draft = register.draft.as_ref().ok_or(Refusal::NoDraft);
    let draft = draft.map_err(|refusal| desk.error(Some(id), &refusal.into()))?;
    let Phase::Agreeing(round) = &draft.phase else {
        let refusal = Refusal::WrongStage { wanted: "agree", stage: draft.stage.clone() };
        return Err(desk.error(Some(id), &AppError::from(refusal)));
    };
    let seats = round.groups.iter().flat_map(|group| group.seats.iter().map(move |seat| (group, seat)));
    let seats: Vec<_> = seats
        .map(|(group, seat)| {
            json!({ "group": group.title, "seat": name(&book, seat), "key": seat,
                "decision": round.decisions.get(seat) })
        })
        .collect();
    let remarks: Vec<_> = draft
        .remarks
        .iter()
        .map(|remark| {
            let row = remark.entry.map(|id| prose::number_of(draft.entries(), id));
            json!({ "id": remark.id, "round": remark.round, "seat": name(&book, &remark.seat), "row": row,
                "text": remark.text, "open": remark.is_open(), "answer": remark.answer.as_ref().map(word) })
        })
        .collect();
    let facts = json!({ "round": round.no, "digest": round.digest, "seats": seats, "remarks": remarks });
    if desk.ui.json() {
        return desk.ui.value(&facts);
    }
    let mut facts = facts;
    facts["decisions"] = desk.ui.table("dictionary.decisions");
    facts["answers"] = desk.ui.table("dictionary.answers");
    let text = desk.ui.text("agreement.status", facts);
    desk.ui.line(text.trim_end())
}

fn word(answer: &Answer) -> &'static str {
    match answer {
        Answer::Accepted => "accepted",
        Answer::PartlyAccepted { .. } => "partly-accepted",
        Answer::Rejected { .. } => "rejected",
        Answer::ToMeeting { .. } => "to-meeting",
    }
}

/// The journal of orders of a body.
pub(super) fn journal(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    year: Option<i32>,
) -> Result<(), CommandError> {
    let journal = desk.office.order_journal(organisation).map_err(|error| desk.error(None, &error))?;
    let entries =
        journal.entries().iter().filter(|(order, _)| year.is_none_or(|year| order.date.year() == year));
    let listed = entries.map(|(order, register)| json!({ "order": order, "register": register })).collect();
    print_all(desk, "order.listed", listed)
}

/// An empty table of the form.
pub(super) fn form(desk: &mut Desk<'_>, id: &RegisterId, out: &Path) -> Result<(), CommandError> {
    let book = desk.book(id)?;
    let bytes = crate::app::blank(&desk.office, &book, out).map_err(|error| desk.error(Some(id), &error))?;
    desk.write_file(out, &bytes)?;
    desk.ui.note("file.written", json!({ "path": out.display().to_string() }));
    Ok(())
}
