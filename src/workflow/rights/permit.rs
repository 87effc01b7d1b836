//! Judging an act by the table of rights.

use time::Date;

use prikaz_domain::{PersonId, RoleKey, UnitId};
use prikaz_procedure::Organisation;

use super::table::{Act, entitled, is_bystanders};
use crate::command::Command;
use crate::record::actor::{Acting, Actor};
use crate::refusal::Refusal;
use crate::rights::acting::{ActingFor, stands_for};
use crate::rights::body::{Body, Occasion};
use crate::rules::Rules;

/// Lets the act through for a person who holds one of the entitled roles, or acts for one who does.
/// `unit` narrows the roles of units (`unit-head`, `unit-representative`, `supervisor`) to that unit.
///
/// # Errors
/// When the person is unknown or not entitled.
pub(crate) fn permit(
    rules: &Rules<'_>,
    command: &Command,
    act: Act,
    named: &[RoleKey],
    unit: Option<&UnitId>,
) -> Result<Option<Acting>, Refusal> {
    permit_in(rules.into(), command.occasion(), act, named, unit)
}

/// As [`permit`], where no register is at hand.
///
/// # Errors
/// As [`permit`].
pub(crate) fn permit_in(
    body: Body<'_>,
    occasion: Occasion<'_>,
    act: Act,
    named: &[RoleKey],
    unit: Option<&UnitId>,
) -> Result<Option<Acting>, Refusal> {
    let roles = entitled(act, named);
    let held = |who: &PersonId| roles.iter().any(|role| holds(body, who, role, unit));
    permit_those(body, occasion, act, &roles, held)
}

/// Makes sure that the body has the person now.
///
/// # Errors
/// When it has not.
pub(crate) fn of_body(organisation: &Organisation, person: &PersonId) -> Result<(), Refusal> {
    match organisation.person(person) {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownPerson { person: person.clone() }),
    }
}

/// Lets the act through for a person who `passes`, or acts for one who does; `roles` are told where he may not.
///
/// # Errors
/// When the person is unknown or not entitled.
pub(crate) fn permit_those(
    body: Body<'_>,
    occasion: Occasion<'_>,
    act: Act,
    roles: &[RoleKey],
    passes: impl Fn(&PersonId) -> bool,
) -> Result<Option<Acting>, Refusal> {
    let person = person(occasion.by, act)?;
    of_body(body.organisation, person)?;
    let permitted = as_self_or_acting(body, person, occasion.on, passes).ok_or_else(|| {
        Refusal::NotEntitled { person: person.clone(), act: act.word(), roles: roles.to_vec() }
    })?;
    known_as_demanded(body.organisation, occasion.by, act)?;
    Ok(permitted)
}

/// Makes sure that it is known who acts by a means that the body asks for with this act.
///
/// # Errors
/// When it is not.
fn known_as_demanded(organisation: &Organisation, by: &Actor, act: Act) -> Result<(), Refusal> {
    let means = by.means.word();
    match organisation.demanded.instead_of(means, act).zip(by.person()) {
        Some((demanded, person)) => Err(Refusal::MeansTooWeak {
            person: person.clone(),
            act: act.word(),
            means,
            demanded: demanded.to_vec(),
        }),
        None => Ok(()),
    }
}

/// Lets through one who signs an order himself (then for nobody else), one who acts for a signatory, and whoever may
/// record that others signed.
///
/// # Errors
/// When the person is unknown, or may neither sign nor record.
pub(crate) fn permit_signatory(
    body: Body<'_>,
    by: &Actor,
    on: Date,
    signatories: &[PersonId],
) -> Result<Option<Acting>, Refusal> {
    match permit_signer(body, by, on, signatories) {
        Err(refusal @ Refusal::NotSignatory { .. }) => {
            permit_recorder(body, by, on).map_err(|_| refusal).map(|()| None)
        }
        signs => signs,
    }
}

/// Lets through one who signs an order himself, then for nobody else, or acts for one who does.
///
/// # Errors
/// When the person is unknown, or may not sign.
pub(crate) fn permit_signer(
    body: Body<'_>,
    by: &Actor,
    on: Date,
    signatories: &[PersonId],
) -> Result<Option<Acting>, Refusal> {
    let person = person(by, Act::RecordOrder)?;
    of_body(body.organisation, person)?;
    let signs = |one: &PersonId| signatories.contains(one);
    let allowed = if is_bystander(body, person) { None } else { as_self_or_acting(body, person, on, signs) };
    let permitted = allowed.ok_or_else(|| {
        let (person, signatories) = (person.clone(), signatories.to_vec());
        Refusal::NotSignatory { person, signatories }
    })?;
    known_as_demanded(body.organisation, by, Act::Sign)?;
    Ok(permitted)
}

/// Lets through whoever may record that others signed.
///
/// # Errors
/// When the person is unknown, or may not record.
pub(crate) fn permit_recorder(body: Body<'_>, by: &Actor, on: Date) -> Result<(), Refusal> {
    permit_in(body, Occasion { by, on }, Act::RecordOrder, &[], None).map(drop)
}

/// The person behind `actor`.
///
/// # Errors
/// When it is the program itself.
pub(crate) fn person(actor: &Actor, act: Act) -> Result<&PersonId, Refusal> {
    actor.person().ok_or_else(|| Refusal::NotForActor { act: act.word() })
}

/// `Some(None)` when `person` passes himself, `Some(Some(acting))` when one for whom he acts does.
pub(super) fn as_self_or_acting(
    body: Body<'_>,
    person: &PersonId,
    on: Date,
    passes: impl Fn(&PersonId) -> bool,
) -> Option<Option<Acting>> {
    if passes(person) {
        return Some(None);
    }
    if is_bystander(body, person) {
        return None;
    }
    stands_for(body.substitutions, person, on)
        .into_iter()
        .find(|ActingFor { for_whom, .. }| passes(for_whom))
        .map(|acting| Some(acting.into_acting()))
}

/// Whether `person` audits or administers: then he acts for nobody and agrees to nothing.
pub(crate) fn is_bystander<'b>(body: impl Into<Body<'b>>, person: &PersonId) -> bool {
    body.into().organisation.person(person).is_some_and(|card| card.roles.iter().any(is_bystanders))
}

/// Whether `person` holds `role`, for the roles of units in `unit` only.
pub fn holds<'b>(
    body: impl Into<Body<'b>>,
    person: &PersonId,
    role: &RoleKey,
    unit: Option<&UnitId>,
) -> bool {
    body.into().organisation.holds(person, role, unit)
}

/// Who holds `role`, for the roles of units in `unit` only; each once.
pub(crate) fn holders<'b>(body: impl Into<Body<'b>>, role: &RoleKey, unit: Option<&UnitId>) -> Vec<PersonId> {
    let body = body.into();
    let persons = body.organisation.persons.iter().map(|person| &person.id);
    persons.filter(|person| holds(body, person, role, unit)).cloned().collect()
}

/// Who holds `role`; a role of the route that nobody holds would leave the draft waiting for ever.
pub(crate) fn holding(rules: &Rules<'_>, role: &RoleKey) -> Result<Vec<PersonId>, Refusal> {
    let found = holders(rules, role, None);
    if found.is_empty() { Err(Refusal::NobodyHolds { role: role.to_string() }) } else { Ok(found) }
}
