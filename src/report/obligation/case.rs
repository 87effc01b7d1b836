//! What the list of what is owed is made from.

use time::UtcOffset;

use prikaz_workflow::{Recorded, RecordedOrder, Rules};

/// A register with its log, as the list of what is owed needs it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What it is kept by.
    pub rules: &'a Rules<'a>,
    /// Its log.
    pub history: &'a [Recorded],
    /// The journal of orders of its body, which has who has read what.
    pub journal: &'a [RecordedOrder],
    /// The offset of the body's clocks.
    pub offset: UtcOffset,
}
