//! What changes against the edition in force, said as soon as it is known: a unit hands in all its rows,
//! and a row it forgot is left out.

use super::CommandError;
use super::desk::Desk;
use crate::domain::{EditionNo, RegisterId, UnitId};
use crate::form::{EntryChange, Supplied, diff};
use crate::wording::refusal::changed_row;
use crate::wording::register::Changes;
use crate::workflow::step_of;

/// Says what it would change that `unit` says `said`; nothing before the first edition.
pub(super) fn of_submission(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: &UnitId,
    said: Supplied,
) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let Some(edition) = register.last_edition() else { return Ok(()) };
    let step = step_of(&desk.book(id)?.rules(), &register, unit, said);
    say(desk, edition.no, &diff(&step.before, &step.after))
}

/// Says what the draft changes; nothing before the first edition.
pub(super) fn of_draft(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let (Some(edition), Some(draft)) = (register.last_edition(), &register.draft) else { return Ok(()) };
    say(desk, edition.no, &diff(&edition.entries, draft.entries()))
}

fn say(desk: &mut Desk<'_>, edition: EditionNo, changes: &[EntryChange]) -> Result<(), CommandError> {
    if !desk.ui.json() {
        desk.ui.tell(&sorted(edition, changes));
    }
    Ok(())
}

/// The printed numbers of the rows, by what happens to them.
fn sorted(edition: EditionNo, changes: &[EntryChange]) -> Changes {
    let of = |wanted: fn(&EntryChange) -> bool| {
        let wanted = changes.iter().filter(|change| wanted(change));
        wanted.map(|change| changed_row(change).to_owned()).collect()
    };
    Changes {
        edition,
        added: of(|change| matches!(change, EntryChange::Added { .. })),
        changed: of(|change| matches!(change, EntryChange::Changed { .. })),
        excluded: of(|change| matches!(change, EntryChange::Excluded { .. })),
    }
}
