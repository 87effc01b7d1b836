//! What a register is kept by, held together: procedure, body, calendar.

use std::sync::Arc;

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{ActReference, Substitution};
use prikaz_procedure::{Lost, Organisation, Procedure};
use prikaz_report::paper::Subject;
use prikaz_workflow::{Edition, Rules};

/// The data a register is kept by; [`Rules`] borrow from it.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// The body.
    pub organisation: Arc<Organisation>,
    /// The production calendar of its region.
    pub calendar: Arc<ProductionCalendar>,
    /// Who acts for whom.
    pub substitutions: Arc<Vec<Substitution>>,
    /// What the procedure names and the body has no more.
    pub lost: Arc<Vec<Lost>>,
}

impl Rulebook {
    /// The offset of the body's clocks.
    pub fn offset(&self) -> time::UtcOffset {
        self.organisation.offset()
    }

    /// The rules, borrowed.
    pub fn rules(&self) -> Rules<'_> {
        Rules {
            procedure: &self.procedure,
            organisation: &self.organisation,
            substitutions: &self.substitutions,
            calendar: &self.calendar,
        }
    }
    /// Whose paper it is.
    pub(crate) fn subject(&self) -> Subject<'_> {
        Subject { procedure: &self.procedure, organisation: &self.organisation }
    }

    /// The act that approved `edition`, with its title.
    pub(crate) fn titled(&self, edition: &Edition) -> ActReference {
        let wording = &self.procedure.order;
        let heading = if edition.no.0 == 1 { &wording.heading } else { &wording.heading_of_update };
        let mut act = edition.order.clone();
        act.title.get_or_insert_with(|| heading.clone());
        act
    }
}
