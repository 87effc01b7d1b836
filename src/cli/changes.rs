//! What changes against the edition in force, said as soon as it is known: a unit hands in all its rows,
//! and a row it forgot is left out.

use serde_json::{Value, json};

use super::desk::Desk;
use super::{CommandError, prose};
use crate::domain::{RegisterId, UnitId};
use crate::form::{EntryChange, Supplied, diff};
use crate::workflow::{Register, step_of};

/// Says what it would change that `unit` says `said`; nothing before the first edition.
pub(super) fn of_submission(
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
pub(super) fn of_draft(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let (Some(edition), Some(draft)) = (register.last_edition(), &register.draft) else { return Ok(()) };
    say(desk, &register, &diff(&edition.entries, draft.entries()))
}

fn say(desk: &mut Desk<'_>, register: &Register, changes: &[EntryChange]) -> Result<(), CommandError> {
    if !desk.ui.json() {
        let mut facts = sorted(changes);
        facts["edition"] = json!(register.last_edition().map(|edition| edition.no));
        desk.ui.note("register.changes", facts);
    }
    Ok(())
}

/// The printed numbers of the rows, by what happens to them.
fn sorted(changes: &[EntryChange]) -> Value {
    let of = |wanted: fn(&EntryChange) -> bool| -> Vec<&str> {
        changes.iter().filter(|change| wanted(change)).map(prose::changed_row).collect()
    };
    json!({
        "added": of(|change| matches!(change, EntryChange::Added { .. })),
        "changed": of(|change| matches!(change, EntryChange::Changed { .. })),
        "excluded": of(|change| matches!(change, EntryChange::Excluded { .. })),
    })
}
