//! `prikaz schema KIND`: the schema of a kind of data file.

use clap::builder::PossibleValue;

use crate::error::CommandError;
use crate::schema::schema;
use crate::typed;
use crate::ui::Ui;
use prikaz_app::DataKind;

/// Print the JSON Schema of a kind of data file, for editors
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Kind of file
    #[arg(value_name = "KIND", value_parser = typed::word(kind))]
    kind: DataKind,
}

/// How a kind of file is typed.
fn kind(kind: DataKind) -> PossibleValue {
    PossibleValue::new(kind.code())
}

/// Runs `prikaz schema`.
///
/// # Errors
/// When stdout cannot be written to.
pub(crate) fn run(ui: &mut Ui, args: &Args) -> Result<(), CommandError> {
    let schema = schema(args.kind, ui.language());
    ui.value(&schema)
}
