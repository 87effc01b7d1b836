//! The standard roles, and which of them are told by a unit rather than by the persons' cards.

use super::{Organisation, Unit};
use prikaz_domain::{PersonId, RoleKey, UnitId};

/// Roles that every body has; a body may add its own.
pub const STANDARD_ROLES: [&str; 13] = [
    "drafter",
    "unit-representative",
    "unit-head",
    "working-group",
    "working-group-secretary",
    "working-group-head",
    "supervisor",
    "agreer",
    "head",
    "registrar",
    "publisher",
    "auditor",
    "administrator",
];

/// Every role `organisation` knows: the standard ones, then its own.
pub(super) fn known_roles(organisation: &Organisation) -> Vec<&str> {
    let own = organisation.roles.iter().map(|role| role.key.as_str());
    STANDARD_ROLES.into_iter().chain(own).collect()
}

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
        match role.as_str() {
            "unit-head" => units.any(|unit| unit.head == *person),
            "supervisor" => units.any(|unit| unit.supervisor.as_ref() == Some(person)),
            "unit-representative" => units.any(|unit| unit.hands_in() == person),
            _ => self.person(person).is_some_and(|card| card.roles.contains(role)),
        }
    }

    /// The roles that `person` holds: the standard ones, then those of the body.
    pub fn roles_of(&self, person: &PersonId) -> Vec<RoleKey> {
        let known = known_roles(self).into_iter().filter_map(|role| RoleKey::new(role).ok());
        known.filter(|role| self.holds(person, role, None)).collect()
    }
}

/// Whether somebody would act as `role`: its holders, or those whom the units name.
pub(super) fn is_held(organisation: &Organisation, role: &RoleKey) -> bool {
    let by_unit = match role.as_str() {
        "unit-head" | "unit-representative" => !organisation.units.is_empty(),
        "supervisor" => organisation.units.iter().any(|unit| unit.supervisor.is_some()),
        _ => false,
    };
    by_unit || organisation.holders(role).next().is_some()
}
