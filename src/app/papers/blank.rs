//! The empty form that units fill in, as a file.

use prikaz_form::Form;
use prikaz_report::paper;

use crate::{AppError, FormFormat, Office, Rulebook};

/// An empty table of the form, in `format`.
///
/// # Errors
/// When the paper cannot be made.
pub fn blank(office: &Office, book: &Rulebook, format: FormFormat) -> Result<Vec<u8>, AppError> {
    match format {
        FormFormat::Table => Ok(blank_csv(&book.procedure.form).into_bytes()),
        FormFormat::Paper(format) => {
            office.print(book, paper::blank(book.subject(), book.procedure.in_force), format)
        }
    }
}

/// The head of the form as Excel reads it: UTF-8 by its mark, divided by semicolons.
fn blank_csv(form: &Form) -> String {
    let quoted = |title: &str| match title.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", title.replace('"', "\"\"")),
        false => title.to_owned(),
    };
    let heads: Vec<_> = form.filled_in().map(|column| quoted(&column.title)).collect();
    format!("\u{feff}{}\r\n", heads.join(";"))
}
