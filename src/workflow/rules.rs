//! What a register is kept by.

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::Substitution;
use prikaz_procedure::{Organisation, Procedure};

/// What a register is kept by: data only.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The body with its units and persons.
    pub organisation: &'a Organisation,
    /// Who acts for whom.
    pub substitutions: &'a [Substitution],
    /// The production calendar of the body's region.
    pub calendar: &'a ProductionCalendar,
}
