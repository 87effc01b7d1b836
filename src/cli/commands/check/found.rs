//! `prikaz check list` and `marks`: what the check found, which rows count all the same.

use crate::desk::Desk;
use crate::error::CommandError;
use crate::listed::list;
use prikaz_desk::{Findings, marked_rows};
use prikaz_domain::RegisterId;
use prikaz_wording::handed_in::NO_FINDINGS;
use prikaz_wording::register::RowMarked;
use prikaz_wording::said::finding_line;

/// Findings of the check; once it has sent the draft back, those that are to be put right.
pub(crate) fn findings(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
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
pub(crate) fn marks(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let rows = desk.ask(|office, session| marked_rows(office, session, id))?;
    list(desk, &rows.iter().map(RowMarked::from).collect::<Vec<_>>())
}
