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
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
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
        Command::Due(args) => due::run(data, ui, args),
        Command::Show(args) => show::run(data, ui, args),
        Command::Check => check::run(data, ui),
    }
}
