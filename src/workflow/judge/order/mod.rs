//! Orders: approval and publication of those that approve an edition, signing of those that stand alone, what they do to
//! other acts, what is laid to them.

pub(crate) mod approve;
pub(crate) mod correct_order;
pub(crate) mod laid;
pub(crate) mod left_out;
pub(crate) mod numbered;
pub(crate) mod publish;
pub(crate) mod restate;
pub(crate) mod sign_order;
