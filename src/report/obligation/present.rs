//! What those who left the body owed is owed by whoever is in their place now: the head of the unit, whoever holds the
//! role. Where nobody is, it stays with who left, by name: it is not lost, and can be lifted or handed to another.

use prikaz_domain::PersonId;
use prikaz_procedure::Procedure;
use prikaz_workflow::{Body, answering, answering_for_part};

use super::{Obligation, Owed};

/// Hands what is open and held by persons whom `body` has no more to those who answer for it now. `procedure` is that of
/// the register; the journal of a body has none.
pub fn hand_on(all: &mut [Obligation], body: Body<'_>, procedure: Option<&Procedure>) {
    let is_here = |person: &PersonId| body.organisation.person(person).is_some();
    for one in all.iter_mut().filter(|one| one.is_open()) {
        if one.holders.iter().all(is_here) {
            continue;
        }
        let now = match &one.what {
            Owed::Stage(part) => {
                let stage = procedure.and_then(|procedure| procedure.stage(&part.stage));
                stage.map(|stage| answering_for_part(body, stage, &part.subject)).unwrap_or_default()
            }
            Owed::Instruction(given) => answering(body, &given.whom),
            // These are worked out from the body as it is, or are a person's own.
            Owed::Step(_) | Owed::Duty(_) | Owed::Reading(_) => Vec::new(),
        };
        let now: Vec<_> = now.into_iter().filter(is_here).collect();
        if !now.is_empty() {
            one.holders = now;
        }
    }
}
