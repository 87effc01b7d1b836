//! What is wrong with an edit of a draft.

use prikaz_domain::{ColumnKey, Entry};
use prikaz_fact::coded;
use prikaz_form::NamedColumn;

coded! {
/// Why a cell of a draft cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum EditFault {
    /// No row has the number.
    NoRow {
        /// The number.
        number: String,
        /// The numbers there are.
        #[serde(skip)]
        known: Vec<String>,
    },
    /// The form has no such column, or it is the printed number.
    NoColumn {
        /// The column.
        column: ColumnKey,
        /// The columns there are.
        columns: Vec<NamedColumn>,
    },
    /// The order of the form puts the row elsewhere.
    OutOfOrder {
        /// The row.
        number: String,
        /// Titles of the columns that put rows in order.
        columns: Vec<String>,
    },
    /// The form does not take the value.
    BadValue {
        /// The row.
        number: String,
        /// Head of the column.
        title: String,
        /// The value.
        value: String,
    },
}
}

/// None of `entries` has this number.
pub(crate) fn no_row(number: &str, entries: &[Entry]) -> EditFault {
    let known = entries.iter().map(|entry| entry.number.clone()).collect();
    EditFault::NoRow { number: number.to_owned(), known }
}
