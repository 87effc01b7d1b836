//! Templates and Russian wording: minijinja to Djot to [`crate::document`].
//!
//! *Invariant:* a template computes nothing, and any text from a user comes out as the same text.

pub mod filters;
