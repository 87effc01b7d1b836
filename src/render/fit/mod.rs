//! Widths of columns: no word is broken in the middle. A column is at least as wide as the longest word of its heads and,
//! where there is room, of its cells; where there is none, long words of the heads are parted by syllables.
//!
//! *Invariant:* the widths of a table always add up to the whole, and a table that has room is left as it is.

mod hyphen;
mod metrics;
mod widths;

pub(super) use widths::{Fitted, fit, fit_whole_words};
