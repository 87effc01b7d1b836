//! Whether the records of a register agree with each other about its rows. Digests of rows stand in many records: whoever
//! changes rows and recomputes the chain leaves those behind.
//!
//! *Invariant:* judges no right and no day; what it finds was never decided so, whatever the rules were.

use serde::Serialize;

use prikaz_domain::Digest;
use prikaz_fact::coded;

use crate::judge::draft::entries_digest;
use crate::record::event::Event;

coded! {
/// What a record says of rows and is not so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "contradiction", rename_all = "kebab-case")]
pub enum Contradiction {
    /// The rows in the record have another digest than it says.
    OtherRows {
        /// The digest that it says.
        stated: Digest,
        /// The digest of its rows.
        found: Digest,
    },
    /// It is about rows that the draft does not have at that moment.
    NotOfDraft {
        /// The digest that it says.
        stated: Digest,
        /// The digest of the rows of the draft.
        rows: Digest,
    },
    /// It is a decision about rows that were not laid before the agreers.
    NotAsked {
        /// The digest that it says.
        stated: Digest,
        /// The digest of the rows that were.
        asked: Digest,
    },
}
}

/// What the records of a register said of its rows so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidOfRows {
    draft: Option<Digest>,
    round: Option<Digest>,
}

impl SaidOfRows {
    /// Goes on to `event`, and gives what it says and is not so.
    pub fn next(&mut self, event: &Event) -> Option<Contradiction> {
        match event {
            Event::DraftOpened { .. } | Event::DraftWithdrawn { .. } => {
                *self = Self::default();
                None
            }
            Event::Consolidated { entries, digest, .. } | Event::Revised { entries, digest, .. } => {
                self.draft = Some(*digest);
                let (stated, found) = (*digest, entries_digest(entries));
                (stated != found).then_some(Contradiction::OtherRows { stated, found })
            }
            Event::RoundOpened { digest, .. } => {
                self.round = Some(*digest);
                self.of_draft(*digest)
            }
            Event::CheckPassed { digest, .. }
            | Event::Presented { digest, .. }
            | Event::Approved { digest, .. } => self.of_draft(*digest),
            Event::VisaGiven { digest, .. } => {
                let (stated, asked) = (*digest, self.round?);
                (stated != asked).then_some(Contradiction::NotAsked { stated, asked })
            }
            _ => None,
        }
    }

    fn of_draft(&self, stated: Digest) -> Option<Contradiction> {
        let rows = self.draft?;
        (stated != rows).then_some(Contradiction::NotOfDraft { stated, rows })
    }
}
