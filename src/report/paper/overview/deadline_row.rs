//! A task in the report of deadlines.

use serde::Serialize;
use time::Date;

use crate::obligation::Standing;

/// A task in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineRow {
    /// Its name among what is owed in its stream.
    pub id: String,
    /// The register, or the body whose order stands alone.
    pub register: String,
    /// Its name.
    pub register_title: String,
    /// Number of the draft.
    pub draft: Option<u32>,
    /// The edition the draft became.
    pub edition: Option<u32>,
    /// Key of the stage or the duty; `instruction` for what an order told somebody to do,
    /// `reading` for an order that somebody has to read.
    pub stage: String,
    /// Name of the stage, the step or the duty, or what the order told.
    pub title: String,
    /// Round of agreement.
    pub round: Option<u32>,
    /// Which time the same is owed, where it was done before: handed in again after a return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// Whose part of the stage it is; empty for the whole draft.
    pub subject: String,
    /// Whether that is a place, which nobody answers for.
    #[serde(skip)]
    pub is_place: bool,
    /// Number of the instruction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instruction: Option<u32>,
    /// Who holds it, or held it.
    pub holders: Vec<String>,
    /// Who did it, where it was another, who acted for the holder.
    pub done_by: Option<String>,
    /// Whether that other one is a woman.
    #[serde(skip)]
    pub done_by_woman: bool,
    /// Who entered what a unit or another holder did and brought.
    pub entered_by: Option<String>,
    /// Whether that one is a woman.
    #[serde(skip)]
    pub entered_by_woman: bool,
    /// The day it began.
    pub began: Date,
    /// The day its limit counts from.
    pub counted_from: Option<Date>,
    /// The last day as first counted.
    pub planned: Option<Date>,
    /// The last day after extensions.
    pub due: Option<Date>,
    /// Extensions, in order.
    pub extended: Vec<ExtensionRow>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Working days used; none where a year that the count needs has no production calendar, and for a duty that comes
    /// round, which may be done on any day before it is due.
    pub used: Option<u32>,
    /// Working days over, all told: before extensions that came late, and after the last day; none likewise.
    pub over: Option<u32>,
    /// The year without a production calendar that a count needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncounted: Option<i32>,
    /// Working days over after the last day.
    pub late: Option<u32>,
    /// How it stands: `done-in-time`, `done-late`, `done-in-late-extension`, `running`, `overdue`, `no-limit`, `done`,
    /// `dropped`.
    #[serde(serialize_with = "prikaz_fact::as_code")]
    pub standing: Standing,
    /// Working days left, while it runs.
    pub left: Option<u32>,
    /// Clause of the procedure, or of the order.
    pub clause: Option<String>,
    /// Decree of the calendar the deadline was counted by.
    pub calendar: Option<String>,
    /// Calendar days by which the record came after the act.
    pub recorded_late: Option<i64>,
    /// Whether the day was put right by a later record.
    pub corrected: bool,
}

/// An extension in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExtensionRow {
    /// The day it was due.
    pub was: Date,
    /// The day it is due now.
    pub now: Date,
    /// The day it was put off.
    pub on: Date,
    /// On what basis.
    pub basis: String,
    /// Whether it came when the limit had run out.
    pub late: bool,
}
