//! Under which name the program itself speaks in a file.

/// Who says what the comments say.
pub(super) const AUTHOR: &str = "prikaz";
