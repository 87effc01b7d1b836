//! What the orders of a register tell somebody to do, in the register's own stream.

use time::Date;

use prikaz_domain::{ActReference, DraftNo, InstructionNo, PersonId};
use prikaz_order::Clause;

use super::instruct;
use super::instruct::JustSigned;
use crate::command::Command;
use crate::record::event::Event;
use crate::refusal::Refusal;
use crate::rules::Rules;
use crate::state::register::Register;

/// What the order that was just signed tells by its `clauses`; nothing where it tells nothing.
pub(crate) fn give(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    draft: DraftNo,
    act: &ActReference,
    clauses: &[Clause],
) -> Result<Option<Event>, Refusal> {
    let signer = command.by.person();
    let order = JustSigned { act, clauses, signer };
    let instructions = instruct::given_by(rules.into(), &register.instructions, order)?;
    Ok((!instructions.is_empty()).then_some(Event::InstructionsGiven { draft, instructions }))
}

pub(crate) fn fulfil(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    instruction: InstructionNo,
    by: Option<&PersonId>,
    paper: &str,
) -> Result<Vec<Event>, Refusal> {
    let known = &register.instructions;
    let done = instruct::fulfil(rules.into(), known, command.occasion(), instruction, by, paper)?;
    Ok(vec![Event::InstructionFulfilled { instruction, done }])
}

pub(crate) fn extend(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    instruction: InstructionNo,
    to: Date,
    basis: &str,
) -> Result<Vec<Event>, Refusal> {
    let known = &register.instructions;
    let was = instruct::put_off(rules.into(), known, command.occasion(), instruction, to, basis)?;
    let basis = basis.trim().to_owned();
    Ok(vec![Event::InstructionExtended { instruction, was, now: to, basis }])
}

pub(crate) fn lift(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    instruction: InstructionNo,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    instruct::lift(rules.into(), &register.instructions, command.occasion(), instruction, reason)?;
    Ok(vec![Event::InstructionLifted { instruction, reason: reason.trim().to_owned() }])
}
