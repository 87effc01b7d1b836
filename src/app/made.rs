//! A paper that was made, with what it shows: recorded when it is given out, so that it can be told later what it is.

use prikaz_workflow::{Edition, Shown, Shows};

use super::papers::Case;

/// A paper that was made: the file, and what it shows.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it shows, and of which draft.
    pub shown: Shown,
}

impl Case {
    /// What a paper shows that bears the number and date of the act, where there is one.
    pub(super) fn shown(&self) -> Shown {
        let shows = self.approved.order.clone().map_or(Shows::Draft, |order| Shows::Act { order });
        Shown { draft: self.draft, shows, rows: Some(self.digest) }
    }

    /// What a paper shows that belongs to the draft, whether it was signed since or not.
    pub(super) fn as_draft(&self) -> Shown {
        Shown { shows: Shows::Draft, ..self.shown() }
    }
}

/// What a paper shows of an approved edition.
pub(super) fn shown_edition(edition: &Edition) -> Shown {
    let shows = Shows::Act { order: edition.order.clone() };
    Shown { draft: edition.draft, shows, rows: Some(edition.digest) }
}
