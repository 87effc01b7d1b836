//! Putting the number or the date of a signed order right, where it was typed wrongly.
//!
//! The order keeps its place in the journal; the wrong number is free again, since in the office's own journal it is
//! another act's. Deadlines that were counted from the wrong day stand as they were given: they are in events, and
//! whoever wants them otherwise puts them off.

use time::Date;

use prikaz_domain::ActReference;

use crate::judge::asked::{not_earlier, words};
use crate::legible::legible;
use crate::record::requisites::same_order;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::body::{Body, Occasion};
use crate::rights::permit::permit_in;
use crate::rights::table::Act;
use crate::state::orders::OrderJournal;

/// The right number and date of an order, and why.
#[derive(Debug, Clone, Copy)]
pub struct Requisites<'a> {
    /// The right number, where it was wrong.
    pub number: Option<&'a str>,
    /// The right date, where it was wrong.
    pub date: Option<Date>,
    /// On what basis.
    pub reason: &'a str,
}

/// Judges whether the requisites of `was` may be put right, and gives them as they are right.
///
/// # Errors
/// When the person may not, nothing is said to be wrong, the number is taken or none, the day is to come, or lies on
/// the wrong side of an order that this one touches or that touches it.
pub fn correct_requisites(
    body: Body<'_>,
    journal: &OrderJournal,
    occasion: Occasion<'_>,
    today: Date,
    was: &ActReference,
    right: Requisites<'_>,
) -> Result<ActReference, Refusal> {
    permit_in(body, occasion, Act::Correct, &[], None)?;
    words(right.reason, NeededWords::Reason)?;
    let date = right.date.unwrap_or(was.date);
    if let Some(on) = [occasion.on, date].into_iter().find(|day| *day > today) {
        return Err(Refusal::InFuture { on, today });
    }
    not_earlier(occasion.on, date)?;
    let typed = right.number.unwrap_or(&was.number);
    let suffix = &body.organisation.number_suffix;
    let number = journal.without(was).number(was.kind, date, suffix, Some(typed))?;
    let now = ActReference { number: number.as_str().to_owned(), date, ..was.clone() };
    if now.number == was.number && now.date == was.date {
        return Err(Refusal::SameRequisites { order: now });
    }
    for entry in journal.entries() {
        for effect in entry.effects() {
            if same_order(&entry.order, was) {
                not_earlier(date, effect.act.date)?;
            }
            if same_order(&effect.act, was) {
                not_earlier(entry.order.date, date)?;
            }
        }
    }
    legible(&(&now, right.reason))?;
    Ok(now)
}
