//! Columns that a shape shows, and notes whose place among them is not known yet.

use crate::fault::{FaultKind, Need};
use crate::reader::Node;
use prikaz_domain::ColumnKey;
use prikaz_form::NoteOn;

/// A note as it was read, before its place in the head is known.
pub(super) struct ReadNote<'s> {
    pub(crate) note: Option<NoteOn>,
    /// The heading it stands on, where it is one.
    pub(crate) head: Option<Node<'s>>,
    /// The column it stands on, where it is one.
    pub(crate) column: Option<Node<'s>>,
    /// The column with its words.
    pub(crate) from: Option<ColumnKey>,
    pub(crate) text: String,
}

/// Notes a column that is not among those shown.
pub(crate) fn note_unshown(node: &Node<'_>, column: &ColumnKey, shown: Option<&[ColumnKey]>) {
    if shown.is_some_and(|shown| !shown.contains(column)) {
        node.fault(FaultKind::ColumnUnfit { column: column.to_string(), need: Need::Shown });
    }
}
