//! An event with who recorded it and when.

use time::{Date, OffsetDateTime};

use crate::record::actor::Actor;
use crate::record::event::Event;

/// An event with who, when and where in its stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Number within the register's stream.
    pub version: u64,
    /// Official date of the act.
    pub on: Date,
    /// Instant of recording.
    pub at: OffsetDateTime,
    /// Who did it.
    pub by: Actor,
    /// The event.
    pub event: Event,
}
