//! An order that somebody has to read, and by what.

use prikaz_domain::{ActReference, PersonId, StageKey};

/// What somebody has to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToRead {
    /// The order.
    pub order: ActReference,
    /// Who has to.
    pub person: PersonId,
    /// By what.
    pub asked: AskedBy,
}

/// By what somebody has to read an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedBy {
    /// By a stage of informing.
    Stage(StageKey),
    /// By a record of the journal of orders, of this number among such records.
    Record(u32),
}
