//! What a register counts on and its body has no more: each with what would settle it.

use prikaz_app::Rulebook;
use prikaz_domain::{PersonId, UnitId};
use prikaz_fact::coded;
use prikaz_procedure::Lost;
use prikaz_workflow::{Phase, Register, lost_units};

coded! {
    /// What a register counts on and its body has no more.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LostWhat: Serialize {
        /// A unit whose rows the register holds.
        Unit,
        /// A person.
        Person,
        /// A role.
        Role,
        /// Whoever holds a role.
        Holder,
    }
}

/// One of these, by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostThing {
    /// What it is.
    pub what: LostWhat,
    /// Its key.
    pub key: String,
    /// What it was called, where that is known.
    pub title: Option<String>,
    /// Whether submissions are being collected, so that a unit may be taken out of the collection.
    pub collecting: bool,
}

/// All that `register` counts on and its body has no more.
pub(crate) fn lost(book: &Rulebook, register: &Register) -> Vec<LostThing> {
    let collecting = register.draft.as_ref().is_some_and(|draft| draft.phase == Phase::Collecting);
    let body = &book.organisation;
    let of = |what, key: &str, title| LostThing { what, key: key.to_owned(), title, collecting };
    let person = |key: &str| {
        let person = PersonId::new(key).ok()?;
        body.known_person(&person).map(|card| card.name.surname_first())
    };
    let units = lost_units(&book.rules(), register);
    let titled = |unit: &UnitId| body.known_unit(unit).map(|unit| unit.title.clone());
    let units = units.iter().map(|unit| of(LostWhat::Unit, unit.as_str(), titled(unit)));
    let others = book.lost.iter().filter_map(|one| match one {
        // Whether a unit still matters is told by the register.
        Lost::Unit(_) => None,
        Lost::Person(key) => Some(of(LostWhat::Person, key, person(key))),
        Lost::Role(key) => Some(of(LostWhat::Role, key, None)),
        Lost::Holder(key) => Some(of(LostWhat::Holder, key, None)),
    });
    units.chain(others).collect()
}
