//! What is done with what units handed in and deputies brought: who is withdrawn counts no more, a sheet is brought by
//! whoever may.

use prikaz_domain::{Digest, PersonId, UnitId};
use prikaz_workflow::{Action, Actor, FileReference, Refusal, ReturnedSheet, Verdict, step_of_all};
use time::Date;
use time::macros::date;

use prikaz_rules::world::{World, book};

const ON: Date = date!(2024 - 04 - 15);

fn person(key: &str) -> PersonId {
    PersonId::new(key).expect("a key")
}

fn act(world: &mut World, by: &str, action: Action) {
    world.act(&world.command(Actor::claiming(person(by)), ON, action)).expect("it is done");
}

/// The register of the Sverdlovsk ministry with its draft in collection.
fn in_collection() -> World {
    let mut world = World::new(book("sverdlovsk-investment"));
    for _ in 0..2 {
        world.goes_on(ON);
    }
    world
}

#[test]
fn what_a_withdrawn_unit_handed_in_is_not_part_of_all() {
    let mut world = in_collection();
    for (name, file) in [("hr", "hr.csv"), ("support", "support.csv")] {
        let unit = UnitId::new(name).expect("a key");
        let rows = world.sample(file);
        assert!(rows.is_some(), "{file}");
        act(&mut world, "proektov", Action::HandIn { unit, rows, was: None, file: None, again: None });
    }
    let of = |world: &World| {
        let step = step_of_all(&world.book.rules(), &world.register).expect("something was handed in");
        let mut units: Vec<String> = step.after.iter().map(|entry| entry.unit.to_string()).collect();
        units.sort_unstable();
        units.dedup();
        units
    };
    assert_eq!(of(&world), ["hr", "support"]);
    let unit = UnitId::new("hr").expect("a key");
    act(&mut world, "proektov", Action::WithdrawUnit { unit, reason: "отдел упразднен".to_owned() });
    assert_eq!(of(&world), ["support"]);
}

#[test]
fn a_filled_in_sheet_is_brought_by_the_agreer_or_by_who_leads_the_agreement() {
    let mut world = World::new(book("sverdlovsk-investment"));
    while world.seen.is_empty() {
        world.goes_on(ON);
    }
    let brought = |by: &str| {
        let file = FileReference { name: "лист.docx".to_owned(), digest: Digest::ZERO };
        let sheet = Some(ReturnedSheet { file, brought_by: person(by) });
        let action = Action::GiveVisa { digest: world.digest(), verdict: Verdict::Agree, seat: None, sheet };
        world.decided(&world.command(Actor::claiming(person("khlybova")), ON, action))
    };
    for by in ["khlybova", "proektov"] {
        assert!(brought(by).is_ok(), "{by}: {:?}", brought(by));
    }
    let refused = brought("saitova").expect_err("the publisher has no part in it");
    assert!(matches!(refused, Refusal::NotEntitled { .. }), "{refused:?}");
}
