//! Canonical JSON: sorted keys, no white space, written straight from a value.
//!
//! It is what `serde_json::to_value(value)?.to_string()` gives, without the tree between.

mod text;
mod writer;
mod written;

pub(super) use written::canonical;

#[cfg(test)]
mod tests;
