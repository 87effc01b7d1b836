//! What the orders of a register tell somebody to do, in the register's own stream.

use time::Date;

use prikaz_domain::{ActReference, DraftNo, InstructionNo, PersonId};
use prikaz_order::Clause;

use super::command::Command;
use super::instruct::{self, SignedOrder};
use super::{Event, Refusal, Register, Rules};

/// What the order that was just signed tells by its `clauses`; nothing where it tells nothing.
pub(super) fn give(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    draft: DraftNo,
    act: &ActReference,
    clauses: &[Clause],
) -> Result<Option<Event>, Refusal> {
    let signer = command.by.person();
    let order = SignedOrder { act, clauses, signer };
    let instructions = instruct::given_by(rules.into(), &register.instructions, order)?;
    Ok((!instructions.is_empty()).then_some(Event::InstructionsGiven { draft, instructions }))
}

pub(super) fn fulfil(
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

pub(super) fn extend(
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

pub(super) fn lift(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    instruction: InstructionNo,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    instruct::lift(rules.into(), &register.instructions, command.occasion(), instruction, reason)?;
    Ok(vec![Event::InstructionLifted { instruction, reason: reason.trim().to_owned() }])
}
