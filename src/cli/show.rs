//! What is shown of registers: lists, rows, states.

use serde::Serialize;

use super::CommandError;
use super::desk::Desk;
use super::table::Grid;
use prikaz_app::Rulebook;
use prikaz_desk::{Findings, RegisterRows, WhichRows, marked_rows, orders};
use prikaz_domain::{Digest, Entry, OrganisationId, RegisterId};
use prikaz_form::ColumnKind;
use prikaz_report::Standing;
use prikaz_wording::Message;
use prikaz_wording::general::NOTHING;
use prikaz_wording::handed_in::NO_FINDINGS;
use prikaz_wording::order::OrderListed;
use prikaz_wording::register::{RegisterListed, RegisterStanding, RowCount, RowMarked, SubmissionListed};
use prikaz_wording::said::finding_line;

/// All registers of the store.
pub(super) fn registers(desk: &mut Desk<'_>) -> Result<(), CommandError> {
    let lines = desk.ask(prikaz_desk::registers)?;
    list(desk, &lines.iter().map(RegisterListed::from).collect::<Vec<_>>())
}

/// Rows of a register, as JSON.
#[derive(Serialize)]
struct RowsFacts<'a> {
    register: &'a RegisterId,
    digest: Digest,
    rows: &'a [Entry],
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: &'a Option<Standing>,
}

/// The rows of an edition or of the draft.
pub(super) fn rows(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    which: WhichRows,
    shape: Option<&str>,
) -> Result<(), CommandError> {
    let seen = desk.ask(|office, session| prikaz_desk::rows(office, session, id, which))?;
    let RegisterRows { rows, digest, standing } = seen;
    if desk.ui.json() {
        return desk.ui.answer(&RowsFacts { register: id, digest, rows: &rows, standing: &standing });
    }
    let book = desk.book(id)?;
    match shape {
        Some(shape) => in_shape(desk, &book, shape, &rows)?,
        None => {
            let mut grid = Grid::new(book.procedure.form.columns.iter().map(|column| column.title.clone()));
            for entry in rows.iter() {
                grid.row(printed(&book, entry));
            }
            desk.ui.line(grid.to_string())?;
        }
    }
    let line = desk.ui.say(&RowCount { count: rows.len(), digest });
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

/// Which units have handed in.
pub(super) fn submissions(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let lines = desk.ask(|office, session| prikaz_desk::submissions(office, session, id))?;
    list(desk, &lines.iter().map(SubmissionListed::from).collect::<Vec<_>>())
}

/// A line for each, or all of them as JSON.
pub(super) fn list(desk: &mut Desk<'_>, listed: &[impl Message]) -> Result<(), CommandError> {
    if desk.ui.json() {
        return desk.ui.answer(&listed);
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
    let Findings { findings, rows } =
        desk.ask(|office, session| prikaz_desk::findings(office, session, id))?;
    if desk.ui.json() {
        return desk.ui.value(&findings);
    }
    if findings.is_empty() {
        let line = desk.ui.word(NO_FINDINGS);
        return desk.ui.line(line);
    }
    let book = desk.book(id)?;
    for finding in &findings {
        let line = finding_line(desk.ui.messages(), &book, &rows, finding);
        desk.ui.line(line)?;
    }
    Ok(())
}

/// The rows of the draft that count although one might leave them out.
pub(super) fn marks(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let rows = desk.ask(|office, session| marked_rows(office, session, id))?;
    list(desk, &rows.iter().map(RowMarked::from).collect::<Vec<_>>())
}

/// The journal of orders of a body.
pub(super) fn journal(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    year: Option<i32>,
) -> Result<(), CommandError> {
    let seen = desk.ask(|office, session| orders(office, session, organisation, year))?;
    let listed: Vec<_> = seen.iter().map(|one| OrderListed::of(desk.ui.messages(), one)).collect();
    list(desk, &listed)
}
