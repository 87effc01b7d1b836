//! The standard roles, and which of them are told by a unit rather than by the persons' cards.

use super::Organisation;
use prikaz_domain::RoleKey;

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

/// Whether somebody would act as `role`: its holders, or those whom the units name.
pub(super) fn is_held(organisation: &Organisation, role: &RoleKey) -> bool {
    let by_unit = match role.as_str() {
        "unit-head" | "unit-representative" => !organisation.units.is_empty(),
        "supervisor" => organisation.units.iter().any(|unit| unit.supervisor.is_some()),
        _ => false,
    };
    by_unit || organisation.holders(role).next().is_some()
}
