//! Records that are known from elsewhere to have been written.

use crate::{Head, Line, Position};

use super::fault::{VerifyFaultKind, Witness};

/// A record that is known to have been written.
#[derive(Debug)]
pub(crate) struct Known {
    head: Head,
    by: Witness,
}

impl Known {
    /// A record known by `by`; the head of an empty log says nothing.
    pub(crate) fn new(head: Head, by: Witness) -> Option<Self> {
        (head.position.0 > 0).then_some(Self { head, by })
    }

    /// Compares a sound record of the journal.
    pub(crate) fn compare(&self, line: &Line) -> Option<VerifyFaultKind> {
        let (known, found) = (self.head.hash, line.hash);
        let differs = line.position == self.head.position && known != found;
        differs.then_some(VerifyFaultKind::Differs { known, found, by: self.by })
    }

    /// Compares the position the journal reaches.
    pub(crate) fn compare_end(&self, reach: Position) -> Option<VerifyFaultKind> {
        let (known, by) = (self.head.position, self.by);
        (reach < known).then_some(VerifyFaultKind::Cut { known, by })
    }
}
