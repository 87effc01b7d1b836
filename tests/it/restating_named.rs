//! Acts that the file of a procedure names itself, and whose requisites were put right since: the order that is signed
//! knows them by both.

use std::sync::Arc;

use time::macros::date;

use prikaz::domain::{ActReference, EditionNo};
use prikaz::workflow::{
    Actor, CorrectedRequisites, Correction, Edition, Effect, Event, OrderManner, OrderNumbered, Touch,
};

use crate::restating::{drafted, opened_by, outside, record, repeal, signer};
use prikaz_rules::world::World;

/// The journal has `was` under another number.
fn put_right(world: &mut World, was: &ActReference, number: &str) -> ActReference {
    let now = ActReference { number: number.to_owned(), ..was.clone() };
    let corrected = CorrectedRequisites {
        was: was.clone(),
        now: now.clone(),
        reason: "опечатка".to_owned(),
        in_force: Some(was.date),
        issued: Vec::new(),
    };
    let event = OrderNumbered::RequisitesCorrected(Box::new(corrected));
    world.journal = std::mem::take(&mut world.journal).evolve(&event);
    now
}

/// The next edition, drafted and signed on `on`, with what its order does to others.
fn signs(world: &mut World, on: time::Date, number: &str) -> (Arc<Edition>, Vec<Effect>) {
    let digest = drafted(world, on, OrderManner::default());
    let action = world.signing(on, Some(number), digest).unwrap();
    let command = world.command(Actor::claiming(signer(world)), on, action);
    world.act(&command).unwrap();
    let effects = world.journal.entries().last().unwrap().effects().to_vec();
    (world.register.editions.last().unwrap().clone(), effects)
}

#[test]
fn an_act_that_the_procedure_names_by_its_former_number_is_not_repealed_twice() {
    let written = outside("1");
    let mut world = opened_by(|order| order.text.clauses.insert(1, repeal(&written, false)));
    let other = ActReference { number: "99".to_owned(), ..written.clone() };
    world.repealed_alone(written.date, other, written.date);
    let now = put_right(&mut world, &written, "41");
    world.repealed_alone(date!(2024 - 03 - 01), now, date!(2024 - 03 - 01));
    let (signed, effects) = signs(&mut world, date!(2024 - 04 - 19), "53");
    assert_eq!((signed.left_out.clone(), effects), (vec![written], Vec::new()));
}

#[test]
fn an_act_of_the_register_that_the_procedure_names_by_its_former_number_is_repealed_once() {
    let mut world = opened_by(|order| order.repeal_earlier = true);
    let (first, _) = signs(&mut world, date!(2024 - 04 - 19), "53");
    let was = ActReference { title: None, ..first.order.clone() };
    let named = repeal(&was, false);
    Arc::make_mut(&mut world.book.procedure).order.text.clauses.insert(1, named);
    let now = put_right(&mut world, &was, "54");
    let correction = Correction::Order { edition: EditionNo(1), was, now: now.clone() };
    let version = world.register.version;
    let corrected = Event::RecordCorrected { version, correction, reason: "опечатка".to_owned() };
    record(&mut world, date!(2024 - 04 - 22), corrected);
    let (second, effects) = signs(&mut world, date!(2024 - 05 - 20), "60");
    assert_eq!(second.repeals, Vec::new(), "the file has a clause on it");
    assert_eq!(effects, vec![Effect { does: Touch::Repeals, act: now }]);
}
