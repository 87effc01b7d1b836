//! `prikaz calendar`: due dates and production calendars.

use super::{CommandError, Ui};
use crate::app::DataDir;

/// Count due dates and show production calendars
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `prikaz calendar`.
///
/// # Errors
/// As the use case says.
pub fn run(_data: &DataDir, _ui: &mut Ui, _args: Args) -> Result<(), CommandError> {
    Ok(())
}
