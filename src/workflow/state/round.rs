//! A round of agreement and the remarks made in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use prikaz_domain::{Digest, EntryId, PersonId, RemarkId};

use crate::record::visa::{Answer, Decision, SeatedGroup};

/// A round of agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its number within the draft.
    pub no: u32,
    /// Digest of the rows that are agreed.
    pub digest: Digest,
    /// Groups with their persons.
    pub groups: Arc<Vec<SeatedGroup>>,
    /// Place of the open group, from 1; 0 before the first is opened.
    pub open: u32,
    /// Decisions by seat.
    pub decisions: BTreeMap<PersonId, Decision>,
    /// Who agreed to this wording in an earlier round and is only told.
    pub told: Vec<PersonId>,
    /// The day the open group was asked: no decision of it is dated earlier.
    pub since: Date,
}

/// A remark with its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its number within the draft.
    pub id: RemarkId,
    /// The round it was made in.
    pub round: u32,
    /// Whose seat it came from.
    pub seat: PersonId,
    /// The row, where it is about one.
    pub entry: Option<EntryId>,
    /// Its text.
    pub text: String,
    /// The answer; none while it is open.
    pub answer: Option<Answer>,
    /// The day it was made, later that of its last answer: it is not answered earlier.
    pub since: Date,
}

impl Remark {
    /// Whether it wants an answer; one left to a conciliation meeting still does.
    pub fn is_open(&self) -> bool {
        matches!(self.answer, None | Some(Answer::ToMeeting { .. }))
    }

    /// Whether it was accepted, if only in part: the draft is to be changed then.
    pub fn is_accepted(&self) -> bool {
        matches!(self.answer, Some(Answer::Accepted | Answer::PartlyAccepted { .. }))
    }
}

impl Round {
    /// The group that is open.
    pub fn group(&self) -> Option<&SeatedGroup> {
        self.groups.get((self.open as usize).checked_sub(1)?)
    }

    /// Seats of the open group that have not decided.
    pub fn awaited(&self) -> impl Iterator<Item = &PersonId> {
        let seats = self.group().map_or(&[][..], |group| &group.seats);
        seats.iter().filter(|seat| !self.decisions.contains_key(*seat))
    }

    /// Whether somebody returned the draft.
    pub fn is_returned(&self) -> bool {
        self.decisions.values().any(|decision| *decision == Decision::Returned)
    }

    /// How many of `group` agreed.
    pub fn agreed_in(&self, group: &SeatedGroup) -> u32 {
        let agreed = group.seats.iter().filter(|seat| {
            matches!(self.decisions.get(*seat), Some(Decision::Agreed | Decision::AgreedWithRemarks))
        });
        u32::try_from(agreed.count()).unwrap_or(u32::MAX)
    }
}
