//! What the order of the draft in the making does to the acts of its register before it: it amends the act in force, or
//! approves the register anew; then those acts are repealed by it, or go on standing.
//!
//! *Invariant:* nothing repealed is amended, and nothing is repealed twice; the one answer for the draft of the order,
//! for its signing, and for whatever tells of it.

use serde::Serialize;
use time::Date;

use prikaz_domain::{ActReference, EditionNo};
use prikaz_fact::{coded, example};
use prikaz_procedure::{Before, Procedure, Update};

use super::left_out::{LeftOut, acts_of, left_out};
use crate::command::Command;
use crate::judge::asked::not_before;
use crate::record::event::Event;
use crate::record::order_manner::OrderManner;
use crate::record::requisites::{requisites, same_order};
use crate::record::signed_order::{Effect, Touch, effects};
use crate::refusal::Refusal;
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::earlier::Earlier;
use crate::state::register::Register;
use crate::state::repeals::Repeals;

/// What the order of the next edition does to the acts before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NextAct {
    /// The act that it amends: always the original, never one that amended it.
    pub amends: Option<ActReference>,
    /// The acts that its clause repeals, the oldest first.
    pub repeals: Vec<ActReference>,
    /// The acts that it leaves standing though it approves the register anew.
    pub leaves: Vec<LeftStanding>,
    /// The acts that it does not touch though the file of the procedure has it do so.
    pub left_out: Vec<LeftOut>,
}

/// An act that goes on standing though the register is approved anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftStanding {
    /// The act, without its title.
    pub act: ActReference,
    /// Why.
    pub because: LeftBecause,
}

coded! {
/// Why an act goes on standing though the register is approved anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftBecause: Serialize {
    /// The drafter left the clause out.
    Chosen,
    /// The procedure has no such clause.
    Procedure,
    /// It approved another register too, which would fall with it.
    Joint,
}
}

/// The act that the order of the next edition would amend; none where it would approve the register anew.
pub fn amended_next(procedure: &Procedure, register: &Register) -> Option<ActReference> {
    let is_anew = register.draft.as_ref().is_some_and(|draft| draft.manner.anew);
    let last = register.last_edition().filter(|_| procedure.order.update == Update::Amend && !is_anew)?;
    register.line_of(last.no).first().map(|original| requisites(&original.order))
}

/// What the order of the next edition, drafted or signed on `on`, does to the acts before it.
///
/// # Errors
/// When it would amend what is repealed by then.
pub fn next_act(
    rules: &Rules<'_>,
    register: &Register,
    earlier: &Earlier,
    on: Date,
) -> Result<NextAct, Refusal> {
    if let (Some(act), Some(last)) = (amended_next(rules.procedure, register), register.last_edition()) {
        not_repealed(register, last.no, &earlier.repeals, on)?;
        let left_out = left_out(rules, register, earlier, true, on);
        return Ok(NextAct { amends: Some(act), left_out, ..NextAct::default() });
    }
    let left_out = left_out(rules, register, earlier, false, on);
    let order = &rules.procedure.order;
    let chosen = register.draft.as_ref().and_then(|draft| draft.manner.repeals);
    let acts = acts_of(&left_out);
    let before = Before { left_out: &acts, ..Before::default() };
    let named = effects(&order.clauses_of(rules.organisation, false, before), rules.organisation);
    let named = earlier.as_called_now(named);
    let is_named = |act: &ActReference| {
        named.iter().any(|effect| effect.does == Touch::Repeals && same_order(&effect.act, act))
    };
    let (mut repeals, mut leaves): (Vec<ActReference>, Vec<LeftStanding>) = (Vec::new(), Vec::new());
    for act in standing(register, &earlier.repeals, on).into_iter().filter(|act| !is_named(act)) {
        let is_joint = earlier.joint.iter().any(|joint| same_order(joint, &act));
        let because = match chosen {
            Some(false) => Some(LeftBecause::Chosen),
            None if !order.repeal_earlier => Some(LeftBecause::Procedure),
            _ => is_joint.then_some(LeftBecause::Joint),
        };
        match because {
            Some(because) => leaves.push(LeftStanding { act, because }),
            None => {
                let titled = earlier.titled.iter().find(|titled| same_order(titled, &act)).cloned();
                repeals.push(titled.unwrap_or(act));
            }
        }
    }
    Ok(NextAct { amends: None, repeals, leaves, left_out })
}

/// The acts of `register` that nothing has repealed by `on`, the oldest first.
pub fn standing(register: &Register, repeals: &Repeals, on: Date) -> Vec<ActReference> {
    let mut found: Vec<ActReference> = Vec::new();
    for edition in &register.editions {
        let is_new = !found.iter().any(|act| same_order(act, &edition.order));
        if is_new && repeals.by(&edition.order, on).is_none() {
            found.push(requisites(&edition.order));
        }
    }
    found
}

/// The acts of `register` that stand on `day` beside the edition in force, which approved it anew: nothing has repealed
/// them, nor what they amend.
pub fn standing_beside(register: &Register, repeals: &Repeals, day: Date) -> Vec<ActReference> {
    let Some(current) = register.edition_at(day, repeals) else { return Vec::new() };
    let in_line = register.line_of(current.no);
    let mut found: Vec<ActReference> = Vec::new();
    for edition in register.editions.iter().filter(|edition| edition.no < current.no) {
        let is_other = !in_line.iter().any(|one| same_order(&one.order, &edition.order));
        let is_new = !found.iter().any(|act| same_order(act, &edition.order));
        if is_other && is_new && register.repealed(edition.no, day, repeals).is_none() {
            found.push(requisites(&edition.order));
        }
    }
    found
}

/// The text of the edition `no`, which an amendment would change, stands on `on`.
///
/// # Errors
/// When its act, or one that amended it, is repealed by then.
pub fn not_repealed(register: &Register, no: EditionNo, repeals: &Repeals, on: Date) -> Result<(), Refusal> {
    match register.repealed(no, on, repeals) {
        Some(repeal) => Err(Refusal::AmendsRepealed {
            act: requisites(&repeal.act),
            by: repeal.by.clone(),
            from: repeal.from.unwrap_or(on),
        }),
        None => Ok(()),
    }
}

/// What an order of `on` does to others, none of which is repealed by then.
///
/// # Errors
/// When one of them is.
pub(crate) fn touching_standing(
    effects: Vec<Effect>,
    repeals: &Repeals,
    on: Date,
) -> Result<Vec<Effect>, Refusal> {
    let gone = effects.iter().find_map(|effect| Some((effect, repeals.by(&effect.act, on)?)));
    match gone {
        Some((effect, repeal)) => Err(Refusal::TouchesRepealed {
            does: effect.does,
            act: requisites(&effect.act),
            by: repeal.by.clone(),
            from: repeal.from.unwrap_or(on),
        }),
        None => Ok(effects),
    }
}

/// The drafter chooses how the order treats the acts before it; what he does not choose stays as it was chosen before,
/// by whomever.
pub(crate) fn choose(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    (anew, repeals): (Option<bool>, Option<bool>),
) -> Result<Vec<Event>, Refusal> {
    permit(rules, command, Act::OpenDraft, &[], None)?;
    let draft = register.known_draft()?;
    not_before(command, draft.since)?;
    let was = draft.manner;
    let manner = OrderManner { anew: anew.unwrap_or(was.anew), repeals: repeals.or(was.repeals) };
    if register.editions.is_empty() && manner != OrderManner::default() {
        return Err(Refusal::NothingEarlier);
    }
    let is_new = manner != was;
    Ok(is_new.then_some(Event::OrderMannerChosen { draft: draft.no, manner }).into_iter().collect())
}

example! { struct LeftStanding { act, because } }
