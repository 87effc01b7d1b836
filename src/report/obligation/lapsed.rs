//! What an order told somebody to do, or to read, falls away with the order.

use time::Date;

use crate::wording;
use prikaz_domain::ActReference;
use prikaz_procedure::Organisation;
use prikaz_workflow::{Acts, same_order};

use super::{End, Obligation, Outcome, Owed};

/// Ends what orders that have lost their force by `day` asked for and nobody has done by then: an act without force binds
/// nobody, and the one that stands in its place tells anew what is to be done. An act that only amends others falls with
/// them. Who was asked to read an act when it was repealed already is asked still.
pub fn lapse(all: &mut [Obligation], organisation: &Organisation, acts: &Acts, day: Date) {
    for one in all.iter_mut().filter(|one| one.is_open()) {
        let order = match &one.what {
            Owed::Instruction(given) => &given.order,
            Owed::Reading(to_read) => &to_read.order,
            Owed::Stage(_) | Owed::Step(_) | Owed::Duty(_) => continue,
        };
        let lapsed = acts.lapsed(order, day).and_then(|repeal| Some((repeal, repeal.from?)));
        let Some((repeal, from)) = lapsed.filter(|(_, from)| one.began <= *from) else { continue };
        let act = |act: &ActReference| {
            format!("{} {}", wording::nominative(act.kind), wording::requisites(organisation, act))
        };
        let paper = match same_order(&repeal.act, order) {
            true => format!("утрата силы: {} ({})", act(order), act(&repeal.by)),
            false => format!("утрата силы измененного акта: {} ({})", act(&repeal.act), act(&repeal.by)),
        };
        one.end = Some(End {
            on: from,
            recorded: from,
            by: None,
            entered_by: None,
            outcome: Outcome::Dropped,
            paper: Some(paper),
        });
        one.way = None;
    }
}
