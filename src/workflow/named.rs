//! What somebody named of a body: found there, or refused with what there is.

use prikaz_domain::UnitId;
use prikaz_procedure::{Organisation, Unit};

use crate::refusal::Refusal;

/// The unit `unit`, which somebody named, as the body has it today.
///
/// # Errors
/// When it has none of that key.
pub fn known_unit<'o>(organisation: &'o Organisation, unit: &UnitId) -> Result<&'o Unit, Refusal> {
    organisation.unit(unit).ok_or_else(|| no_unit(organisation, unit))
}

/// That the body has no unit `unit`; those it has are told.
pub fn no_unit(organisation: &Organisation, unit: &UnitId) -> Refusal {
    Refusal::UnknownUnit { unit: unit.clone(), units: organisation.unit_keys() }
}
