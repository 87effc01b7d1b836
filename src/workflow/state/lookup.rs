//! Looking up what somebody named in a register.

use std::sync::Arc;

use prikaz_domain::{ActReference, EditionNo};

use crate::record::requisites::same_order;
use crate::refusal::Refusal;
use crate::state::register::{Draft, Edition, Register};

impl Register {
    /// The edition `no`.
    pub fn edition(&self, no: EditionNo) -> Option<&Edition> {
        self.editions.iter().map(Arc::as_ref).find(|edition| edition.no == no)
    }

    /// The edition `no`, which somebody named.
    ///
    /// # Errors
    /// When there is none; the last one is told.
    pub fn known_edition(&self, no: EditionNo) -> Result<&Edition, Refusal> {
        self.edition(no).ok_or_else(|| self.unknown_edition(no))
    }

    /// The draft.
    ///
    /// # Errors
    /// When there is none.
    pub fn known_draft(&self) -> Result<&Draft, Refusal> {
        self.draft.as_ref().ok_or(Refusal::NoDraft)
    }

    /// That there is no edition `no`.
    pub(crate) fn unknown_edition(&self, no: EditionNo) -> Refusal {
        Refusal::UnknownEdition { edition: no, last: self.last_edition().map(|last| last.no) }
    }

    /// The edition that `order` approved, or brought the amendments of; whatever it is titled.
    pub fn edition_by(&self, order: &ActReference) -> Option<&Edition> {
        self.editions.iter().map(Arc::as_ref).find(|edition| same_order(&edition.order, order))
    }
}
