//! The text of a cell beside what it was.

use prikaz_amend::{Piece, pieces};
use prikaz_document::Inline;

/// The text of a cell before and after, each piece set as `set` sets it; what one side lacks is left out by none.
pub(crate) fn compared(old: &str, new: &str, set: impl Fn(Piece<'_>) -> Option<Inline>) -> Box<[Inline]> {
    let mut inlines = Vec::new();
    for piece in pieces(old, new) {
        match piece {
            Piece::Same(text) => inlines.extend(Inline::lines(text)),
            changed => inlines.extend(set(changed)),
        }
    }
    inlines.into_boxed_slice()
}
