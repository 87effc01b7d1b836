//! `decide`, `evolve` and `react`: the only place where the office says yes or no.
//!
//! [`decide`] judges a command on the state of its register and gives events or a refusal;
//! [`evolve`] records an event in the state and judges nothing; [`react`] tells what the program
//! itself does next. One file per kind of stage; rights stand in one table.
//!
//! *Invariant:* pure; time, identity and numbers come in as arguments.

mod acting;
mod acts;
mod agree;
mod approve;
mod body;
mod capacity;
mod check;
mod collect;
mod command;
mod conflict;
mod correct_order;
mod deadline;
mod decide;
mod draft;
mod duty;
mod event;
mod evolve;
mod evolve_draft;
mod force;
mod inform;
pub mod instruct;
mod instruction;
mod journal_told;
mod laid;
mod left_out;
mod numbered;
mod order_event;
mod orders;
mod paper_standing;
mod publish;
mod react;
mod refusal;
mod register;
mod reminded;
mod repeals;
mod requirements;
mod requisites;
mod restate;
mod revise;
mod rights;
mod round;
mod seat;
mod seating;
mod sign_order;
mod signed_order;
mod stage;
mod substituted;
mod substitution;
mod succession;
mod told;
mod upkeep;

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::Substitution;
use prikaz_procedure::{Organisation, Procedure};

pub use acting::{ActingFor, stands_for};
pub use acts::{Acts, Registers};
pub use body::{Body, Occasion};
pub use capacity::Capacity;
pub use command::{Action, Actor, CheckFinding, Command, Demand, NewRemark, Verdict};
pub use conflict::{Step, open_conflicts, step_of, step_of_all, step_of_unit};
pub use correct_order::{Requisites, correct_requisites};
pub use deadline::{Deadline, Subject, Task};
pub use decide::decide;
pub use draft::entries_digest;
pub use duty::{DutyDone, DutyOwner, answering_for, done_of, duty_owners};
pub use event::{
    Acting, Answer, Correction, Decision, Event, FileReference, Paper, RemarkMade, ReturnedSheet,
    SeatedGroup, Weight,
};
pub use evolve::{Recorded, evolve};
pub use force::{Force, ForceTerm, Start};
pub use inform::told;
pub use instruct::answering;
pub use instruction::{
    Executor, Instructed, Instruction, InstructionDone, InstructionEnd, Instructions, Term,
};
pub use journal_told::{Telling, tell};
pub use laid::{AskedToRead, GivenOut, Laying, Reading, ReadingLifted, lay, may_bring_scan};
pub use left_out::{LeftOut, RepealedElsewhere, acts_of, left_out};
pub use numbered::{amendment_between, is_numbered_anew, numbered};
pub use order_event::{OrderNumbered, RecordedOrder};
pub use orders::{JournalEntry, NumberHolder, OrderJournal, OrderMatter, OrderNumber};
pub use paper_standing::{ActStanding, PaperStanding, RowsShown, Shown, Shows, act_standing};
pub use react::react;
pub use refusal::{NeededWords, Refusal, WantedStage};
pub use register::{Content, Draft, Edition, FollowUp, Opened, Phase, Register, Submission, SubmissionState};
pub use reminded::{Channel, RemindPoint, Reminded, RemindedOf, StepWord, remind_of_orders, was_reminded};
pub use repeals::{Repeal, Repeals};
pub use requirements::{Met, RequirementAnswer, RequirementAnswers, requirements_of};
pub use requisites::{CorrectedRequisites, FormerRequisites};
pub use restate::{
    Earlier, LeftBecause, LeftStanding, NextAct, OrderManner, amended_next, next_act, not_repealed, standing,
    standing_beside,
};
pub use rights::{Act, ActWord, Reader, Sight, entitled, holds, may_read, may_read_of, shown_to, table};
pub use round::{Remark, Round};
pub use sign_order::{DecidedOrder, OrderSigning, Unsigned, sign_order};
pub use signed_order::{
    Effect, OrderStanding, OrderState, SignedOrder, Touch, content_digest, effects, in_force, requisites,
};
pub use stage::answering_for_part;
pub use substituted::{RecordedSubstitution, SubstitutionEvent, Substitutions};
pub use substitution::{SubstitutionBasis, end_substitution, record_substitution};
pub use succession::{lost_units, taking_part};

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
