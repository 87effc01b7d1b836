//! Rules of a body as data: stages, limits, roles, wording, and their check.
//!
//! *Invariant:* a loaded procedure is complete; what is wrong was said at loading, all at once.
