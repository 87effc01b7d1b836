//! What events come to: registers, drafts, journals of orders, and what can be looked up in them.
//!
//! *Invariant:* records and judges nothing.

pub(crate) mod acts;
pub(crate) mod earlier;
pub(crate) mod evolve;
pub(crate) mod evolve_draft;
pub(crate) mod in_force;
pub(crate) mod instructions;
pub(crate) mod laid;
pub(crate) mod laid_orders;
pub(crate) mod lookup;
pub(crate) mod order_standing;
pub(crate) mod orders;
pub(crate) mod orders_named;
pub(crate) mod paper_standing;
pub(crate) mod register;
pub(crate) mod repeals;
pub(crate) mod requisites;
pub(crate) mod round;
pub(crate) mod substituted;
pub(crate) mod succession;
