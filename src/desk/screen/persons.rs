//! The persons of a body: by which key each is named, and what the body has him for.

use prikaz_domain::{Person, PersonId, RoleKey, UnitId};
use prikaz_procedure::Organisation;

/// A person of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// The key by which he is named, in files and to the program.
    pub person: PersonId,
    /// «Хлыбова Е.А.»
    pub name: String,
    /// His post.
    pub post: String,
    /// The unit he serves in, where it takes part.
    pub unit: Option<(UnitId, String)>,
    /// His roles: those of his card in its order, then those that units give him.
    pub roles: Vec<RoleKey>,
    /// Whether he is made up, as a sample.
    pub example: bool,
}

/// The persons of `body` in the order of its file; only who holds `role`, where one is named.
pub fn persons(body: &Organisation, role: Option<&RoleKey>) -> Vec<PersonLine> {
    let all = body.persons.iter().map(|card| PersonLine {
        person: card.id.clone(),
        name: card.name.surname_first(),
        post: card.post.title.clone(),
        unit: card.unit.as_ref().map(|unit| (unit.clone(), body.title_of(unit))),
        roles: held(body, card),
        example: card.example,
    });
    all.filter(|line| role.is_none_or(|role| line.roles.contains(role))).collect()
}

/// The roles of his card, then those that units give him.
fn held(body: &Organisation, card: &Person) -> Vec<RoleKey> {
    let units = || body.units.iter();
    let given = [
        ("unit-head", units().any(|unit| unit.head == card.id)),
        ("unit-representative", units().any(|unit| unit.representative.as_ref() == Some(&card.id))),
        ("supervisor", units().any(|unit| unit.supervisor.as_ref() == Some(&card.id))),
    ];
    let given = given.into_iter().filter(|(_, is)| *is).filter_map(|(role, _)| RoleKey::new(role).ok());
    let given: Vec<RoleKey> = given.filter(|role| !card.roles.contains(role)).collect();
    card.roles.iter().cloned().chain(given).collect()
}
