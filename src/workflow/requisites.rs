//! The number and date of an order, put right where they were typed wrongly.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::domain::ActReference;
use crate::fact::example;

use super::event::FileReference;

/// The requisites of an order as they are right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectedRequisites {
    /// As they were recorded.
    pub was: ActReference,
    /// As they are right.
    pub now: ActReference,
    /// On what basis.
    pub reason: String,
    /// Of an order that stands alone: its first day in force, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Date>,
    /// Of an order that stands alone: the document as it was set anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issued: Vec<FileReference>,
}

/// What the requisites of an order were before they were put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormerRequisites {
    /// What they were.
    pub was: ActReference,
    /// On what basis they were put right.
    pub reason: String,
    /// The documents of an order that stands alone which bear them.
    pub issued: Vec<FileReference>,
}

example! { struct CorrectedRequisites { was, now, reason, in_force, issued } }
