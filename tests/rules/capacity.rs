//! In what capacity somebody hands in for a unit: as one of it, or only entering what it did.

use std::sync::Arc;

use prikaz_domain::PersonId;
use prikaz_workflow::{Action, Actor, Capacity, Event};
use time::macros::date;

use prikaz_rules::world::{World, book};

const PROCEDURE: &str = "sverdlovsk-investment";

/// What stands with the record when `person` hands in for the unit «hr», whose representative is `representative`.
fn capacity(person: &str, representative: &str) -> Capacity {
    let on = date!(2024 - 04 - 15);
    let mut world = World::new(book(PROCEDURE));
    let body = Arc::make_mut(&mut world.book.organisation);
    let unit = body.units.iter_mut().find(|unit| unit.id.as_str() == "hr").expect("a unit");
    unit.representative = Some(PersonId::new(representative).expect("a key"));
    let unit = unit.id.clone();
    for _ in 0..2 {
        world.goes_on(on);
    }
    let action = Action::HandIn { unit, rows: None, was: None, file: None, again: None };
    let by = Actor::claiming(PersonId::new(person).expect("a key"));
    let recorded = world.act(&world.command(by, on, action)).expect("it is handed in");
    let said = recorded.iter().find_map(|fact| match &fact.event {
        Event::SubmissionHandedIn { capacity, .. } => *capacity,
        _ => None,
    });
    said.expect("it says in what capacity")
}

#[test]
fn whoever_heads_or_represents_a_unit_hands_in_for_it_and_the_drafter_only_enters() {
    let body = book(PROCEDURE).organisation;
    let head = body.units.iter().find(|unit| unit.id.as_str() == "hr").expect("a unit").head.to_string();
    let representative = "blankova";
    let card = body.persons.iter().find(|card| card.id.as_str() == representative).expect("a person");
    assert!(card.unit.as_ref().is_none_or(|unit| unit.as_str() != "hr"), "of another unit");
    assert_eq!(capacity(&head, representative), Capacity::Own);
    assert_eq!(capacity(representative, representative), Capacity::Own);
    assert_eq!(capacity("proektov", representative), Capacity::Entered);
}
