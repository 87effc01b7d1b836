//! What an obligation is called, and the clause it rests on.

use crate::wording;
use prikaz_order::DateStyle;
use prikaz_procedure::{Organisation, Procedure};

use super::{Obligation, Owed, ToRead};
use prikaz_workflow::{Executor, Instruction};

/// Whom an order told, where the persons who answer for it do not say so already; a body's file knows no nominative of
/// whom it does not know: «поручено руководителям структурных подразделений».
pub fn addressed(organisation: &Organisation, given: &Instruction) -> String {
    match &given.whom {
        Executor::Unit(unit) => organisation.title_of(unit),
        Executor::Named(dative) => format!("поручено {dative}"),
        Executor::Role(_) | Executor::Person(_) => String::new(),
    }
}

impl Obligation {
    /// The title of the stage or the duty; what the order told, beginning with a verb. `procedure` is that of the
    /// register; the journal of a body has none.
    pub fn title(&self, organisation: &Organisation, procedure: Option<&Procedure>) -> String {
        let titled = |key: &prikaz_domain::StageKey| {
            let stage = procedure.and_then(|procedure| procedure.stage(key));
            stage.map_or_else(|| key.to_string(), |stage| stage.title.clone())
        };
        match &self.what {
            Owed::Stage(part) => titled(&part.stage),
            Owed::Step(step) => titled(&step.stage),
            Owed::Duty(day) => {
                let duty = procedure.and_then(|procedure| procedure.duty(&day.duty));
                duty.map_or_else(|| day.duty.to_string(), |duty| duty.title.clone())
            }
            Owed::Instruction(given) => given.task.clone(),
            Owed::Reading(ToRead { order, .. }) => {
                let act = wording::instrumental(order.kind);
                format!("ознакомление с\u{a0}{act} {}", wording::requisites(organisation, order))
            }
        }
    }

    /// The clause that sets the limit, where one does: of the procedure, or of the order, with the date as `style` says.
    pub fn clause(
        &self,
        organisation: &Organisation,
        procedure: Option<&Procedure>,
        style: DateStyle,
    ) -> Option<String> {
        match &self.what {
            Owed::Stage(_) | Owed::Step(_) | Owed::Reading(_) => {
                self.deadline.as_ref().map(|deadline| deadline.clause.clone())
            }
            Owed::Duty(day) => procedure?.duty(&day.duty).map(|duty| duty.clause.clone()),
            Owed::Instruction(given) => {
                Some(wording::clause_of(organisation, &given.clause, &given.order, style))
            }
        }
    }
}
