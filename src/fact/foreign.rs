//! Words that are not the program's own.

use std::fmt;

use serde::Serialize;

use super::{Chooser, Example};

/// What a foreign library or the operating system said, in its own words. They reach a user as a detail, marked so, and
/// never as the message itself: the example is English, and a test looks for it in every message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ForeignWords(String);

impl ForeignWords {
    /// What `error` says.
    pub fn of(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ForeignWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Example for ForeignWords {
    fn example(_: &mut Chooser) -> Self {
        Self("unexpected end of file".to_owned())
    }
}
