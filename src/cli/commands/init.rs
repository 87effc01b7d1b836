//! `prikaz init`: an empty store.

use crate::error::CommandError;
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::Home;
use prikaz_wording::general::Initialised;

/// Make an empty store
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs `prikaz init`.
///
/// # Errors
/// When something stands there already, or the folder cannot be made.
pub(crate) fn run(globals: &Globals, ui: &mut Ui, _args: Args) -> Result<(), CommandError> {
    let home = Home::of(globals.home.as_deref());
    home.create()?;
    let facts = Initialised { home: home.path().display().to_string() };
    if ui.json() {
        return ui.value(&facts);
    }
    ui.tell(&facts);
    Ok(())
}
