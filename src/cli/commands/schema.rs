//! `prikaz schema KIND`: the schema of a kind of data file.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::error::CommandError;
use crate::schema::schema;
use crate::ui::Ui;
use prikaz_app::DataKind;

/// Print the JSON Schema of a kind of data file, for editors
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Kind of file
    #[arg(value_name = "KIND", value_parser = kinds())]
    kind: DataKind,
}

fn kinds() -> impl TypedValueParser<Value = DataKind> {
    PossibleValuesParser::new(DataKind::CODES)
        .map(|code| DataKind::from_code(&code).unwrap_or(DataKind::Procedure))
}

/// Runs `prikaz schema`.
///
/// # Errors
/// When stdout cannot be written to.
pub(crate) fn run(ui: &mut Ui, args: &Args) -> Result<(), CommandError> {
    let schema = schema(args.kind, ui.language());
    ui.value(&schema)
}
