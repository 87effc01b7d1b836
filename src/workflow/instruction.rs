//! Instructions («поручения»): what an order tells somebody to do, and how they stand.
//!
//! *Invariant:* knows no register and no procedure, so that an order that stands alone has the same instructions;
//! records and judges nothing, which `instruct.rs` does.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{ActReference, InstructionNo, PersonId, RoleKey, UnitId};
use prikaz_fact::{coded, example};

use super::Deadline;
use super::event::Acting;
use super::orders::put_right;
use super::signed_order::same;

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

/// How an instruction ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InstructionEnd {
    /// It was done.
    Done(InstructionDone),
    /// It is not needed any more («снято с контроля»).
    Lifted {
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// An instruction as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instructed {
    /// As it was given.
    pub given: Arc<Instruction>,
    /// The last day, after extensions.
    pub due: Option<Date>,
    /// Bases of extensions.
    pub extended: Vec<String>,
    /// How it ended; none while it is open.
    pub end: Option<InstructionEnd>,
}

/// The instructions of a stream, in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instructions(Arc<Vec<Instructed>>);

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

impl Instructions {
    /// All of them.
    pub fn all(&self) -> &[Instructed] {
        &self.0
    }

    /// Those that are neither done nor lifted.
    pub fn open(&self) -> impl Iterator<Item = &Instructed> {
        self.0.iter().filter(|one| one.end.is_none())
    }

    /// The instruction `no`.
    pub fn get(&self, no: InstructionNo) -> Option<&Instructed> {
        self.0.iter().find(|one| one.given.no == no)
    }

    /// The number of the next one.
    pub fn next_no(&self) -> InstructionNo {
        InstructionNo(self.0.iter().map(|one| one.given.no.0).max().unwrap_or(0).saturating_add(1))
    }

    /// Records that `given` were given.
    pub fn give(&mut self, given: &[Instruction]) {
        let new = given.iter().map(|one| Instructed {
            given: Arc::new(one.clone()),
            due: one.due(),
            extended: Vec::new(),
            end: None,
        });
        Arc::make_mut(&mut self.0).extend(new);
    }

    /// Records that `no` was done.
    pub fn fulfil(&mut self, no: InstructionNo, done: &InstructionDone) {
        self.change(no, |one| one.end = Some(InstructionEnd::Done(done.clone())));
    }

    /// Records that `no` is not needed any more.
    pub fn lift(&mut self, no: InstructionNo, on: Date, reason: &str) {
        self.change(no, |one| one.end = Some(InstructionEnd::Lifted { on, reason: reason.to_owned() }));
    }

    /// Records that the deadline of `no` was put off.
    pub fn extend(&mut self, no: InstructionNo, now: Date, basis: &str) {
        self.change(no, |one| {
            one.due = Some(now);
            one.extended.push(basis.to_owned());
        });
    }

    /// Records what is right of `no`: how it was done, or that it is open still.
    pub fn put_right(&mut self, no: InstructionNo, done: Option<&InstructionDone>) {
        self.change(no, |one| one.end = done.cloned().map(InstructionEnd::Done));
    }

    /// Records the right date and number of the order that gave them; their deadlines stay.
    pub(super) fn put_order_right(&mut self, was: &ActReference, now: &ActReference) {
        for one in Arc::make_mut(&mut self.0).iter_mut().filter(|one| same(&one.given.order, was)) {
            put_right(&mut Arc::make_mut(&mut one.given).order, was, now);
        }
    }

    fn change(&mut self, no: InstructionNo, change: impl Fn(&mut Instructed)) {
        Arc::make_mut(&mut self.0).iter_mut().filter(|one| one.given.no == no).for_each(change);
    }
}

example! { struct Instruction { no, order, clause, whom, holders, task, term, controller } }
example! { struct InstructionDone { by, acting, on, paper } }
