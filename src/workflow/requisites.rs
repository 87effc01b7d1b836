//! The number and date of an order, put right where they were typed wrongly.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::domain::ActReference;
use crate::fact::example;

use super::event::FileReference;
use super::orders::{OrderJournal, OrderMatter, put_right, retitle};
use super::signed_order::same;

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

crate::fact::example! { struct FormerRequisites { was, reason, issued } }

impl OrderJournal {
    /// Records the right requisites of an order; what other orders say of it follows.
    pub(super) fn correct(&mut self, corrected: &CorrectedRequisites) {
        let CorrectedRequisites { was, now, reason, in_force, issued } = corrected;
        for entry in &mut self.entries {
            let effects = match &mut entry.matter {
                OrderMatter::Register(_) => entry.effects.as_deref_mut().unwrap_or_default(),
                OrderMatter::Alone(signed) => &mut signed.effects,
            };
            let touches = effects.iter().any(|effect| same(&effect.act, was));
            for effect in effects {
                put_right(&mut effect.act, was, now);
                retitle(&mut effect.act, was, now, false);
            }
            if retitle(&mut entry.order, was, now, touches) {
                entry.retitled.push(was.clone());
            }
            if let OrderMatter::Alone(signed) = &mut entry.matter {
                retitle(&mut signed.order, was, now, touches);
            }
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

    /// The journal as if `order` had no number.
    #[must_use]
    pub(super) fn without(&self, order: &ActReference) -> Self {
        let mut rest = self.clone();
        rest.entries.retain(|entry| !same(&entry.order, order));
        rest.number_anew();
        rest
    }
}

example! { struct CorrectedRequisites { was, now, reason, in_force, issued } }
