//! Who records what was done on an order: whoever was told, and whoever answers for it since.

use std::sync::Arc;

use prikaz_domain::{InstructionNo, PersonId};
use prikaz_workflow::{Action, Actor, Recorded, Refusal};
use time::macros::date;

use prikaz_rules::world::{World, book, instructing};

/// A register whose order told the unit «hr» something by 15 May 2024 while `uslovnova` headed it; `since` heads it since.
fn told(since: &str) -> World {
    let on = date!(2024 - 04 - 23);
    let mut book = book("sverdlovsk-investment");
    instructing(&mut book);
    let mut world = World::new(book);
    while world.register.instructions.all().is_empty() {
        world.goes_on(on);
    }
    let body = Arc::make_mut(&mut world.book.organisation);
    let unit = body.units.iter_mut().find(|unit| unit.id.as_str() == "hr").expect("a unit");
    assert_eq!(unit.head.as_str(), "uslovnova");
    unit.head = PersonId::new(since).expect("a key");
    world
}

fn done(world: &World, person: &str) -> Result<Vec<Recorded>, Refusal> {
    let instruction = InstructionNo(1);
    let action =
        Action::FulfilInstruction { instruction, by: None, paper: "записка № 12".to_owned() };
    let by = Actor::claiming(PersonId::new(person).expect("a key"));
    world.decided(&world.command(by, date!(2024 - 05 - 14), action)).map(|(recorded, _)| recorded)
}

#[test]
fn a_unit_that_changed_hands_answers_by_either_head() {
    let world = told("maketov");
    for person in ["uslovnova", "maketov"] {
        assert!(done(&world, person).is_ok(), "{person}: {:?}", done(&world, person));
    }
    let refused = done(&world, "shablonova").expect_err("the head of another unit");
    assert!(matches!(refused, Refusal::NotEntitled { .. }), "{refused:?}");
}
