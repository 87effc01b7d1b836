//! Where text is written.

use super::story::Story;
use crate::profile::{Millimetres, Profile};

/// Where a paragraph is written.
pub(super) struct Place<'a> {
    /// The look.
    pub(super) profile: &'a Profile,
    /// The language of the text.
    pub(super) language: &'a str,
    /// Width between the margins or the sides of a cell.
    pub(super) text_width: Millimetres,
    /// What is counted through the document.
    pub(super) story: &'a mut Story,
}
