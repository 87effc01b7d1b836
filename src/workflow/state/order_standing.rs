//! How an order that stands alone stands on a day.

use serde::Serialize;
use time::Date;

use prikaz_domain::ActReference;
use prikaz_fact::{Chooser, Example, coded};

/// How an order of the journal stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderStanding {
    /// In which state it is.
    pub state: OrderState,
    /// Its first day in force, where the journal knows it.
    pub in_force: Option<Date>,
    /// The order that repeals it.
    pub repealed_by: Option<ActReference>,
    /// From which day it is repealed, where that is known.
    pub repealed_from: Option<Date>,
    /// The act it amends, which is repealed.
    pub fallen_with: Option<ActReference>,
    /// The orders that amend it, or repeal a part of it, in the order of the journal.
    pub amended_by: Vec<ActReference>,
    /// The order that approved its register anew without repealing it.
    pub restated_by: Option<ActReference>,
    /// The orders that it amends.
    pub amends: Vec<ActReference>,
    /// The orders that it repeals.
    pub repeals: Vec<ActReference>,
    /// The orders of which it repeals a part.
    pub repeals_in_part: Vec<ActReference>,
}

coded! {
/// In which state an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderState: Serialize {
    /// In force.
    InForce,
    /// Its first day in force is yet to come.
    NotYet,
    /// It comes into force after its official publication, which the journal does not know of.
    AfterPublication,
    /// In force still; the order that repeals it is not.
    ToBeRepealed,
    /// Repealed.
    Repealed,
    /// Not repealed itself, but every act that it amends is.
    Fallen,
}
}

impl OrderState {
    /// Whether the order is in force.
    pub(crate) fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::ToBeRepealed)
    }
}

impl Example for OrderStanding {
    /// What goes with a state is there, and only then.
    fn example(chooser: &mut Chooser) -> Self {
        let state: OrderState = chooser.draw();
        let is_gone = matches!(state, OrderState::Repealed | OrderState::Fallen);
        let is_touched = is_gone || state == OrderState::ToBeRepealed;
        Self {
            state,
            in_force: if state == OrderState::NotYet { Some(chooser.draw()) } else { chooser.draw() },
            repealed_by: is_touched.then(|| chooser.draw()),
            repealed_from: if is_gone { Some(chooser.draw()) } else { chooser.draw() },
            fallen_with: (state == OrderState::Fallen).then(|| chooser.draw()),
            amended_by: chooser.draw(),
            restated_by: state.is_in_force().then(|| chooser.draw()).flatten(),
            amends: chooser.draw(),
            repeals: chooser.draw(),
            repeals_in_part: chooser.draw(),
        }
    }
}
