//! The number and date of an order, put right where they were typed wrongly.

use prikaz_domain::ActReference;

use crate::record::requisites::{
    CorrectedRequisites, FormerRequisites, called_now, put_right, requisites, retitle, same_order,
};
use crate::record::signed_order::Effect;
use crate::state::orders::{JournalEntry, OrderJournal, OrderMatter};

impl JournalEntry {
    /// What it says of `was` is said of `now`; that its paper says otherwise stays visible.
    fn follow(&mut self, was: &ActReference, now: &ActReference) {
        let effects = match &mut self.matter {
            OrderMatter::Register(_) => self.effects.as_deref_mut().unwrap_or_default(),
            OrderMatter::Alone(signed) => &mut signed.effects,
        };
        let touches = effects.iter().any(|effect| same_order(&effect.act, was));
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
    pub(crate) fn correct(&mut self, corrected: &CorrectedRequisites) {
        let CorrectedRequisites { was, now, reason, in_force, issued } = corrected;
        for entry in &mut self.entries {
            entry.follow(was, now);
            if !same_order(&entry.order, was) {
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
    pub(crate) fn enter(&mut self, mut entry: JournalEntry) {
        self.called_anew().iter().for_each(|(was, now)| entry.follow(was, now));
        self.entries.push(entry);
    }

    /// `effects` on acts as these are called since their requisites were put right.
    pub(crate) fn as_called_now(&self, effects: Vec<Effect>) -> Vec<Effect> {
        called_now(effects, &self.called_anew())
    }

    /// The requisites that were put right and that no order bears now, with those of the order that bore them.
    pub fn called_anew(&self) -> Vec<(ActReference, ActReference)> {
        let formers = self.entries.iter().flat_map(|entry| {
            entry.former.iter().map(|former| (former.was.clone(), requisites(&entry.order)))
        });
        let is_free = |was: &ActReference| self.entries_of(was).next().is_none();
        formers.filter(|(was, _)| is_free(was)).collect()
    }

    /// The journal as if `order` had no number.
    #[must_use]
    pub(crate) fn without(&self, order: &ActReference) -> Self {
        let mut rest = self.clone();
        rest.entries.retain(|entry| !same_order(&entry.order, order));
        rest.number_anew();
        rest
    }
}
