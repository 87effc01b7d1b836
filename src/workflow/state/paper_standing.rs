//! How a paper that was given out stands on a day. It goes by what the paper shows (rows, number and date, or neither),
//! never by the number of its draft alone: a draft that was changed before it was signed is no act.

use serde::Serialize;
use time::Date;

use prikaz_domain::{ActReference, Digest, DraftNo, EditionNo};
use prikaz_fact::coded;

use crate::record::event::Event;
use crate::record::paper::{Paper, Shown, Shows};
use crate::record::recorded::Recorded;
use crate::record::requisites::{requisites, same_order};
use crate::state::register::{Edition, Register};
use crate::state::repeals::Repeals;

coded! {
/// How a paper stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum PaperStanding {
    /// A paper of the draft that is in the making.
    Draft {
        /// Whether the draft still has the rows it shows.
        rows: RowsShown,
    },
    /// A paper of a draft that was withdrawn.
    Withdrawn,
    /// A paper of a draft, without number and date, that was signed since.
    SignedSince {
        /// The order it was signed as.
        order: ActReference,
        /// Whether the act has the rows it shows.
        rows: RowsShown,
        /// How the act stands.
        act: ActStanding,
    },
    /// A paper that bears the act's number and date.
    Act {
        /// How the act stands.
        act: ActStanding,
        /// The right requisites, where the paper bears those from before they were put right.
        corrected: Option<ActReference>,
    },
    /// The draft of an order about an act.
    Proposal {
        /// The act.
        about: ActReference,
        /// What repealed it.
        repealed_by: Option<ActReference>,
    },
    /// The register as of the day of giving out.
    Day {
        /// How many records were made since that change the register.
        since: usize,
    },
    /// It says what never was so.
    Contradicted,
}
}

coded! {
/// Whether something has the rows that a paper shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsShown: Serialize {
    /// The same.
    Same,
    /// Others.
    Other,
    /// The paper shows none.
    None,
}
}

coded! {
/// How the act that approved an edition stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum ActStanding {
    /// Its edition is in force.
    InForce,
    /// It is not in force yet.
    AwaitingForce,
    /// It is in force as amended: a later edition has its rows.
    Amended {
        /// The edition in force.
        edition: EditionNo,
        /// The order that brought it.
        by: ActReference,
    },
    /// A later act approved the register anew.
    Superseded {
        /// The edition in force.
        edition: EditionNo,
        /// The order that approved it.
        by: ActReference,
    },
    /// It was repealed.
    Repealed {
        /// By which order.
        by: ActReference,
        /// The act that it amends, where that was repealed and it falls with it.
        with: Option<ActReference>,
    },
}
}

impl Shown {
    /// What the document recorded at `place` of the history shows; none where no document was given out there.
    pub fn recorded(history: &[Recorded], place: usize) -> Option<Self> {
        let recorded = history.get(place)?;
        let Event::DocumentIssued { draft, paper, content, shows, .. } = &recorded.event else { return None };
        let older = || older(*paper, *draft, &history[..place]);
        Some(Self {
            draft: *draft,
            shows: shows.clone().unwrap_or_else(older),
            // What was noted for every paper once is shown by some only.
            rows: content.filter(|_| shows.is_some() || shows_rows(*paper)),
        })
    }

    /// How it stands on `day`; `since` counts the records after it that change the register.
    pub fn standing(&self, register: &Register, repeals: &Repeals, day: Date, since: usize) -> PaperStanding {
        match &self.shows {
            Shows::Day => return PaperStanding::Day { since },
            Shows::Proposal { about } => {
                let repealed_by = repeals.by(about, day).map(|repeal| repeal.by.clone());
                return PaperStanding::Proposal { about: requisites(about), repealed_by };
            }
            Shows::Draft | Shows::Act { .. } => {}
        }
        let Some(edition) = register.edition_of(self.draft) else { return self.of_draft(register) };
        let act = act_standing(register, edition, repeals, day);
        let rows = self.compared(Some(edition.digest));
        match &self.shows {
            Shows::Act { order } if same_order(order, &edition.order) && rows != RowsShown::Other => {
                PaperStanding::Act { act, corrected: None }
            }
            Shows::Act { order } if register.bore(edition.no, order) && rows != RowsShown::Other => {
                PaperStanding::Act { act, corrected: Some(requisites(&edition.order)) }
            }
            Shows::Act { .. } => PaperStanding::Contradicted,
            _ => PaperStanding::SignedSince { order: requisites(&edition.order), rows, act },
        }
    }

    fn of_draft(&self, register: &Register) -> PaperStanding {
        match (&self.shows, register.draft.as_ref().filter(|present| present.no == self.draft)) {
            (Shows::Act { .. }, _) => PaperStanding::Contradicted,
            (_, Some(present)) => PaperStanding::Draft { rows: self.compared(present.digest()) },
            (_, None) => PaperStanding::Withdrawn,
        }
    }

    fn compared(&self, with: Option<Digest>) -> RowsShown {
        match self.rows {
            None => RowsShown::None,
            shown if shown == with => RowsShown::Same,
            _ => RowsShown::Other,
        }
    }
}

/// How the act of `edition` stands on `day`.
pub fn act_standing(register: &Register, edition: &Edition, repeals: &Repeals, day: Date) -> ActStanding {
    if let Some(repeal) = register.repealed(edition.no, day, repeals) {
        let with = (!same_order(&repeal.act, &edition.order)).then(|| requisites(&repeal.act));
        return ActStanding::Repealed { by: repeal.by.clone(), with };
    }
    match register.edition_at(day, repeals) {
        Some(current) if current.no == edition.no => ActStanding::InForce,
        Some(current) if current.no > edition.no => {
            let (no, by) = (current.no, requisites(&current.order));
            let is_in_line = register.line_of(no).iter().any(|one| one.no == edition.no);
            match is_in_line {
                true => ActStanding::Amended { edition: no, by },
                false => ActStanding::Superseded { edition: no, by },
            }
        }
        _ => ActStanding::AwaitingForce,
    }
}

/// What a paper showed that was given out when this was not recorded: the act, where it had been signed by then.
fn older(paper: Paper, draft: DraftNo, before: &[Recorded]) -> Shows {
    let mut acts = before.iter().rev().filter_map(|one| match &one.event {
        Event::Approved { draft, order, amends, .. } => Some((*draft, order, amends)),
        _ => None,
    });
    let signed = acts.clone().find(|(of, ..)| *of == draft);
    let about = |(_, order, amends): (DraftNo, &ActReference, &Option<ActReference>)| Shows::Proposal {
        about: amends.clone().unwrap_or_else(|| order.clone()),
    };
    match paper {
        Paper::Request
        | Paper::Reminder
        | Paper::VisaSheet
        | Paper::AgreementSheet
        | Paper::Disagreements => Shows::Draft,
        Paper::Card => Shows::Day,
        Paper::RepealingOrder => acts.next().map_or(Shows::Draft, about),
        Paper::AmendingOrder => match signed {
            // An order that approved the register anew amends nothing: what was printed is another order.
            Some((_, _, None)) => acts.find(|(of, ..)| *of < draft).map_or(Shows::Draft, about),
            Some((_, order, Some(_))) => Shows::Act { order: order.clone() },
            None => Shows::Draft,
        },
        Paper::Order
        | Paper::Annex
        | Paper::Notice
        | Paper::Acquaintance
        | Paper::Extract
        | Paper::Consolidated
        | Paper::Comparison
        | Paper::Redline => signed.map_or(Shows::Draft, |(_, order, _)| Shows::Act { order: order.clone() }),
    }
}

/// Whether a paper of this kind shows rows of the register.
fn shows_rows(paper: Paper) -> bool {
    !matches!(
        paper,
        Paper::Request
            | Paper::Reminder
            | Paper::Notice
            | Paper::Acquaintance
            | Paper::Card
            | Paper::RepealingOrder
    )
}
