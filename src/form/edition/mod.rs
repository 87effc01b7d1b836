//! The rows of an edition: what units say of them, what comes of it, their order, numbers and differences.

pub(crate) mod candidate;
pub(crate) mod cells;
pub(crate) mod conflict;
pub(crate) mod diff;
pub(crate) mod merge;
pub(crate) mod number;
pub(crate) mod order;
pub(crate) mod reference;
pub(crate) mod supplied;
