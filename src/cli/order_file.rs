//! `prikaz order compose`, `prikaz order check`: orders that stand alone, as data files. They need no store.

use std::path::Path;

use serde_json::json;
use time::Date;

use super::procedure::{fault_line, load_failed};
use super::{CommandError, Ui};
use crate::app::order_files::{self, LoadedOrder};
use crate::app::procedures::LoadError;
use crate::app::{AppError, DataDir};
use crate::domain::digest_of;
use crate::render::Format;

/// Writes the order `named` as the file `out`.
pub(super) fn compose(
    data: &DataDir,
    ui: &mut Ui,
    today: Date,
    named: &str,
    out: &Path,
) -> Result<(), CommandError> {
    let loaded = load(data, ui, named)?;
    let bytes = order_files::compose(data, &loaded, out, today)
        .map_err(|error| super::failure::worded(ui, None, &AppError::Paper(error)))?;
    super::world::write(ui, out, &bytes)?;
    let path = out.display().to_string();
    if ui.json() {
        return ui.value(&json!({ "order": loaded.file.id, "path": path, "digest": digest_of(&bytes) }));
    }
    ui.note("file.written", json!({ "path": path }));
    Ok(())
}

/// Checks each of `files`: all that reading tells, then whether its templates can word it.
pub(super) fn check(data: &DataDir, ui: &mut Ui, today: Date, files: &[String]) -> Result<(), CommandError> {
    let mut checked = Vec::new();
    for named in files {
        let said: Vec<String> = match order_files::load(data, named) {
            Ok(loaded) => match order_files::compose_as(data, &loaded, Format::Text, today) {
                Ok(_) => Vec::new(),
                Err(error) => {
                    let error = super::failure::worded(ui, None, &AppError::Paper(error));
                    std::iter::once(error.message).chain(error.details).collect()
                }
            },
            Err(LoadError::Faulty { faults, .. }) => {
                faults.iter().map(|fault| fault_line(ui, fault)).collect()
            }
            Err(error) => return Err(load_failed(ui, &error)),
        };
        checked.push((named, said));
    }
    let n: usize = checked.iter().map(|(_, said)| said.len()).sum();
    if ui.json() {
        let value = checked.iter().map(|(file, said)| json!({ "file": file, "faults": said }));
        ui.value(&value.collect::<Vec<_>>())?;
    } else {
        for (file, said) in &checked {
            said.iter().try_for_each(|line| ui.line(line))?;
            ui.line(ui.text("order.checked", json!({ "file": file, "n": said.len() })))?;
        }
    }
    if n == 0 { Ok(()) } else { Err(CommandError::refused(ui.text("order.check-failed", json!({ "n": n })))) }
}

fn load(data: &DataDir, ui: &Ui, named: &str) -> Result<LoadedOrder, CommandError> {
    order_files::load(data, named).map_err(|error| match &error {
        LoadError::Missing { .. } => {
            let hint = ui.text("order.known", json!({ "known": order_files::list(data) }));
            CommandError::usage(ui.text("order.unknown", json!({ "key": named }))).with_hint(hint)
        }
        _ => load_failed(ui, &error),
    })
}
