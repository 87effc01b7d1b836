//! What orders told somebody to do, and what became of it.

use std::sync::Arc;

use time::Date;

use prikaz_domain::{ActReference, InstructionNo};

use crate::record::instruction::{Instruction, InstructionDone};
use crate::record::requisites::{put_right, same_order};

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
    pub(crate) fn put_order_right(&mut self, was: &ActReference, now: &ActReference) {
        for one in Arc::make_mut(&mut self.0).iter_mut().filter(|one| same_order(&one.given.order, was)) {
            put_right(&mut Arc::make_mut(&mut one.given).order, was, now);
        }
    }

    fn change(&mut self, no: InstructionNo, change: impl Fn(&mut Instructed)) {
        Arc::make_mut(&mut self.0).iter_mut().filter(|one| one.given.no == no).for_each(change);
    }
}
