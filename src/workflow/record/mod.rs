//! What is stored: events, and the values in them. Every form is for ever; a sample of each stands in `tests/events`.
//!
//! *Invariant:* records and judges nothing; knows no state and no rights.

pub(crate) mod actor;
pub(crate) mod capacity;
pub(crate) mod correction;
pub(crate) mod deadline;
pub(crate) mod duty;
pub(crate) mod event;
pub(crate) mod force;
pub(crate) mod instruction;
pub(crate) mod means;
pub(crate) mod order_event;
pub(crate) mod order_manner;
pub(crate) mod order_number;
pub(crate) mod paper;
pub(crate) mod recorded;
pub(crate) mod reminded;
pub(crate) mod requirement;
pub(crate) mod requisites;
pub(crate) mod signed_order;
pub(crate) mod visa;
