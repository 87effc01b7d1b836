//! What may be wrong with a returned sheet.

use serde::Serialize;
use time::Date;

use prikaz_domain::RegisterId;
use prikaz_fact::{coded, example};
use prikaz_import::ImportError;

coded! {
/// What is wrong with a returned sheet. Serialised, it is the facts of its message `sheet.<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum SheetFault {
    /// The file cannot be read.
    Unreadable {
        /// Why.
        #[serde(skip)]
        error: ImportError,
    },
    /// It carries no line that tells a sheet.
    NotASheet,
    /// This store never gave such a sheet out.
    NotIssued {
        /// The register the sheet names.
        register: RegisterId,
    },
    /// The draft is being agreed no longer, or another one is.
    NotAgreeing {
        /// The draft of the sheet.
        draft: u32,
    },
    /// The draft was changed since the sheet was given out.
    StaleDraft {
        /// First digits of the digest of the sheet.
        given: String,
        /// First digits of the digest of the present draft.
        current: String,
        /// What came of the rows since.
        #[serde(flatten)]
        since: Box<RowsSince>,
    },
    /// The sheet is of an earlier round of the same rows.
    EarlierRound {
        /// The round of the sheet.
        given: u32,
        /// The present round.
        current: u32,
    },
    /// The text outside the fields is not what was given out.
    Edited {
        /// What stood there; empty where something was written in.
        was: String,
        /// What stands there now; empty where something was struck out.
        now: String,
    },
    /// All fields are gone, and the text around them is not what was given out.
    FieldsGone,
    /// A field is gone.
    FieldGone {
        /// What was to be put in.
        field: String,
    },
    /// A field stands there more than once.
    FieldRepeated {
        /// What was to be put in.
        field: String,
    },
    /// No decision was chosen.
    NoDecision,
    /// Something else than one of the decisions.
    UnknownDecision {
        /// What stands in the field.
        text: String,
    },
    /// Somebody who may not decide.
    UnknownDecider {
        /// What stands in the field.
        text: String,
    },
    /// Returned or agreed with remarks, and no remark made.
    RemarkNeeded,
    /// Agreed without remarks, and yet remarks were made.
    RemarksUnsaid {
        /// How many.
        count: usize,
    },
    /// No date.
    NoDate,
    /// Something else than a date.
    BadDate {
        /// What stands in the field.
        text: String,
    },
    /// A date that is still to come.
    FutureDate {
        /// The date.
        date: Date,
    },
}
}

/// A row that changed, with the titles of the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedRow {
    /// Its printed number.
    pub row: String,
    /// Its number on the sheet, where that is another.
    pub was: Option<String>,
    /// Titles of the columns that changed.
    pub columns: Vec<String>,
}

example! { struct ChangedRow { row, was, columns } }

/// What came of the rows since a sheet was given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowsSince {
    /// Printed numbers of rows that came since.
    pub added: Vec<String>,
    /// Rows that changed since, with the titles of the columns.
    pub changed: Vec<ChangedRow>,
    /// Printed numbers of rows that stand elsewhere now.
    pub moved: Vec<String>,
    /// Rows that went since, by the numbers on the sheet.
    pub excluded: Vec<String>,
    /// How many rows have another number than on the sheet.
    pub renumbered: usize,
}

example! { struct RowsSince { added, changed, moved, excluded, renumbered } }
