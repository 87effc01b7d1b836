//! The head and the columns of an annex, for papers that put rows of several editions under them.

use prikaz_amend::laying::{printed_form, shapes};
use prikaz_document::Table;
use prikaz_form::Form;

/// The form with the columns that the annex `annex`, from 0, prints.
pub(crate) fn form_of(form: &Form, annex: usize) -> Form {
    match shapes(form).get(annex) {
        Some(Some(shape)) => printed_form(form, shape),
        _ => form.clone(),
    }
}

/// The heads and columns of the annex `annex`, from 0, without rows.
pub(crate) fn frame_of(form: &Form, annex: usize) -> Table {
    let own = super::annexes(form, &[], None, &[]).into_iter().nth(annex);
    let own = own.and_then(|annex| {
        annex.parts.into_iter().find_map(|part| match part {
            super::Part::Table(_, table) => Some(*table),
            super::Part::List(_) => None,
        })
    });
    let own = own.filter(|table| table.columns.len() == form_of(form, annex).columns.len());
    let table = own.unwrap_or_else(|| super::of_register(&form_of(form, annex), &[]));
    Table { rows: Vec::new(), ..table }
}
