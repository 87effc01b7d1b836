//! An order that stands alone, as it was signed: what it did to other orders, and how an order stands on a day.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{ActReference, Digest, OrderId, PersonId, digest_of};
use prikaz_fact::{Chooser, Example, coded, example};
use prikaz_order::{Clause, OrderText, Provision, numbered};
use prikaz_procedure::Organisation;

use super::event::{Acting, FileReference};
use super::force::{Force, Start};
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
    /// Digest of the file of the body as it was then, kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_digest: Option<Digest>,
}

/// Digest of all that an order that stands alone says: its file, with those it rests on.
pub fn content_digest(file: Digest, beside: impl Iterator<Item = Digest>) -> Digest {
    let all: Vec<String> = std::iter::once(file).chain(beside).map(|one| one.to_string()).collect();
    match all.as_slice() {
        [_] => file,
        several => digest_of(several.join("\n").as_bytes()),
    }
}

impl SignedOrder {
    /// Digest of all that it says.
    pub fn content(&self) -> Digest {
        content_digest(self.file.digest, self.beside.iter().map(|file| file.digest))
    }
}

/// What an order does to another of the same body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// What it does.
    pub does: Touch,
    /// To which order.
    pub act: ActReference,
}

coded! {
/// How an order touches another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch: Serialize + Deserialize {
    /// Amends it.
    Amends,
    /// Repeals it.
    Repeals,
    /// Repeals a part of it.
    RepealsPart,
}
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
    /// The act it amends, which is repealed.
    pub fallen_with: Option<ActReference>,
    /// The orders that amend it, or repeal a part of it, in the order of the journal.
    pub amended_by: Vec<ActReference>,
    /// The order that approved its register anew without repealing it.
    pub restated_by: Option<ActReference>,
    /// The orders that it amends.
    pub amends: Vec<ActReference>,
    /// The orders that it repeals.
    pub repeals: Vec<ActReference>,
    /// The orders of which it repeals a part.
    pub repeals_in_part: Vec<ActReference>,
}

coded! {
/// In which state an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderState: Serialize {
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
    /// Not repealed itself, but every act that it amends is.
    Fallen,
}
}

impl OrderState {
    /// Whether the order is in force.
    pub(super) fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::ToBeRepealed)
    }
}

/// What `clauses` do to other orders of `organisation`. An order that is cited
/// without its date or number is not told from others, and left out.
pub fn effects(clauses: &[Clause], organisation: &Organisation) -> Vec<Effect> {
    let mut found = Vec::new();
    for (_, _, clause) in numbered(clauses) {
        match &clause.provision {
            Some(Provision::Amend(amendments)) => {
                let acts = amendments.iter().filter_map(|one| organisation.own_act(&one.act));
                found.extend(acts.map(|act| Effect { does: Touch::Amends, act }));
            }
            Some(Provision::Repeal(repeal)) => found.extend(repeal.acts.iter().filter_map(|one| {
                let does = if one.part.is_some() { Touch::RepealsPart } else { Touch::Repeals };
                Some(Effect { does, act: organisation.own_act(&one.act)? })
            })),
            _ => {}
        }
    }
    found
}

/// The first day in force of an act signed on `signed`: the day its clause says, that of the signing where no clause
/// says any, none where it counts from an official publication.
pub fn in_force(text: &OrderText, signed: Date) -> Option<Date> {
    // Where nothing says from when, from the signing.
    let force = Force::said(&text.clauses, Vec::new());
    let start = force.as_ref().and_then(Force::whole).map_or(Start::Signing, |term| term.from);
    start.day(signed, None)
}

impl OrderJournal {
    /// The entry of `order`, where it stands alone.
    pub fn signed_order(&self, order: &ActReference) -> Option<&SignedOrder> {
        self.signed().find(|signed| same(&signed.order, order))
    }

    /// The order that stands alone of this number, in `year` or the last one there is.
    pub fn signed_as(&self, number: &str, year: Option<i32>) -> Option<&SignedOrder> {
        let folded_number = folded(number.trim().trim_start_matches(['№', 'N']).trim());
        let is_it = |signed: &&SignedOrder| {
            folded(&signed.order.number) == folded_number
                && year.is_none_or(|year| signed.order.date.year() == year)
        };
        // A number that was put right still leads to its order.
        let former = || self.order_of(number, year).and_then(|order| self.signed_order(order));
        self.signed().rev().find(is_it).or_else(former)
    }
}

/// Kind, date and number alone.
pub fn requisites(order: &ActReference) -> ActReference {
    ActReference { title: None, ..order.clone() }
}

/// Whether two citations are of one order: titles are not compared, numbers as the journal does.
pub(super) fn same(one: &ActReference, other: &ActReference) -> bool {
    one.kind == other.kind && one.date == other.date && folded(&one.number) == folded(&other.number)
}

example! { struct Effect { does, act } }

impl Example for OrderStanding {
    /// What goes with a state is there, and only then.
    fn example(chooser: &mut Chooser) -> Self {
        let state: OrderState = chooser.draw();
        let is_gone = matches!(state, OrderState::Repealed | OrderState::Fallen);
        let is_touched = is_gone || state == OrderState::ToBeRepealed;
        Self {
            state,
            in_force: if state == OrderState::NotYet { Some(chooser.draw()) } else { chooser.draw() },
            repealed_by: is_touched.then(|| chooser.draw()),
            repealed_from: if is_gone { Some(chooser.draw()) } else { chooser.draw() },
            fallen_with: (state == OrderState::Fallen).then(|| chooser.draw()),
            amended_by: chooser.draw(),
            restated_by: state.is_in_force().then(|| chooser.draw()).flatten(),
            amends: chooser.draw(),
            repeals: chooser.draw(),
            repeals_in_part: chooser.draw(),
        }
    }
}

example! {
    struct SignedOrder {
        order, key, file, beside, issued, signers, acting, in_force, effects, instructions, from_journal,
        organisation_digest,
    }
}
