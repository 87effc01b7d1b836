//! What changes against the edition in force, said as soon as it is known: a unit hands in all its rows,
//! and a row it forgot is left out.

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_domain::{RegisterId, UnitId};
use prikaz_form::{ChangedRows, EntryChange, Supplied, diff};
use prikaz_wording::register::Changes;
use prikaz_workflow::{Register, step_of};

/// Says what it would change that `unit` says `said`; nothing before the first edition.
pub(crate) fn of_submission(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: &UnitId,
    said: Supplied,
) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    if register.last_edition().is_none() {
        return Ok(());
    }
    let step = step_of(&desk.book(id)?.rules(), &register, unit, said);
    say(desk, &register, &diff(&step.before, &step.after))
}

/// Says what the draft changes; nothing before the first edition.
pub(crate) fn of_draft(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let (Some(edition), Some(draft)) = (register.last_edition(), &register.draft) else { return Ok(()) };
    say(desk, &register, &diff(&edition.entries, draft.entries()))
}

fn say(desk: &mut Desk<'_>, register: &Register, changes: &[EntryChange]) -> Result<(), CommandError> {
    if let Some(edition) = register.last_edition().filter(|_| !desk.ui.json()) {
        let said = desk.ui.say(&Changes { edition: edition.no, rows: ChangedRows::of(changes) });
        desk.ui.progress(&said);
    }
    Ok(())
}
