//! `prikaz audit log`: the log as prose.

use serde_json::{Value, json};

use super::desk::{Desk, fact};
use super::{CommandError, prose};
use crate::domain::RegisterId;

/// Prints the log of a register, or of all registers, as prose.
///
/// # Errors
/// When a register is unknown, or the store fails.
pub(super) fn print(desk: &mut Desk<'_>, id: Option<&RegisterId>) -> Result<(), CommandError> {
    let ids = match id {
        Some(id) => vec![id.clone()],
        None => desk.office.registers().map_err(|error| desk.error(None, &error))?,
    };
    let mut all: Vec<Value> = Vec::new();
    for id in &ids {
        let history = desk.office.history(id).map_err(|error| desk.error(Some(id), &error))?;
        if desk.ui.json() {
            all.push(json!({ "register": id, "records": history.iter().map(fact).collect::<Vec<_>>() }));
            continue;
        }
        let book = desk.book(id)?;
        let title = desk.ui.text("prose.title", json!({ "key": id, "count": history.len() }));
        desk.ui.line(title)?;
        let mut rows = prose::Rows::new();
        for recorded in &history {
            prose::note_rows(&mut rows, recorded);
            let line = prose::logged(desk.ui, &book, &rows, recorded);
            desk.ui.line(format!("{:>4}. {line}", recorded.version))?;
        }
    }
    if desk.ui.json() { desk.ui.value(&all) } else { Ok(()) }
}
