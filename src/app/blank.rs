//! The empty form that units fill in, as a file.

use std::path::Path;

use prikaz_form::Form;
use prikaz_report::paper;

use super::papers::subject;
use super::{AppError, Office, Rulebook};

/// An empty table of the form, as the file that `path` names.
///
/// # Errors
/// When the paper cannot be made.
pub fn blank(office: &Office, book: &Rulebook, path: &Path) -> Result<Vec<u8>, AppError> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
        return Ok(blank_csv(&book.procedure.form).into_bytes());
    }
    let matter = paper::blank(subject(book), book.procedure.in_force);
    office.print(book, matter, path)
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
