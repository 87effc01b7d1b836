//! What the file of a procedure has its orders do to other acts and one of them does not, since it is done: the file is
//! that of the opening, and goes on naming what an earlier order repealed.
//!
//! *Invariant:* the order as it is drawn, its effects and its record leave out the same acts.

use serde::Serialize;
use time::Date;

use prikaz_domain::ActReference;
use prikaz_fact::example;
use prikaz_procedure::Before;

use crate::record::requisites::{requisites, same_order};
use crate::record::signed_order::{Touch, effects};
use crate::rules::Rules;
use crate::state::earlier::Earlier;
use crate::state::register::Register;
use crate::state::repeals::Repeals;

/// An act that an order does not touch though the file of its procedure has it do so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The act as the file cites it, without its title.
    pub act: ActReference,
    /// What repealed it; none where orders of the register itself have done what the file says.
    pub repealed: Option<RepealedElsewhere>,
}

/// By what an act was repealed that is no order of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RepealedElsewhere {
    /// The act that repealed it, without its title.
    pub by: ActReference,
    /// From which day.
    pub from: Date,
}

/// The acts themselves.
pub fn acts_of(left_out: &[LeftOut]) -> Vec<ActReference> {
    left_out.iter().map(|one| one.act.clone()).collect()
}

/// The acts that the next order of `register`, signed on `on`, does not touch though the file has it do so: those that are
/// repealed by then, and those whose amendment or repeal in part an earlier order of it has brought.
pub fn left_out(
    rules: &Rules<'_>,
    register: &Register,
    earlier: &Earlier,
    amends: bool,
    on: Date,
) -> Vec<LeftOut> {
    let clauses = rules.procedure.order.clauses_of(rules.organisation, amends, Before::default());
    let is_said = is_said(register, &earlier.repeals, amends, on);
    let named = effects(&clauses, rules.organisation);
    let called = earlier.as_called_now(named.clone());
    let mut found: Vec<LeftOut> = Vec::new();
    for (named, called) in named.into_iter().zip(called) {
        let repeal = earlier.repeals.by(&called.act, on);
        let is_done = repeal.is_some() || is_said && named.does != Touch::Repeals;
        let act = requisites(&named.act);
        if is_done && found.iter().all(|one| one.act != act) {
            let is_own = |by: &ActReference| register.editions.iter().any(|one| same_order(&one.order, by));
            let elsewhere = repeal.filter(|repeal| !is_own(&repeal.by));
            let repealed = elsewhere
                .map(|repeal| RepealedElsewhere { by: repeal.by.clone(), from: repeal.from.unwrap_or(on) });
            found.push(LeftOut { act, repealed });
        }
    }
    found
}

/// Whether an order of `register` that was in force by `on` has said what the file has one say that `amends`, or one
/// that approves it anew.
fn is_said(register: &Register, repeals: &Repeals, amends: bool, on: Date) -> bool {
    register
        .editions
        .iter()
        .any(|edition| edition.amends.is_some() == amends && register.had_force(edition, on, repeals))
}

example! { struct LeftOut { act, repealed } }
example! { struct RepealedElsewhere { by, from } }
