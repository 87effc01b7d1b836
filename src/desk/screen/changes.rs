//! What is about to change against the edition in force, told as soon as it is known: a unit hands in all its rows, and a
//! row that it forgot is left out.

use std::sync::Arc;

use prikaz_app::{AppError, Office, ReadRows};
use prikaz_domain::{EditionNo, RegisterId, UnitId};
use prikaz_form::{ChangedRows, Supplied, diff};
use prikaz_workflow::{Sight, step_of};

use crate::{DeskError, Session};

/// What changes against the edition in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionChanges {
    /// The edition.
    pub edition: EditionNo,
    /// The rows that come, change and go.
    pub rows: ChangedRows,
}

/// What would change in the register `id`, did `unit` hand in the rows that were `read`; none before the first edition.
///
/// # Errors
/// When there is no such register, or what units hand in is not shown to whoever asks.
pub fn submission_changes(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    unit: &UnitId,
    read: &ReadRows,
) -> Result<Option<EditionChanges>, DeskError> {
    let changes = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Submission, Some(unit))?;
        let Some(edition) = register.last_edition() else { return Ok(None) };
        let said = Supplied::of(Arc::new(read.rows.clone()), read.was.clone().map(Arc::new));
        let step = step_of(&book.rules(), &register, unit, said);
        let rows = ChangedRows::of(&diff(&step.before, &step.after));
        Ok(Some(EditionChanges { edition: edition.no, rows }))
    };
    changes().map_err(DeskError::of_register(id))
}

/// What the draft of the register `id` changes; none where there is no draft, or no edition yet.
///
/// # Errors
/// When there is no such register, or its draft is not shown to whoever asks.
pub fn draft_changes(
    office: &Office,
    session: &Session,
    id: &RegisterId,
) -> Result<Option<EditionChanges>, DeskError> {
    let changes = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Draft, None)?;
        let (Some(edition), Some(draft)) = (register.last_edition(), &register.draft) else {
            return Ok(None);
        };
        let rows = ChangedRows::of(&diff(&edition.entries, draft.entries()));
        Ok(Some(EditionChanges { edition: edition.no, rows }))
    };
    changes().map_err(DeskError::of_register(id))
}
