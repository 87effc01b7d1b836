//! Judging what is done about instructions: given when an order is signed, done, put off, lifted, put right.
//!
//! *Invariant:* as `instruction.rs`, it knows no register: every function takes the instructions of a stream and
//! answers what is to be recorded there.

use time::Date;

use prikaz_domain::{ActReference, InstructionNo, PersonId, RoleKey, StandardRole};
use prikaz_order::{Addressee, Clause, Controller, Due, Provision, fill, in_force_from, numbered};

use crate::judge::asked::{not_earlier, words};
use crate::record::actor::Acting;
use crate::record::deadline::Deadline;
use crate::record::instruction::{Executor, Instruction, InstructionDone, Term};
use crate::refusal::{NeededWords, Refusal};
use crate::rights::body::{Body, Occasion};
use crate::rights::permit::{holders, holds, is_bystander, permit_those};
use crate::rights::table::{Act, entitled};
use crate::state::instructions::{Instructed, InstructionEnd, Instructions};

/// An order that was just signed.
#[derive(Debug, Clone, Copy)]
pub struct JustSigned<'a> {
    /// Its requisites; limits count from its date.
    pub act: &'a ActReference,
    /// Its clauses.
    pub clauses: &'a [Clause],
    /// Who signed.
    pub signer: Option<&'a PersonId>,
}

/// The instructions that `order` gives; `known` are those of the stream so far, whose numbers go on.
///
/// A clause for somebody the body's file does not know, without a day, is a standing rule and no task.
///
/// # Errors
/// When a deadline needs a year that has no production calendar.
pub fn given_by(
    body: Body<'_>,
    known: &Instructions,
    order: JustSigned<'_>,
) -> Result<Vec<Instruction>, Refusal> {
    let clauses = numbered(order.clauses);
    let controller = controller(order, &clauses);
    let mut given = Vec::new();
    let mut no = known.next_no();
    for (number, _, clause) in clauses {
        let Some(Provision::Instruct(says)) = &clause.provision else { continue };
        let answered = !matches!(says.whom, Addressee::Named(_)) || says.due.is_some();
        if !(says.tracked && answered) {
            continue;
        }
        let whom = executor(&says.whom, order.act);
        given.push(Instruction {
            no,
            order: order.act.clone(),
            holders: answering(body, &whom).into(),
            whom,
            task: fill(order.act.kind, &says.task),
            term: says.due.map(|due| term(body, due, &number, order)).transpose()?.flatten(),
            clause: number,
            controller: controller.clone(),
        });
        no = InstructionNo(no.0.saturating_add(1));
    }
    Ok(given)
}

/// That `no` was done, as it is to be recorded. `by` is needed only where several answer for it and the one who
/// records it is none of them.
///
/// # Errors
/// When there is no such open instruction, the person may not record it, or something is missing.
pub fn fulfil(
    body: Body<'_>,
    known: &Instructions,
    occasion: Occasion<'_>,
    no: InstructionNo,
    by: Option<&PersonId>,
    paper: &str,
) -> Result<InstructionDone, Refusal> {
    let one = open(known, no)?;
    let acting = permit(body, occasion, Act::FulfilInstruction, &one.given)?;
    words(paper, NeededWords::Paper)?;
    not_earlier(occasion.on, one.given.order.date)?;
    let by = who_did_it(body, occasion, &one.given, by, acting.as_ref())?;
    Ok(InstructionDone { by, acting, on: occasion.on, paper: paper.trim().to_owned() })
}

/// The day `no` was due until now, when it may be put off to `to`.
///
/// # Errors
/// When there is no such open instruction with a day, the person may not, or the new day is not later.
pub fn put_off(
    body: Body<'_>,
    known: &Instructions,
    occasion: Occasion<'_>,
    no: InstructionNo,
    to: Date,
    basis: &str,
) -> Result<Date, Refusal> {
    let one = open(known, no)?;
    permit(body, occasion, Act::ExtendDeadline, &one.given)?;
    words(basis, NeededWords::Basis)?;
    not_earlier(occasion.on, one.given.order.date)?;
    let was = one.due.ok_or(Refusal::NoTerm { instruction: no })?;
    if to <= was { Err(Refusal::NotLater { was }) } else { Ok(was) }
}

/// Whether `no` may be lifted.
///
/// # Errors
/// When there is no such open instruction, the person may not, or no reason is given.
pub fn lift(
    body: Body<'_>,
    known: &Instructions,
    occasion: Occasion<'_>,
    no: InstructionNo,
    reason: &str,
) -> Result<(), Refusal> {
    let one = open(known, no)?;
    permit(body, occasion, Act::LiftInstruction, &one.given)?;
    words(reason, NeededWords::Reason)?;
    not_earlier(occasion.on, one.given.order.date)
}

/// Whether it may be right that `no` was done so, or is open still; who may correct is for the stream to say.
///
/// # Errors
/// When nothing was recorded of it, or what is said to be right cannot be.
pub fn may_be_right(
    body: Body<'_>,
    known: &Instructions,
    occasion: Occasion<'_>,
    no: InstructionNo,
    done: Option<&InstructionDone>,
) -> Result<(), Refusal> {
    let one = known.get(no).filter(|one| one.end.is_some());
    let one = one.ok_or_else(|| not_there(known, no))?;
    let Some(done) = done else { return Ok(()) };
    words(&done.paper, NeededWords::Paper)?;
    not_earlier(done.on, one.given.order.date)?;
    if done.on > occasion.on {
        return Err(Refusal::InFuture { on: done.on, today: occasion.on });
    }
    done.by.as_ref().map_or(Ok(()), |person| is_known(body, person))
}

fn open(known: &Instructions, no: InstructionNo) -> Result<&Instructed, Refusal> {
    let one = known.get(no).ok_or_else(|| not_there(known, no))?;
    match &one.end {
        None => Ok(one),
        Some(InstructionEnd::Done(InstructionDone { on, .. }) | InstructionEnd::Lifted { on, .. }) => {
            Err(Refusal::InstructionClosed { instruction: no, on: *on })
        }
    }
}

fn not_there(known: &Instructions, no: InstructionNo) -> Refusal {
    Refusal::NoInstruction { instruction: no, open: known.open().map(|one| one.given.no).collect() }
}

/// Lets through whoever was told or answers for it now, whoever controls the order, and the roles of the table.
fn permit(
    body: Body<'_>,
    occasion: Occasion<'_>,
    act: Act,
    given: &Instruction,
) -> Result<Option<Acting>, Refusal> {
    let roles = entitled(act, &role(&given.whom));
    let now = answering(body, &given.whom);
    let passes = |who: &PersonId| {
        let told = act == Act::FulfilInstruction && (given.holders.contains(who) || now.contains(who));
        let standing = entitled(act, &[]).iter().any(|role| holds(body, who, role, None));
        !is_bystander(body, who) && (told || given.controller.as_ref() == Some(who) || standing)
    };
    permit_those(body, occasion, act, &roles, passes)
}

/// The role by which a refusal names those who were told.
fn role(whom: &Executor) -> Vec<RoleKey> {
    match whom {
        Executor::Role(role) => vec![role.clone()],
        Executor::Unit(_) => vec![StandardRole::UnitHead.into()],
        Executor::Person(_) | Executor::Named(_) => Vec::new(),
    }
}

fn who_did_it(
    body: Body<'_>,
    occasion: Occasion<'_>,
    given: &Instruction,
    by: Option<&PersonId>,
    acting: Option<&Acting>,
) -> Result<Option<PersonId>, Refusal> {
    if let Some(person) = by {
        return is_known(body, person).map(|()| Some(person.clone()));
    }
    if let Some(person) = occasion.by.person() {
        let told = acting.map_or(person, |acting| &acting.for_whom);
        if given.holders.contains(told) || answering(body, &given.whom).contains(told) {
            return Ok(Some(person.clone()));
        }
    }
    match &*given.holders {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        several => Err(Refusal::ExecutorNeeded { instruction: given.no, persons: several.to_vec() }),
    }
}

fn is_known(body: Body<'_>, person: &PersonId) -> Result<(), Refusal> {
    let card = body.organisation.person(person);
    card.map(drop).ok_or_else(|| Refusal::UnknownPerson { person: person.clone() })
}

fn executor(whom: &Addressee, act: &ActReference) -> Executor {
    match whom {
        Addressee::Role { role, .. } => Executor::Role(role.clone()),
        Addressee::Unit { unit, .. } => Executor::Unit(unit.clone()),
        Addressee::Person(person) => Executor::Person(person.clone()),
        Addressee::Named(dative) => Executor::Named(fill(act.kind, dative)),
    }
}

/// Who answers for what `whom` is told, by the file of the body as it is now.
pub fn answering(body: Body<'_>, whom: &Executor) -> Vec<PersonId> {
    match whom {
        Executor::Role(role) => holders(body, role, None),
        Executor::Unit(unit) => {
            body.organisation.unit(unit).map(|unit| unit.head.clone()).into_iter().collect()
        }
        Executor::Person(person) => vec![person.clone()],
        Executor::Named(_) => Vec::new(),
    }
}

/// By when it is to be done. A limit from a day of force that signing does not tell has no day: a procedure or an order
/// that says so does not load.
fn term(body: Body<'_>, due: Due, clause: &str, order: JustSigned<'_>) -> Result<Option<Term>, Refusal> {
    let signed = order.act.date;
    let (limit, from) = match due {
        Due::On(day) => return Ok(Some(Term::Day(day))),
        Due::Within(limit) => (limit, Some(signed)),
        Due::WithinForce(limit) => (limit, in_force_from(order.clauses, signed)),
    };
    let counted = |from| Deadline::counted(body.calendar, limit, format!("п. {clause}"), from);
    Ok(from.map(counted).transpose()?.map(Term::Counted))
}

/// Who controls the order by its own words, where the body's file knows him.
fn controller(order: JustSigned<'_>, clauses: &[(String, u8, &Clause)]) -> Option<PersonId> {
    clauses.iter().find_map(|(_, _, clause)| match &clause.provision {
        Some(Provision::Control(Controller::Signer)) => order.signer.cloned(),
        Some(Provision::Control(Controller::Person(person))) => Some(person.clone()),
        _ => None,
    })
}
