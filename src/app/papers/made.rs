//! A paper that was made, with what it shows: recorded when it is given out, so that it can be told later what it is.

use prikaz_workflow::{Edition, Shown, Shows};

/// A paper that was made: the file, and what it shows.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it shows, and of which draft.
    pub shown: Shown,
}

/// What a paper shows of an approved edition.
pub(crate) fn shown_edition(edition: &Edition) -> Shown {
    let shows = Shows::Act { order: edition.order.clone() };
    Shown { draft: edition.draft, shows, rows: Some(edition.digest) }
}
