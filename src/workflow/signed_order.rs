//! An order that stands alone, as it was signed: what it did to other orders, and how an order stands on a day.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use crate::domain::{ActReference, OrderId, PersonId};
use crate::order::{Citation, OrderText, Provision, When};

use super::event::{Acting, FileReference};
use super::instruction::Instruction;
use super::orders::{OrderJournal, folded};

/// An order that stands alone, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOrder {
    /// Its requisites; the title is its heading.
    pub order: ActReference,
    /// Key of its file.
    pub key: OrderId,
    /// The file itself, as it was signed; kept.
    pub file: FileReference,
    /// The files it rests on: tables of its annexes, procedures it approves; kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<FileReference>,
    /// The document as it was given out; kept.
    pub issued: Vec<FileReference>,
    /// Who signed, in the order of the signatures.
    pub signers: Vec<PersonId>,
    /// In whose stead, where a signer acted for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<Acting>,
    /// First day in force; none where that counts from an official publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Date>,
    /// What it does to other orders of the body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<Effect>,
    /// What it tells somebody to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instructions: Vec<Instruction>,
    /// Whether the journal chose the number; else it was typed in from the paper.
    pub from_journal: bool,
}

/// What an order does to another of the same body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// What it does.
    pub does: Touch,
    /// To which order.
    pub act: ActReference,
}

/// How an order touches another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Touch {
    /// Amends it.
    Amends,
    /// Repeals it.
    Repeals,
    /// Repeals a part of it.
    RepealsPart,
}

/// How an order of the journal stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderStanding {
    /// In which state it is.
    pub state: OrderState,
    /// Its first day in force, where the journal knows it.
    pub in_force: Option<Date>,
    /// The order that repeals it.
    pub repealed_by: Option<ActReference>,
    /// From which day it is repealed, where that is known.
    pub repealed_from: Option<Date>,
    /// The orders that amend it, or repeal a part of it, in the order of the journal.
    pub amended_by: Vec<ActReference>,
}

/// In which state an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderState {
    /// In force.
    InForce,
    /// Its first day in force is yet to come.
    NotYet,
    /// It comes into force after its official publication, which the journal does not know of.
    AfterPublication,
    /// In force still; the order that repeals it is not.
    ToBeRepealed,
    /// Repealed.
    Repealed,
}

/// What the clauses of `text` do to other orders of the body that is called `own` in the genitive. An order that is
/// cited without its date or number is not told from others, and left out.
pub fn effects(text: &OrderText, own: &[&str]) -> Vec<Effect> {
    let mut found = Vec::new();
    for (_, _, clause) in text.numbered() {
        match &clause.provision {
            Some(Provision::Amend(amendments)) => {
                let acts = amendments.iter().filter_map(|one| cited(&one.act, own));
                found.extend(acts.map(|act| Effect { does: Touch::Amends, act }));
            }
            Some(Provision::Repeal(repeal)) => found.extend(repeal.acts.iter().filter_map(|one| {
                let does = if one.part.is_some() { Touch::RepealsPart } else { Touch::Repeals };
                Some(Effect { does, act: cited(&one.act, own)? })
            })),
            _ => {}
        }
    }
    found
}

fn cited(citation: &Citation, own: &[&str]) -> Option<ActReference> {
    let by_itself = citation.issuer.as_deref().is_none_or(|issuer| own.contains(&issuer));
    let (number, date) = (citation.number.clone()?, citation.date?);
    by_itself.then(|| ActReference { kind: citation.kind, number, date, title: citation.title.clone() })
}

/// The first day in force of an act signed on `signed`: the day its clause says, that of the signing where no clause
/// says any, none where it counts from an official publication.
pub fn in_force(text: &OrderText, signed: Date) -> Option<Date> {
    let clauses = text.numbered();
    let entries = clauses.iter().find_map(|(_, _, clause)| match &clause.provision {
        Some(Provision::EnterIntoForce(entries)) => Some(entries),
        _ => None,
    });
    let Some(entries) = entries else { return Some(signed) };
    // In stages: the act as a whole, or else whatever comes first.
    let whole = entries.iter().find(|entry| entry.what.is_none());
    let day = |when: When| match when {
        When::Signing => Some(signed),
        When::On(date) => Some(date),
        When::DaysAfterSigning(days) => signed.checked_add(Duration::days(i64::from(days))),
        When::Publication | When::DaysAfterPublication(_) => None,
    };
    match whole {
        Some(entry) => day(entry.when),
        None => entries.iter().filter_map(|entry| day(entry.when)).min(),
    }
}

impl OrderJournal {
    /// The entry of `order`, where it stands alone.
    pub fn signed_order(&self, order: &ActReference) -> Option<&SignedOrder> {
        self.signed().find(|signed| same(&signed.order, order))
    }

    /// The order that stands alone of this number, in `year` or the last one there is.
    pub fn signed_as(&self, number: &str, year: Option<i32>) -> Option<&SignedOrder> {
        let number = folded(number.trim().trim_start_matches(['№', 'N']).trim());
        self.signed().rev().find(|signed| {
            folded(&signed.order.number) == number && year.is_none_or(|year| signed.order.date.year() == year)
        })
    }

    /// How `order` stands on `day`, as far as the orders of the journal tell.
    pub fn standing(&self, order: &ActReference, day: Date) -> OrderStanding {
        let touching = |what: fn(Touch) -> bool| {
            let touches = move |effect: &Effect| what(effect.does) && same(&effect.act, order);
            self.signed().filter(move |signed| signed.effects.iter().any(touches))
        };
        let repealing = touching(|touch| touch == Touch::Repeals).next();
        let in_force = self.signed_order(order).map_or(Some(order.date), |signed| signed.in_force);
        let begun = |from: Option<Date>| from.is_some_and(|from| from <= day);
        let state = match repealing {
            Some(repealing) if begun(repealing.in_force) => OrderState::Repealed,
            _ if in_force.is_none() => OrderState::AfterPublication,
            _ if !begun(in_force) => OrderState::NotYet,
            Some(_) => OrderState::ToBeRepealed,
            None => OrderState::InForce,
        };
        OrderStanding {
            state,
            in_force,
            repealed_by: repealing.map(|signed| requisites(&signed.order)),
            repealed_from: repealing.and_then(|signed| signed.in_force),
            amended_by: touching(|touch| touch != Touch::Repeals)
                .map(|signed| requisites(&signed.order))
                .collect(),
        }
    }
}

/// Kind, date and number alone.
fn requisites(order: &ActReference) -> ActReference {
    ActReference { title: None, ..order.clone() }
}

/// Whether two citations are of one order: titles are not compared, numbers as the journal does.
fn same(one: &ActReference, other: &ActReference) -> bool {
    one.kind == other.kind && one.date == other.date && folded(&one.number) == folded(&other.number)
}
