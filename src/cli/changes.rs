//! What changes against the edition in force, said as soon as it is known: a unit hands in all its rows,
//! and a row it forgot is left out.

use serde_json::{Value, json};

use super::desk::Desk;
use super::{CommandError, prose};
use std::sync::Arc;

use crate::domain::{EntryId, RegisterId, UnitId};
use crate::form::{self, Cells, EntryChange, History, Supplied, diff};
use crate::workflow::Register;

/// Says what the rows of `unit` would change; nothing before the first edition.
pub(super) fn of_submission(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: &UnitId,
    rows: &[Cells],
) -> Result<(), CommandError> {
    let register = desk.register(id)?;
    let Some(edition) = register.last_edition() else { return Ok(()) };
    let last_id = (register.last_entry > 0).then_some(EntryId(register.last_entry));
    let history = History { entries: &edition.entries, numbers: &register.numbers_used, last_id };
    let supplied = [(unit.clone(), Supplied::Rows(Arc::new(rows.to_vec())))];
    let merged = form::consolidate(&desk.book(id)?.procedure.form, history, &supplied);
    say(desk, &register, &diff(&edition.entries, &merged))
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
