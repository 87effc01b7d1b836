//! What roles a body knows, and which of them are told by a unit rather than by the persons' cards.

use super::{Organisation, Unit};
use prikaz_domain::{PersonId, RoleKey, StandardRole, UnitId};

impl Unit {
    /// Who hands in for it: the head where nobody is named.
    pub fn hands_in(&self) -> &PersonId {
        self.representative.as_ref().unwrap_or(&self.head)
    }
}

impl Organisation {
    /// Whether `person` holds `role`: by the units for the roles that they give, in `unit` only where one is named; by
    /// his card for the others.
    pub fn holds(&self, person: &PersonId, role: &RoleKey, unit: Option<&UnitId>) -> bool {
        let mut units = self.units.iter().filter(|found| unit.is_none_or(|unit| found.id == *unit));
        match role.standard() {
            Some(StandardRole::UnitHead) => units.any(|unit| unit.head == *person),
            Some(StandardRole::Supervisor) => units.any(|unit| unit.supervisor.as_ref() == Some(person)),
            Some(StandardRole::UnitRepresentative) => units.any(|unit| unit.hands_in() == person),
            _ => self.person(person).is_some_and(|card| card.roles.contains(role)),
        }
    }

    /// Every role that the body knows: the standard ones, then its own. What its file says of a standard one is how it
    /// is called there.
    pub fn known_roles(&self) -> Vec<RoleKey> {
        let own = self.roles.iter().map(|role| &role.key).filter(|key| key.standard().is_none());
        StandardRole::ALL.into_iter().map(RoleKey::from).chain(own.cloned()).collect()
    }

    /// Whether the body knows `role`.
    pub(crate) fn knows(&self, role: &RoleKey) -> bool {
        role.standard().is_some() || self.role(role).is_some()
    }

    /// The roles that `person` holds: the standard ones, then those of the body.
    pub fn roles_of(&self, person: &PersonId) -> Vec<RoleKey> {
        self.known_roles().into_iter().filter(|role| self.holds(person, role, None)).collect()
    }

    /// Whether somebody would act as `role`: its holders, or those whom the units name.
    pub(crate) fn has_holder(&self, role: &RoleKey) -> bool {
        let by_unit = match role.standard() {
            Some(StandardRole::UnitHead | StandardRole::UnitRepresentative) => !self.units.is_empty(),
            Some(StandardRole::Supervisor) => self.units.iter().any(|unit| unit.supervisor.is_some()),
            _ => false,
        };
        by_unit || self.holders(role).next().is_some()
    }
}
