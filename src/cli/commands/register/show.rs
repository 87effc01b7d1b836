//! `prikaz register list` and `show`: the registers of the store, the rows of one.

use serde::Serialize;

use crate::desk::Desk;
use crate::error::CommandError;
use crate::listed::list;
use crate::table::Grid;
use prikaz_app::Rulebook;
use prikaz_desk::{RegisterRows, WhichRows};
use prikaz_domain::{Digest, Entry, RegisterId};
use prikaz_form::ColumnKind;
use prikaz_report::ForceStanding;
use prikaz_wording::register::{RegisterListed, RegisterStanding, RowCount};

/// All registers of the store.
pub(crate) fn registers(desk: &mut Desk<'_>) -> Result<(), CommandError> {
    let lines = desk.ask_each(prikaz_desk::registers)?.concat();
    list(desk, &RegisterListed::of_all(&lines))
}

/// Rows of a register, as JSON.
#[derive(Serialize)]
struct RowsFacts<'a> {
    register: &'a RegisterId,
    digest: Digest,
    rows: &'a [Entry],
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: &'a Option<ForceStanding>,
}

/// The rows of an edition or of the draft.
pub(crate) fn rows(
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
fn printed(book: &Rulebook, entry: &Entry) -> Vec<String> {
    let columns = book.procedure.form.columns.iter();
    columns
        .map(|column| match column.kind {
            ColumnKind::Number => entry.number.clone(),
            _ => entry.cells.get(&column.key).map(ToString::to_string).unwrap_or_default(),
        })
        .collect()
}
