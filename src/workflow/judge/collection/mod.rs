//! Collection and check: what units hand in, which of them take part, what is wanted of a draft.

pub(crate) mod check;
pub(crate) mod collect;
pub(crate) mod conflict;
pub(crate) mod participants;
pub(crate) mod required;
pub(crate) mod requirements;
pub(crate) mod succession;
