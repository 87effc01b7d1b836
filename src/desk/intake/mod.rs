//! What comes in: files of units, tables filled in, sheets of agreers, revisions.

pub(crate) mod incoming;
pub(crate) mod revise;
pub(crate) mod sheet;
pub(crate) mod tables;
pub(crate) mod taking;
