//! Who owes a duty that comes round, and that he did it.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use prikaz_domain::{DutyKey, PersonId, UnitId};
use prikaz_fact::coded;

use crate::record::actor::{Acting, Actor};
use crate::record::capacity::Capacity;

coded! {
/// Who owes a duty. Stands in events for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyOwner {
    /// A unit, by its representative or its head.
    Unit(UnitId),
    /// A person by himself.
    Person(PersonId),
    /// All who hold the role, together: whoever of them does it does it for all.
    Together,
}
}

/// That a duty was done, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyDone {
    /// Key of the duty.
    pub duty: DutyKey,
    /// The day the procedure names.
    pub due: Date,
    /// Whose it was; none in records that do not say it.
    pub of: Option<DutyOwner>,
    /// Who recorded it.
    pub by: Actor,
    /// In whose stead.
    pub acting: Option<Acting>,
    /// In what capacity it was recorded; none in records that do not say it.
    pub capacity: Option<Capacity>,
    /// The day it was done.
    pub on: Date,
    /// When it was recorded.
    pub at: OffsetDateTime,
}
