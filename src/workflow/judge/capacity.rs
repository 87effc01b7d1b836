//! In what capacity somebody records what a unit did, or those who owe a duty.
//!
//! *Invariant:* it is judged when the record is made, by the body as it is then, and stands with the record: who heads
//! the unit later changes nothing of what was recorded before.

use time::Date;

use prikaz_domain::{PersonId, UnitId};

use crate::record::actor::Actor;
use crate::record::capacity::Capacity;
use crate::rights::acting::stands_for;
use crate::rights::table::{Act, entitled};
use crate::rules::Rules;

/// In what capacity `by` records on `on` that `unit` handed in: for the unit, or standing in for one who does; else he
/// only enters what the unit did. Who may record for every unit, as the drafter may, does so for his own unit too,
/// unless he heads or represents it. None where no person records it.
pub(crate) fn of_handing_in(rules: &Rules<'_>, by: &Actor, unit: &UnitId, on: Date) -> Option<Capacity> {
    let person = by.person()?;
    let body = rules.organisation;
    let heads = |who: &PersonId| {
        let unit = body.unit(unit);
        unit.is_some_and(|unit| unit.head == *who || unit.representative.as_ref() == Some(who))
    };
    let recorders = entitled(Act::HandIn, &[]);
    let works = |who: &PersonId| {
        body.person(who).is_some_and(|card| {
            card.unit.as_ref() == Some(unit) && !card.roles.iter().any(|role| recorders.contains(role))
        })
    };
    Some(Capacity::of(is_or_stands_for(rules, person, on, |who| heads(who) || works(who))))
}

/// In what capacity `by` records on `on` what `holders` owe. None where no person records it.
pub(crate) fn of_duty(rules: &Rules<'_>, by: &Actor, holders: &[PersonId], on: Date) -> Option<Capacity> {
    let person = by.person()?;
    Some(Capacity::of(is_or_stands_for(rules, person, on, |who| holders.contains(who))))
}

fn is_or_stands_for(rules: &Rules<'_>, person: &PersonId, on: Date, is: impl Fn(&PersonId) -> bool) -> bool {
    let acts = stands_for(rules.substitutions, person, on);
    is(person) || acts.iter().any(|acting| is(&acting.for_whom))
}
