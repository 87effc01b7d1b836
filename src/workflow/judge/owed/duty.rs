//! Duties that come round: whose they are, and that each of those who owe one did it.
//!
//! *Invariant:* a duty of the units is owed by each unit by itself, one of the deputies by each deputy; what any other
//! role owes, its holders owe together.

use std::collections::BTreeSet;

use time::Date;

use prikaz_domain::{PersonId, RoleKey, StandardRole};
use prikaz_procedure::{Duty, Every};

use crate::command::Command;
use crate::judge::asked::not_before;
use crate::judge::capacity;
use crate::record::actor::Acting;
use crate::record::duty::{DutyDone, DutyOwner};
use crate::record::event::Event;
use crate::refusal::Refusal;
use crate::rights::acting::stands_for;
use crate::rights::body::Body;
use crate::rights::permit::{holders, holds, permit, permit_those};
use crate::rights::table::{Act, entitled};
use crate::rules::Rules;
use crate::state::register::Register;

/// Those who owe what `role` has to do, each by himself.
pub fn duty_owners<'b>(body: impl Into<Body<'b>>, role: &RoleKey) -> Vec<DutyOwner> {
    let body = body.into();
    match role.standard() {
        Some(StandardRole::UnitHead | StandardRole::UnitRepresentative) => {
            body.organisation.units.iter().map(|unit| DutyOwner::Unit(unit.id.clone())).collect()
        }
        Some(StandardRole::Supervisor) => {
            holders(body, role, None).into_iter().map(DutyOwner::Person).collect()
        }
        _ => vec![DutyOwner::Together],
    }
}

/// The persons who answer for what `owner` owes as `role`.
pub fn answering_for<'b>(body: impl Into<Body<'b>>, role: &RoleKey, owner: &DutyOwner) -> Vec<PersonId> {
    match owner {
        DutyOwner::Unit(unit) => holders(body, role, Some(unit)),
        DutyOwner::Person(person) => vec![person.clone()],
        DutyOwner::Together => holders(body, role, None),
    }
}

impl DutyDone {
    /// Whether this is the record of what `owner` owed as `role`. A record that does not say whose it was is that of
    /// the one who made it; where he owed nothing himself, it was made for all.
    pub fn is_of<'b>(&self, body: impl Into<Body<'b>>, role: &RoleKey, owner: &DutyOwner) -> bool {
        if let Some(of) = &self.of {
            return of == owner;
        }
        let Some(person) = self.by.person() else { return true };
        let body = body.into();
        let owes = |owner: &DutyOwner| answering_for(body, role, owner).contains(person);
        owes(owner) || !duty_owners(body, role).iter().any(owes)
    }
}

/// The record of what `owner` did of `duty` for the day `due`.
pub fn done_of<'r, 'b>(
    body: impl Into<Body<'b>>,
    register: &'r Register,
    duty: &Duty,
    due: Date,
    owner: &DutyOwner,
) -> Option<&'r DutyDone> {
    let body = body.into();
    let same = |done: &&DutyDone| done.duty == duty.key && done.due == due;
    register.duties_done.iter().filter(same).find(|done| done.is_of(body, &duty.by, owner))
}

pub(crate) fn perform(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    key: &str,
    due: Date,
    of: Option<&DutyOwner>,
    note: &str,
) -> Result<Vec<Event>, Refusal> {
    let duty = rules.procedure.duty_called(key).ok_or_else(|| {
        let duties = rules.procedure.duties.iter().map(|duty| duty.key.clone()).collect();
        Refusal::UnknownDuty { duty: key.to_owned(), duties }
    })?;
    // Whoever may do nothing of it at all is told so before he is asked whose it was.
    permit(rules, command, Act::PerformDuty, std::slice::from_ref(&duty.by), None)?;
    if let Some(opened) = &register.opened {
        not_before(command, opened.on)?;
    }
    if !falls_due(register, &duty.every, due) {
        return Err(Refusal::NotDueThen {
            duty: duty.key.clone(),
            due,
            days: days_of(register, &duty.every, due.year()),
        });
    }
    let owner = owner(rules, register, command, duty, due, of)?;
    let acting = permit_owner(rules, command, duty, &owner)?;
    if done_of(rules, register, duty, due, &owner).is_some() {
        return Err(Refusal::DutyDone { duty: duty.key.clone(), due });
    }
    let holders = answering_for(rules, &duty.by, &owner);
    let capacity = capacity::of_duty(rules, &command.by, &holders, command.on);
    let of = (owner != DutyOwner::Together).then_some(owner);
    let (duty, note) = (duty.key.clone(), note.trim().to_owned());
    Ok(vec![Event::DutyPerformed { duty, due, note, of, acting, capacity }])
}

/// Whose duty is recorded: the one named, or the one that whoever records it owes, or the only one there is.
fn owner(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    duty: &Duty,
    due: Date,
    of: Option<&DutyOwner>,
) -> Result<DutyOwner, Refusal> {
    let owners = duty_owners(rules, &duty.by);
    let needed =
        |owners: &[DutyOwner]| Refusal::DutyOwnerNeeded { duty: duty.key.clone(), owners: owners.to_vec() };
    if let Some(named) = of {
        return if owners.contains(named) { Ok(named.clone()) } else { Err(needed(&owners)) };
    }
    let Some(person) = command.by.person() else { return Err(needed(&owners)) };
    let acts_for: Vec<PersonId> = stands_for(rules.substitutions, person, command.on)
        .into_iter()
        .map(|acting| acting.for_whom)
        .collect();
    let held_by = |who: &PersonId, owner: &&DutyOwner| answering_for(rules, &duty.by, owner).contains(who);
    let own: Vec<&DutyOwner> = owners.iter().filter(|owner| held_by(person, owner)).collect();
    let own = match own.is_empty() {
        true => owners.iter().filter(|one| acts_for.iter().any(|other| held_by(other, one))).collect(),
        false => own,
    };
    let own = if own.is_empty() { owners.iter().collect() } else { own };
    let open: Vec<DutyOwner> = own
        .iter()
        .filter(|one| done_of(rules, register, duty, due, one).is_none())
        .map(|one| (*one).clone())
        .collect();
    match (open.as_slice(), own.as_slice()) {
        ([one], _) => Ok(one.clone()),
        ([], [one, ..]) => Ok((*one).clone()),
        _ => Err(needed(&open)),
    }
}

/// Lets through those who owe it, those who act for them, and the standing roles of the table.
fn permit_owner(
    rules: &Rules<'_>,
    command: &Command,
    duty: &Duty,
    owner: &DutyOwner,
) -> Result<Option<Acting>, Refusal> {
    let named = std::slice::from_ref(&duty.by);
    let standing = entitled(Act::PerformDuty, &[]);
    let passes = |who: &PersonId| {
        answering_for(rules, &duty.by, owner).contains(who)
            || standing.iter().any(|role| holds(rules, who, role, None))
    };
    permit_those(
        rules.into(),
        command.occasion(),
        Act::PerformDuty,
        &entitled(Act::PerformDuty, named),
        passes,
    )
}

/// Whether the duty is to be done by `due`: what counts from an approval may count from any there was,
/// since a duty is recorded late too.
fn falls_due(register: &Register, every: &Every, due: Date) -> bool {
    days_of(register, every, due.year()).contains(&due)
}

/// Every day of `year` on which the duty falls due, in order.
fn days_of(register: &Register, every: &Every, year: i32) -> Vec<Date> {
    let approvals = register.editions.iter().map(|edition| Some(edition.order.date));
    let days: BTreeSet<Date> =
        approvals.chain([None]).flat_map(|approved| every.days(year, approved)).collect();
    days.into_iter().collect()
}
