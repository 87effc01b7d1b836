//! How an order was signed, or would be.

use time::Date;

use prikaz_domain::PersonId;
use prikaz_report::paper::Approved;
use prikaz_workflow::{Edition, Register, amended_next, stands_for};

use crate::Rulebook;

/// Who would sign on `on`: the one who approves, or the person who acts for him that day.
pub(crate) fn unsigned(book: &Rulebook, register: &Register, on: Date) -> Approved {
    let holder = book.procedure.approver().and_then(|role| book.organisation.holders(role).next());
    let acts = |person: &PersonId| {
        let stands = stands_for(&book.substitutions, person, on);
        let holder = holder.map(|holder| &holder.id);
        stands.into_iter().find(|acting| Some(&acting.for_whom) == holder)
    };
    let substitute = book.organisation.persons.iter().find_map(|one| Some((one.id.clone(), acts(&one.id)?)));
    let (signer, acting) = match substitute {
        Some((person, acting)) => (Some(person), Some(acting.into_acting())),
        None => (holder.map(|holder| holder.id.clone()), None),
    };
    let amends = amended_next(&book.procedure, register);
    let update = !register.editions.is_empty();
    let (repeals, left_out) = (Vec::new(), Vec::new());
    Approved { order: None, signer, acting, created: on, update, amends, repeals, left_out }
}

/// How `edition` was signed.
pub(crate) fn approved(edition: &Edition) -> Approved {
    Approved {
        order: Some(edition.order.clone()),
        signer: edition.signer.clone(),
        acting: edition.acting.clone(),
        created: edition.order.date,
        update: edition.no.0 > 1,
        amends: edition.amends.clone(),
        repeals: edition.repeals.clone(),
        left_out: edition.left_out.clone(),
    }
}
