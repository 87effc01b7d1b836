//! Counting deadlines.

use std::sync::Arc;

use time::Date;

use prikaz_calendar::{MissingYear, ProductionCalendar, TimeLimit};
use prikaz_procedure::StageLimit;

use crate::record::deadline::Deadline;
use crate::refusal::Refusal;
use crate::rules::Rules;

impl Deadline {
    /// Counts `limit` from `from`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub(crate) fn count(rules: &Rules<'_>, limit: &StageLimit, from: Date) -> Result<Arc<Self>, Refusal> {
        Self::counted(rules.calendar, limit.limit, limit.clause.clone(), from)
    }

    /// Counts the `limit` that `clause` sets from `from`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub(crate) fn counted(
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
pub(crate) fn no_calendar(missing: MissingYear) -> Refusal {
    Refusal::NoCalendar { year: missing.year, file: format!("data/{}", missing.file()) }
}
