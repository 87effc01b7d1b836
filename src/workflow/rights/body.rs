//! A body at work, as far as no procedure is needed: who is who, who acts for whom, which days are working days.

use time::Date;

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::Substitution;
use prikaz_procedure::Organisation;

use crate::record::actor::Actor;
use crate::rules::Rules;

/// A body («орган») with its substitutions and its calendar: data only.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    /// The body with its units and persons.
    pub organisation: &'a Organisation,
    /// Who acts for whom.
    pub substitutions: &'a [Substitution],
    /// The production calendar of the body's region.
    pub calendar: &'a ProductionCalendar,
}

/// Who wants to record something, and the official date of it.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// Who.
    pub by: &'a Actor,
    /// The official date.
    pub on: Date,
}

impl<'a> From<&Rules<'a>> for Body<'a> {
    fn from(rules: &Rules<'a>) -> Self {
        Self {
            organisation: rules.organisation,
            substitutions: rules.substitutions,
            calendar: rules.calendar,
        }
    }
}
