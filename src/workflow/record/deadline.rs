//! Deadlines: counted once by `decide`, kept in the event for good.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_calendar::{CalendarEdition, TimeLimit};
use prikaz_domain::{PersonId, PlaceKey, UnitId};
use prikaz_fact::{coded, example};

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

impl Task {
    /// The last day, where the procedure sets one.
    pub fn due(&self) -> Option<Date> {
        self.deadline.as_ref().map(|deadline| deadline.due)
    }
}

example! { struct Deadline { due, from, limit, clause, calendar } }
example! { struct Task { subject, holders, deadline } }
