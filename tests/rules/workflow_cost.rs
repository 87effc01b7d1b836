//! What an act costs: eight units hand in, three deputies agree in two rounds.

use std::time::Instant;

use prikaz_workflow::{Action, Verdict};

use prikaz_rules::world::{World, book};

/// So slow would be wrong by any measure, in a build without optimisation and on a busy machine.
const ABSURD: u128 = 20_000;

#[test]
fn an_act_costs_no_more_than_the_rows_it_writes() {
    let mut world = World::new(book("sverdlovsk-investment"));
    let on = time::macros::date!(2024 - 04 - 16);
    let (mut acts, mut spent, mut returned) = (0_u128, 0, false);
    while let Some((person, mut action)) = world.next_step(on).filter(|_| acts < 40) {
        if let Action::OpenDraft { .. } = action
            && !world.register.editions.is_empty()
        {
            break;
        }
        if let Action::GiveVisa { digest, .. } = action
            && !std::mem::replace(&mut returned, true)
        {
            let remark = prikaz_workflow::NewRemark { entry: None, text: "уточнить".to_owned() };
            action =
                Action::GiveVisa { digest, verdict: Verdict::Return(vec![remark]), seat: None, sheet: None };
        }
        let command = world.command(prikaz_workflow::Actor::claiming(person), on, action);
        let begun = Instant::now();
        let (recorded, state) = world.decided(&command).expect("the usual course");
        spent += begun.elapsed().as_micros();
        acts += 1;
        world.keep(recorded, state);
    }
    assert_eq!(world.register.editions.len(), 1);
    assert!(spent / acts < ABSURD, "{acts} acts cost {} µs each", spent / acts);
}
