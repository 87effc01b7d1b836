//! Room for a line of text.

use crate::profile::{Points, Profile};
use prikaz_document::Role;

/// Room for a line: its width in points, and the type size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Width in points.
    pub(super) width: f64,
    /// The type size.
    pub(super) size: Points,
}

impl Room {
    /// The room of a line of `role` in a text so many points wide.
    pub(super) fn of(profile: &Profile, role: Role, width: f64) -> Self {
        Self { width, size: profile.style(role).size }
    }

    /// A line that is never too short.
    pub(super) fn anywhere() -> Self {
        Self { width: f64::MAX, size: Default::default() }
    }

    /// How many lines of it `text` takes, roughly.
    pub(super) fn lines(self, text: &str) -> f64 {
        /// Mean width of a letter.
        const LETTER: Points = Points(0.5);
        let in_line = (self.width / (LETTER.0 * self.size.0)).max(1.0);
        text.split('\n').map(|line| (line.chars().count() as f64 / in_line).ceil().max(1.0)).sum()
    }
}
