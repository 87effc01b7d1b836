//! What changes against the edition in force, said as soon as it is known.

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::{Office, ReadRows};
use prikaz_desk::{DeskError, EditionChanges, Session, draft_changes, submission_changes};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_wording::register::Changes;

/// Says what it would change that `unit` hands in the rows `read`; nothing before the first edition.
pub(crate) fn of_submission(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: &UnitId,
    read: &ReadRows,
) -> Result<(), CommandError> {
    say(desk, |office, session| submission_changes(office, session, id, unit, read))
}

/// Says what the draft changes; nothing before the first edition.
pub(crate) fn of_draft(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    say(desk, |office, session| draft_changes(office, session, id))
}

fn say(
    desk: &mut Desk<'_>,
    asked: impl FnOnce(&Office, &Session) -> Result<Option<EditionChanges>, DeskError>,
) -> Result<(), CommandError> {
    if !desk.ui.json()
        && let Some(EditionChanges { edition, rows }) = desk.ask(asked)?
    {
        desk.ui.tell(&Changes { edition, rows });
    }
    Ok(())
}
