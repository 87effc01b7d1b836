//! Rows of a register in one of its shapes, for a terminal.

use std::borrow::Cow;

use prikaz_document::{self as document, plain};
use prikaz_domain::Entry;
use prikaz_form::{Form, Shape};
use prikaz_report::table::{self, Shown};

use crate::{AppError, PaperError};

/// The shape `key` of `form`.
pub(crate) fn shape_of<'f>(form: &'f Form, key: &str) -> Result<Cow<'f, Shape>, PaperError> {
    form.shape(Some(key)).ok_or_else(|| PaperError::UnknownShape {
        key: key.to_owned(),
        known: form.shapes.iter().map(|shape| shape.key.clone()).collect(),
    })
}

/// Rows as lines of a terminal: the heads, then the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRows {
    /// Title of the table; empty where it has none.
    pub caption: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows, a text for each column; one text where a row goes across.
    pub rows: Vec<Vec<String>>,
    /// What the marks mean.
    pub notes: Vec<String>,
}

/// The rows of `entries` in the shape `key`, for a terminal.
///
/// # Errors
/// When the form has no such shape.
pub fn shown_rows(form: &Form, key: &str, entries: &[Entry]) -> Result<Vec<ShownRows>, AppError> {
    let shape = shape_of(form, key)?;
    Ok(match table::shown(form, &shape, entries) {
        Shown::Tables(tables) => tables.iter().map(|(caption, table)| lines_of(caption, table)).collect(),
        Shown::List(items) => {
            let rows = items.into_iter().map(|item| {
                let indent = "  ".repeat(usize::from(item.level.saturating_sub(1)));
                vec![format!("{indent}{} {}", item.number, item.text).trim_end().to_owned()]
            });
            vec![ShownRows {
                caption: String::new(),
                heads: Vec::new(),
                rows: rows.collect(),
                notes: Vec::new(),
            }]
        }
    })
}

fn lines_of(caption: &str, table: &document::Table) -> ShownRows {
    ShownRows {
        caption: caption.to_owned(),
        heads: table.column_titles(),
        rows: table::texts(table),
        notes: table.notes.iter().map(|note| plain(note)).collect(),
    }
}
