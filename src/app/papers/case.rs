//! A draft as papers show it: its rows, and what became of it.

use std::sync::Arc;

use time::Date;

use prikaz_domain::{Digest, DraftNo, Entry, RegisterId};
use prikaz_report::paper::Approved;
use prikaz_workflow::{Edition, Refusal, Register, Shown, Shows, acts_of};

use crate::papers::approval::{approved, unsigned};
use crate::{AppError, Office, Rulebook};

/// A draft with its rows and what became of it.
pub(crate) struct Case {
    pub(crate) draft: DraftNo,
    pub(crate) entries: Arc<Vec<Entry>>,
    pub(crate) digest: Digest,
    pub(crate) approved: Approved,
    /// What its act is called.
    pub(crate) title: String,
}

impl Case {
    /// What a paper shows that bears the number and date of the act, where there is one.
    pub(crate) fn shown(&self) -> Shown {
        let shows = self.approved.order.clone().map_or(Shows::Draft, |order| Shows::Act { order });
        Shown { draft: self.draft, shows, rows: Some(self.digest) }
    }

    /// What a paper shows that belongs to the draft, whether it was signed since or not.
    pub(crate) fn as_draft(&self) -> Shown {
        Shown { shows: Shows::Draft, ..self.shown() }
    }
}

impl Office {
    /// The draft `no`, or the one in the making, or the last approved.
    pub(crate) fn case(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        no: Option<DraftNo>,
        on: Option<Date>,
    ) -> Result<Case, AppError> {
        let register = self.register(id)?;
        let on = self.today(on).of(&book.organisation);
        match register.draft.as_ref().filter(|draft| no.is_none_or(|no| draft.no == no)) {
            Some(draft) => {
                let content = draft.content.as_ref().ok_or(Refusal::EmptyDraft)?;
                let mut approved = unsigned(book, &register, on);
                if approved.amends.is_none() {
                    let next = self.next_act(id, book, &register, on)?;
                    approved.left_out = acts_of(&next.left_out);
                    approved.repeals = next.repeals;
                }
                let title = self.act_title(book, &register, None)?;
                Ok(Case {
                    title,
                    draft: draft.no,
                    entries: content.entries.clone(),
                    digest: content.digest,
                    approved,
                })
            }
            None => {
                let edition = approved_by(&register, no).ok_or(Refusal::NoDraft)?;
                let title = self.act_title(book, &register, Some(edition))?;
                let (draft, entries, digest) = (edition.draft, edition.entries.clone(), edition.digest);
                Ok(Case { draft, entries, digest, approved: approved(edition), title })
            }
        }
    }
}

/// The edition that draft `no` became, or the last one.
pub(crate) fn approved_by(register: &Register, no: Option<DraftNo>) -> Option<&Edition> {
    match no {
        Some(no) => register.edition_of(no),
        None => register.last_edition(),
    }
}
