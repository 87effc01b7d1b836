//! Kind, date and number of an order: whether two citations are of one order, and how they are put right.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::ActReference;
use prikaz_fact::example;
use prikaz_order::{CitedBy, cite_anew};

use crate::record::paper::FileReference;
use crate::record::signed_order::Effect;

/// Gives a citation of `was` the date and number of `now`; its title stays.
pub(crate) fn put_right(cited: &mut ActReference, was: &ActReference, now: &ActReference) {
    if same_order(cited, was) {
        cited.number.clone_from(&now.number);
        cited.date = now.date;
    }
}

/// Puts right the date and number by which the title of `act` cites `was`, and says whether it did; an act that
/// `touches` it names it by its number alone too.
pub(crate) fn retitle(act: &mut ActReference, was: &ActReference, now: &ActReference, touches: bool) -> bool {
    let by = if touches { CitedBy::Number } else { CitedBy::Both };
    let anew = act.title.as_deref().and_then(|title| cite_anew(title, was, now, by));
    let is_new = anew.is_some();
    act.title = anew.or(act.title.take());
    is_new
}

/// «48-П» and «48-п» are one number; so are «№ 054» and «54».
pub(crate) fn folded(number: &str) -> String {
    number.trim_start_matches('0').to_lowercase()
}

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

/// `effects` on acts as these are called now: whatever was signed or written before may cite one by requisites that were
/// put right since, as `called_anew` tells.
pub(crate) fn called_now(
    mut effects: Vec<Effect>,
    called_anew: &[(ActReference, ActReference)],
) -> Vec<Effect> {
    for (was, now) in called_anew {
        effects.iter_mut().for_each(|effect| put_right(&mut effect.act, was, now));
    }
    effects
}

/// Kind, date and number alone.
pub fn requisites(order: &ActReference) -> ActReference {
    ActReference { title: None, ..order.clone() }
}

/// Whether two citations are of one order: titles are not compared, numbers as the journal does.
pub fn same_order(one: &ActReference, other: &ActReference) -> bool {
    one.kind == other.kind && one.date == other.date && folded(&one.number) == folded(&other.number)
}

prikaz_fact::example! { struct FormerRequisites { was, reason, issued } }
example! { struct CorrectedRequisites { was, now, reason, in_force, issued } }
