//! `prikaz calendar`: due dates and production calendars.

use clap::Subcommand;

use super::{check, due, show};
use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::DataDir;

/// Count due dates and show production calendars
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Count when a time limit ends
    Due(due::Args),
    /// Print the calendar of a year with its totals
    Show(show::Args),
    /// Hold every calendar file against its own totals and the law
    Check,
}

/// Runs `prikaz calendar`.
///
/// # Errors
/// As the use case says.
pub(crate) fn run(data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    match args.command {
        Verb::Due(args) => due::run(data, ui, args),
        Verb::Show(args) => show::run(data, ui, args),
        Verb::Check => check::run(data, ui),
    }
}
