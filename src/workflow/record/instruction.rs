//! Instructions («поручения»): what an order tells somebody to do, and how they stand.
//!
//! *Invariant:* knows no register and no procedure, so that an order that stands alone has the same instructions;
//! records and judges nothing, which `instruct.rs` does.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{ActReference, InstructionNo, PersonId, RoleKey, UnitId};
use prikaz_fact::{coded, example};

use crate::record::actor::Acting;
use crate::record::deadline::Deadline;

/// What an order tells somebody to do. Stands in events for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// Its number among those of its stream.
    pub no: InstructionNo,
    /// The order.
    pub order: ActReference,
    /// Number of the clause, as printed: «3», «2.1».
    pub clause: String,
    /// Whom the order tells.
    pub whom: Executor,
    /// The persons who answer for it: the head of the unit, whoever holds the role; nobody where the body's file does
    /// not know them.
    pub holders: Arc<[PersonId]>,
    /// What is to be done, beginning with a verb: «разместить перечень на сайте».
    pub task: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// Who controls that the order is carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controller: Option<PersonId>,
}

coded! {
/// Whom an order tells to do something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Executor {
    /// Whoever holds a role.
    Role(RoleKey),
    /// A unit.
    Unit(UnitId),
    /// A person.
    Person(PersonId),
    /// Somebody the body's file does not know, in the dative.
    Named(String),
}
}

coded! {
/// By when it is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// By a day that the order names; that very day, even where it is a day off.
    Day(Date),
    /// By the end of a limit.
    Counted(Arc<Deadline>),
}
}

/// That it was done: by whom, when, by which paper. Stands in events for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstructionDone {
    /// Who did it; none where it was nobody of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// In whose stead, where whoever recorded it acted for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<Acting>,
    /// When.
    pub on: Date,
    /// By which paper, or on what basis it counts as done.
    pub paper: String,
}

impl Instruction {
    /// The last day, before any extension.
    pub fn due(&self) -> Option<Date> {
        match self.term.as_ref()? {
            Term::Day(day) => Some(*day),
            Term::Counted(deadline) => Some(deadline.due),
        }
    }

    /// The deadline, where it was counted.
    pub fn deadline(&self) -> Option<&Arc<Deadline>> {
        match self.term.as_ref()? {
            Term::Day(_) => None,
            Term::Counted(deadline) => Some(deadline),
        }
    }
}

example! { struct Instruction { no, order, clause, whom, holders, task, term, controller } }
example! { struct InstructionDone { by, acting, on, paper } }
