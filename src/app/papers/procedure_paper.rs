//! The text of the act that sets a procedure.

use prikaz_procedure::{Organisation, Procedure};
use prikaz_render::Format;
use prikaz_report::paper::{self, Subject};

use crate::{DataDir, PaperError, Printer};

/// The text of the act that sets a procedure, in `format`.
///
/// # Errors
/// When the file of the procedure does not give the text, or the paper cannot be made.
pub fn procedure_paper(
    data: &DataDir,
    procedure: &Procedure,
    organisation: &Organisation,
    format: Format,
) -> Result<Vec<u8>, PaperError> {
    let subject = Subject { procedure, organisation };
    let matter = paper::procedure(subject).ok_or_else(|| PaperError::NoText(procedure.id.clone()))?;
    let printer = Printer::new(data.clone());
    let document = printer.set(matter, Some(organisation), Some(procedure.id.as_str()))?;
    printer.write(format, &organisation.profile, &document)
}
