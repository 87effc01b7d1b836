//! `prikaz store`: backups, restoring, the index.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use crate::error::CommandError;
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::{self as app, Home};
use prikaz_wording::store as says;

/// Back up, restore and look after the store
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
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
pub(crate) fn run(globals: &Globals, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    let home = Home::of(globals.home.as_deref());
    match args.verb {
        Verb::Backup { file } => backup(&home, ui, &file),
        Verb::Restore { file } => restore(&home, ui, &file),
        Verb::Info => info(&home, ui),
        Verb::Rebuild => rebuild(&home, ui),
    }
}

fn backup(home: &Home, ui: &mut Ui, file: &Path) -> Result<(), CommandError> {
    let done = app::back_up(home, file)?;
    let file = file.display().to_string();
    ui.tell(&says::BackedUp { file: file.clone(), made: (&done).into() });
    if done.left_out > 0 {
        ui.tell(&says::LeftOut { file, made: (&done).into() });
    }
    if ui.json() { ui.value(&done) } else { Ok(()) }
}

fn restore(home: &Home, ui: &mut Ui, file: &Path) -> Result<(), CommandError> {
    let done = app::restore_store(home, file)?;
    ui.tell(&says::Restored { home: home.path().display().to_string(), made: (&done).into() });
    if ui.json() { ui.value(&done) } else { Ok(()) }
}

fn info(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    let summary = app::store_summary(home)?;
    if ui.json() {
        return ui.value(&summary);
    }
    let shown = home.path().display().to_string();
    if summary.bodies.is_empty() {
        return ui.line(ui.say(&says::StoreEmpty { home: shown }));
    }
    let told = summary.bodies.iter().map(|one| says::StoreInfo {
        home: shown.clone(),
        body: one.body.clone(),
        holds: one.into(),
    });
    told.collect::<Vec<_>>().iter().try_for_each(|one| ui.line(ui.say(one)))
}

/// Which store it is, as JSON.
#[derive(Serialize)]
struct HomeFacts {
    home: String,
}

fn rebuild(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    app::rebuild_index(home)?;
    if ui.json() {
        return ui.answer(&HomeFacts { home: home.path().display().to_string() });
    }
    ui.progress(&ui.word(says::INDEX_REMOVED));
    Ok(())
}
