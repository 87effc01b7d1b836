//! Deadlines: counted once by `decide`, kept in the event for good.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_calendar::{CalendarEdition, MissingYear, ProductionCalendar, TimeLimit};
use prikaz_domain::{PersonId, PlaceKey, UnitId};
use prikaz_fact::{coded, example};
use prikaz_procedure::StageLimit;

use super::{Refusal, Rules};

/// A counted deadline with everything it was counted from. A decree adopted later never changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Last day.
    pub due: Date,
    /// Day of the event the limit counts from; it does not itself count (ГК РФ, ст. 191).
    pub from: Date,
    /// The limit.
    pub limit: TimeLimit,
    /// Clause of the procedure.
    pub clause: String,
    /// Calendar it was counted by.
    pub calendar: CalendarEdition,
}

coded! {
/// Whose part of a stage a task is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The draft as a whole.
    Whole,
    /// A unit's submission.
    Unit(UnitId),
    /// An agreer's decision.
    Agreer(PersonId),
    /// A publication.
    Place(PlaceKey),
}
}

/// A part of a stage that somebody has to do, with its deadline where the procedure sets one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Whose part it is.
    pub subject: Subject,
    /// Who holds it.
    pub holders: Arc<[PersonId]>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Arc<Deadline>>,
}

impl Deadline {
    /// Counts `limit` from `from`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub(super) fn count(rules: &Rules<'_>, limit: &StageLimit, from: Date) -> Result<Arc<Self>, Refusal> {
        Self::counted(rules.calendar, limit.limit, limit.clause.clone(), from)
    }

    /// Counts the `limit` that `clause` sets from `from`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub(super) fn counted(
        calendar: &ProductionCalendar,
        limit: TimeLimit,
        clause: String,
        from: Date,
    ) -> Result<Arc<Self>, Refusal> {
        let due = calendar.due(from, &limit).map_err(no_calendar)?;
        let calendar = calendar.edition(due).map_err(no_calendar)?;
        Ok(Arc::new(Self { due, from, limit, clause, calendar }))
    }
}

/// A year without a production calendar, as a refusal.
pub(super) fn no_calendar(missing: MissingYear) -> Refusal {
    Refusal::NoCalendar { year: missing.year, file: format!("data/{}", missing.file()) }
}

example! { struct Deadline { due, from, limit, clause, calendar } }
example! { struct Task { subject, holders, deadline } }
