//! Who is told of an act, and who tells it.

use prikaz_domain::{Person, PersonId, StandardRole};
use prikaz_procedure::Organisation;
use prikaz_workflow as workflow;

use crate::Rulebook;

/// Who is told, and who tells: as the procedure's stage of informing says, else the drafter.
pub(crate) fn told(book: &Rulebook) -> (Vec<PersonId>, Option<PersonId>) {
    let inform = book.procedure.informing().map(|(by, _)| by);
    let from = inform.and_then(|role| book.organisation.holders(role).next()).map(|person| person.id.clone());
    (workflow::told(&book.rules()), from.or_else(|| drafter(&book.organisation)))
}

/// Who drafts in the body.
pub(crate) fn drafter(organisation: &Organisation) -> Option<PersonId> {
    let drafts = |card: &&Person| card.roles.iter().any(|role| *role == StandardRole::Drafter);
    organisation.persons.iter().find(drafts).map(|card| card.id.clone())
}
