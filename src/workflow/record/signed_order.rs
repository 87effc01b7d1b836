//! An order that stands alone, as it was signed: what it did to other orders, and how an order stands on a day.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{ActReference, Digest, OrderId, PersonId, digest_of};
use prikaz_fact::{coded, example};
use prikaz_order::{Clause, OrderText, Provision, numbered};
use prikaz_procedure::Organisation;

use crate::record::actor::Acting;
use crate::record::force::{Force, Start};
use crate::record::instruction::Instruction;
use crate::record::paper::FileReference;

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
    Start::of_whole(Force::said(&text.clauses, Vec::new()).as_ref()).day(signed, None)
}

example! { struct Effect { does, act } }
example! {
    struct SignedOrder {
        order, key, file, beside, issued, signers, acting, in_force, effects, instructions, from_journal,
        organisation_digest,
    }
}
