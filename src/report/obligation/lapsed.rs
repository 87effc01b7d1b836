//! What an order told somebody to do falls away with the order.

use time::Date;

use crate::procedure::Organisation;
use crate::report::wording;
use crate::workflow::Repeals;

use super::{End, Obligation, Outcome, Owed};

/// Ends what orders that are repealed by `day` told somebody to do and nobody has done by then: an act without force
/// binds nobody, and the one that stands in its place tells anew what is to be done.
pub fn lapse(all: &mut [Obligation], organisation: &Organisation, repeals: &Repeals, day: Date) {
    for one in all.iter_mut().filter(|one| one.is_open()) {
        let Owed::Instruction(given) = &one.what else { continue };
        let Some((repeal, from)) = repeals.by(&given.order, day).and_then(|one| Some((one, one.from?)))
        else {
            continue;
        };
        let act = |act| {
            format!("{} {}", wording::nominative(given.order.kind), wording::requisites(organisation, act))
        };
        one.end = Some(End {
            on: from,
            recorded: from,
            by: None,
            entered_by: None,
            outcome: Outcome::Dropped,
            paper: Some(format!("утрата силы: {} ({})", act(&given.order), act(&repeal.by))),
        });
        one.way = None;
    }
}
