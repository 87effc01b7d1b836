//! The acts of a body and how each stands on a day: its journal of orders together with the registers whose editions
//! these orders approved.
//!
//! *Invariant:* whatever is asked of the force of an act or an edition is answered from here, so that no two doors can
//! answer differently.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use prikaz_domain::{ActReference, RegisterId};

use crate::record::requisites::{requisites, same_order};
use crate::record::signed_order::{Effect, Touch};
use crate::state::order_standing::{OrderStanding, OrderState};
use crate::state::orders::{JournalEntry, OrderJournal, OrderMatter};
use crate::state::register::{Edition, Register};
use crate::state::repeals::{Repeal, Repeals};

/// Registers by their key.
pub type Registers = BTreeMap<RegisterId, Arc<Register>>;

/// The acts of a body. Of registers it knows those it was given.
#[derive(Debug, Clone, Default)]
pub struct Acts {
    acts: Vec<JournalAct>,
    repeals: Repeals,
}

/// An act of the journal.
#[derive(Debug, Clone)]
struct JournalAct {
    order: ActReference,
    in_force: Option<Date>,
    effects: Vec<Effect>,
    /// The later acts that approved its register anew, each with its first day in force.
    anew: Vec<(ActReference, Option<Date>)>,
}

impl Acts {
    /// The acts of `journal`, with the days on which the editions of `registers` enter into force.
    pub fn new(journal: &OrderJournal, registers: &Registers) -> Self {
        let acts: Vec<JournalAct> = journal.entries().iter().map(|entry| act(entry, registers)).collect();
        let repeals = acts.iter().flat_map(|act| {
            let of_it = act.effects.iter().filter(|effect| effect.does == Touch::Repeals);
            of_it.map(|effect| Repeal {
                act: effect.act.clone(),
                by: requisites(&act.order),
                from: act.in_force,
            })
        });
        let repeals = Repeals::new(repeals.collect());
        Self { acts, repeals }
    }

    /// What repeals what.
    pub fn repeals(&self) -> &Repeals {
        &self.repeals
    }

    /// How `order` stands on `day`.
    pub fn standing(&self, order: &ActReference, day: Date) -> OrderStanding {
        let known = self.act(order);
        let in_force = known.map_or(Some(order.date), |act| act.in_force);
        let fallen = self.repeals.of(order).is_none().then(|| self.fallen(known?, day)).flatten();
        let repealing = self.repeals.of(order).or(fallen);
        let begun = |from: Option<Date>| from.is_some_and(|from| from <= day);
        let state = match repealing {
            Some(_) if fallen.is_some() => OrderState::Fallen,
            Some(repealing) if begun(repealing.from) => OrderState::Repealed,
            _ if in_force.is_none() => OrderState::AfterPublication,
            _ if !begun(in_force) => OrderState::NotYet,
            Some(_) => OrderState::ToBeRepealed,
            None => OrderState::InForce,
        };
        OrderStanding {
            state,
            in_force,
            repealed_by: repealing.map(|repeal| repeal.by.clone()),
            repealed_from: repealing.and_then(|repeal| repeal.from),
            fallen_with: fallen.map(|repeal| requisites(&repeal.act)),
            amended_by: self.amending(order, day),
            restated_by: known.and_then(|act| self.restating(act, day)).filter(|_| state.is_in_force()),
            amends: known.map_or_else(Vec::new, |act| act.touching(Touch::Amends)),
            repeals: known.map_or_else(Vec::new, |act| act.touching(Touch::Repeals)),
            repeals_in_part: known.map_or_else(Vec::new, |act| act.touching(Touch::RepealsPart)),
        }
    }

    /// What has taken the force of `order` by `day`: its own repeal, or those of all the acts it amends; none while it
    /// may have force.
    pub fn lapsed(&self, order: &ActReference, day: Date) -> Option<&Repeal> {
        let amending = || self.act(order).and_then(|act| self.fallen(act, day));
        self.repeals.by(order, day).or_else(amending)
    }

    fn act(&self, order: &ActReference) -> Option<&JournalAct> {
        self.acts.iter().find(|act| same_order(&act.order, order))
    }

    /// What has repealed by `day` the acts that `act` amends, the last of them; none where one of them stands.
    fn fallen(&self, act: &JournalAct, day: Date) -> Option<&Repeal> {
        let amended = act.effects.iter().filter(|effect| effect.does == Touch::Amends);
        let repeals: Option<Vec<&Repeal>> = amended.map(|effect| self.repeals.by(&effect.act, day)).collect();
        repeals?.into_iter().max_by_key(|repeal| repeal.from)
    }

    /// The act in force on `day` that approved anew what `act` had approved or amended.
    fn restating(&self, act: &JournalAct, day: Date) -> Option<ActReference> {
        let stands = |(by, from): &&(ActReference, Option<Date>)| {
            from.is_some_and(|from| from <= day) && self.repeals.by(by, day).is_none()
        };
        act.anew.iter().rfind(stands).map(|(by, _)| by.clone())
    }

    /// The acts signed by `day` that amend `order` or repeal a part of it, in the order of the journal.
    fn amending(&self, order: &ActReference, day: Date) -> Vec<ActReference> {
        let touches = |effect: &Effect| effect.does != Touch::Repeals && same_order(&effect.act, order);
        let touching =
            self.acts.iter().filter(|act| act.order.date <= day && act.effects.iter().any(touches));
        let mut found: Vec<ActReference> = Vec::new();
        for act in touching {
            // An order over several registers is one act.
            if !found.iter().any(|one| same_order(one, &act.order)) {
                found.push(requisites(&act.order));
            }
        }
        found
    }
}

impl JournalAct {
    /// The acts that it touches so, each once.
    fn touching(&self, way: Touch) -> Vec<ActReference> {
        let mut found: Vec<ActReference> = Vec::new();
        for effect in self.effects.iter().filter(|effect| effect.does == way) {
            if !found.iter().any(|one| same_order(one, &effect.act)) {
                found.push(requisites(&effect.act));
            }
        }
        found
    }
}

fn act(entry: &JournalEntry, registers: &Registers) -> JournalAct {
    let order = entry.order.clone();
    match &entry.matter {
        OrderMatter::Alone(signed) => {
            let (in_force, effects) = (signed.in_force, signed.effects.clone());
            JournalAct { order, in_force, effects, anew: Vec::new() }
        }
        OrderMatter::Register(id) => {
            let of_it = |edition: &&Arc<Edition>| same_order(&edition.order, &order);
            let editions = registers.get(id).map_or(&[][..], |register| &register.editions);
            let edition = editions.iter().find(of_it);
            let in_force = edition.map_or(Some(order.date), |edition| edition.in_force_since());
            let later = editions.iter().skip_while(|one| !of_it(one)).skip(1);
            let anew = later.filter(|one| one.amends.is_none());
            let anew = anew.map(|one| (requisites(&one.order), one.in_force_since())).collect();
            JournalAct { order, in_force, effects: entry.effects.clone().unwrap_or_default(), anew }
        }
    }
}
