//! Papers of a register as files: set by the template of its body or procedure, in the look of the body.

use prikaz_render::Format;
use prikaz_report::paper::{Bears, Matter, Unmarked};

use crate::{AppError, Office, Rulebook};

impl Office {
    /// The file of an order with all that it `bears`.
    ///
    /// # Errors
    /// As [`Office::print`]; also when a mark would say what is not so.
    pub(crate) fn print_act(
        &self,
        book: &Rulebook,
        act: Unmarked,
        bears: Bears<'_>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let printer = self.printer();
        let body = &book.organisation;
        let document = printer.set_act(act, body, Some(book.procedure.id.as_str()), bears)?;
        Ok(printer.write(format, &body.profile, &document)?)
    }

    /// The file of a paper in `format`, in the look of the body.
    ///
    /// # Errors
    /// When the template or the profile is wrong, or the format cannot hold the document.
    pub(crate) fn print(&self, book: &Rulebook, matter: Matter, format: Format) -> Result<Vec<u8>, AppError> {
        let printer = self.printer();
        let document = printer.set(matter, Some(&book.organisation), Some(book.procedure.id.as_str()))?;
        Ok(printer.write(format, &book.organisation.profile, &document)?)
    }
}
