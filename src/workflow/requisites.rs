//! The number and date of an order, put right where they were typed wrongly.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::ActReference;
use prikaz_fact::example;

use super::event::FileReference;
use super::orders::{JournalEntry, OrderJournal, OrderMatter, put_right, retitle};
use super::signed_order::{Effect, requisites, same};

/// The requisites of an order as they are right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectedRequisites {
    /// As they were recorded.
    pub was: ActReference,
    /// As they are right.
    pub now: ActReference,
    /// On what basis.
    pub reason: String,
    /// Of an order that stands alone: its first day in force, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Date>,
    /// Of an order that stands alone: the document as it was set anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issued: Vec<FileReference>,
}

/// What the requisites of an order were before they were put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormerRequisites {
    /// What they were.
    pub was: ActReference,
    /// On what basis they were put right.
    pub reason: String,
    /// The documents of an order that stands alone which bear them.
    pub issued: Vec<FileReference>,
}

prikaz_fact::example! { struct FormerRequisites { was, reason, issued } }

impl JournalEntry {
    /// What it says of `was` is said of `now`; that its paper says otherwise stays visible.
    fn follow(&mut self, was: &ActReference, now: &ActReference) {
        let effects = match &mut self.matter {
            OrderMatter::Register(_) => self.effects.as_deref_mut().unwrap_or_default(),
            OrderMatter::Alone(signed) => &mut signed.effects,
        };
        let touches = effects.iter().any(|effect| same(&effect.act, was));
        for effect in effects {
            put_right(&mut effect.act, was, now);
            retitle(&mut effect.act, was, now, false);
        }
        let is_retitled = retitle(&mut self.order, was, now, touches);
        if let OrderMatter::Alone(signed) = &mut self.matter {
            retitle(&mut signed.order, was, now, touches);
        }
        if touches || is_retitled {
            self.cites_former.push(was.clone());
        }
    }
}

impl OrderJournal {
    /// Records the right requisites of an order; what other orders say of it follows.
    pub(super) fn correct(&mut self, corrected: &CorrectedRequisites) {
        let CorrectedRequisites { was, now, reason, in_force, issued } = corrected;
        for entry in &mut self.entries {
            entry.follow(was, now);
            if !same(&entry.order, was) {
                continue;
            }
            put_right(&mut entry.order, was, now);
            let mut former =
                FormerRequisites { was: was.clone(), reason: reason.clone(), issued: Vec::new() };
            if let OrderMatter::Alone(signed) = &mut entry.matter {
                put_right(&mut signed.order, was, now);
                signed.in_force = *in_force;
                former.issued = std::mem::replace(&mut signed.issued, issued.clone());
            }
            entry.former.push(former);
        }
        self.instructions.put_order_right(was, now);
        self.laid.put_order_right(was, now);
        self.number_anew();
    }

    /// Enters an order. What it names by requisites that were put right before, and that no order bears now, is the order
    /// that bore them.
    pub(super) fn enter(&mut self, mut entry: JournalEntry) {
        self.called_anew().iter().for_each(|(was, now)| entry.follow(was, now));
        self.entries.push(entry);
    }

    /// `effects` on acts as these are called since their requisites were put right.
    pub(super) fn as_called_now(&self, effects: Vec<Effect>) -> Vec<Effect> {
        called_now(effects, &self.called_anew())
    }

    /// The requisites that were put right and that no order bears now, with those of the order that bore them.
    pub fn called_anew(&self) -> Vec<(ActReference, ActReference)> {
        let formers = self.entries.iter().flat_map(|entry| {
            entry.former.iter().map(|former| (former.was.clone(), requisites(&entry.order)))
        });
        let is_free = |was: &ActReference| !self.entries.iter().any(|entry| same(&entry.order, was));
        formers.filter(|(was, _)| is_free(was)).collect()
    }

    /// The journal as if `order` had no number.
    #[must_use]
    pub(super) fn without(&self, order: &ActReference) -> Self {
        let mut rest = self.clone();
        rest.entries.retain(|entry| !same(&entry.order, order));
        rest.number_anew();
        rest
    }
}

/// `effects` on acts as these are called now: whatever was signed or written before may cite one by requisites that were
/// put right since, as `called_anew` tells.
pub(super) fn called_now(
    mut effects: Vec<Effect>,
    called_anew: &[(ActReference, ActReference)],
) -> Vec<Effect> {
    for (was, now) in called_anew {
        effects.iter_mut().for_each(|effect| put_right(&mut effect.act, was, now));
    }
    effects
}

example! { struct CorrectedRequisites { was, now, reason, in_force, issued } }
