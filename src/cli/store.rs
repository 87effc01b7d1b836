//! `prikaz store`: backups, restoring, the index.

mod failed;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::{CommandError, Globals, Ui};
use crate::app::{self, Home};

pub(crate) use failed::failed;

/// Back up, restore and look after the store
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write the whole store into a new file and verify it
    Backup {
        /// File to make
        file: PathBuf,
    },
    /// Make the store from a backup
    Restore {
        /// File to read
        file: PathBuf,
    },
    /// Tell what the store holds
    Info,
    /// Drop the index; it is made again from the journal at the next opening
    Rebuild,
}

/// Runs `prikaz store`.
///
/// # Errors
/// As the use case says.
pub fn run(globals: &Globals, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    let home = Home::of(globals.home.as_deref());
    match args.verb {
        Verb::Backup { file } => backup(&home, ui, &file),
        Verb::Restore { file } => restore(&home, ui, &file),
        Verb::Info => info(&home, ui),
        Verb::Rebuild => rebuild(&home, ui),
    }
}

fn backup(home: &Home, ui: &mut Ui, file: &Path) -> Result<(), CommandError> {
    let done = app::back_up(home, file).map_err(|error| failed(ui, &error))?;
    let facts = json!({ "file": file.display().to_string(), "made": done });
    ui.note("store.backed-up", &facts);
    if done.left_out > 0 {
        ui.note("store.left-out", &facts);
    }
    if ui.json() { ui.value(&done) } else { Ok(()) }
}

fn restore(home: &Home, ui: &mut Ui, file: &Path) -> Result<(), CommandError> {
    let done = app::restore_store(home, file).map_err(|error| failed(ui, &error))?;
    ui.note("store.restored", json!({ "home": home.path().display().to_string(), "made": done }));
    if ui.json() { ui.value(&done) } else { Ok(()) }
}

fn info(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    let summary = app::store_summary(home).map_err(|error| failed(ui, &error))?;
    if ui.json() {
        return ui.value(&summary);
    }
    let text = ui.text("store.info", json!({ "home": home.path().display().to_string(), "holds": summary }));
    ui.line(text)
}

fn rebuild(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    app::rebuild_index(home).map_err(|error| failed(ui, &error))?;
    if ui.json() {
        return ui.value(&json!({ "home": home.path().display().to_string() }));
    }
    ui.note("store.rebuilt", ());
    Ok(())
}
