//! What an order told somebody to do, as facts.

use prikaz_desk::{InstructionEnd, InstructionTask};
use prikaz_domain::Case;
use prikaz_order::forms;

use super::holder::names;
use crate::register::{InstructionEndFacts, InstructionFacts};

impl From<&InstructionTask> for InstructionFacts {
    fn from(told: &InstructionTask) -> Self {
        Self {
            register: told.target.as_str().to_owned(),
            instruction: told.instruction,
            order: told.order.clone(),
            order_genitive: forms(told.order.kind).of(Some(Case::Genitive)),
            clause: told.clause.clone(),
            whom: told.whom.clone(),
            holders: names(&told.holders),
            task: told.task.clone(),
            planned: told.planned,
            due: told.due,
            extended: told.extended.clone(),
            left: told.left,
            late: told.late,
            end: (&told.end).into(),
        }
    }
}

impl From<&InstructionEnd> for InstructionEndFacts {
    fn from(end: &InstructionEnd) -> Self {
        match end.clone() {
            InstructionEnd::Open => Self::Open { done: (), paper: (), by: () },
            InstructionEnd::Done { on, paper, by } => Self::Done { done: on, paper, by },
            InstructionEnd::Lifted { on, reason } => Self::Lifted { done: on, paper: reason, by: () },
        }
    }
}
