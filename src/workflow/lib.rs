//! `decide`, `evolve` and `react`: the only place where the office says yes or no.
//!
//! [`decide`] judges a command on the state of its register and gives events or a refusal;
//! [`evolve`] records an event in the state and judges nothing; [`react`] tells what the program
//! itself does next. One file per kind of stage; rights stand in one table.
//!
//! *Invariant:* pure; time, identity and numbers come in as arguments.

mod command;
mod consistent;
mod judge;
mod legible;
mod named;
mod record;
mod refusal;
mod rights;
mod rules;
mod state;
mod wanted_stage;

pub use command::{Action, CheckFinding, Command, Demand, NewRemark, Verdict};
pub use consistent::{Contradiction, SaidOfRows};
pub use judge::collection::conflict::{Step, open_conflicts, step_of, step_of_all, step_of_unit};
pub use judge::collection::participants::{collected_from, lost_units, taking_part};
pub use judge::collection::required::requirements_of;
pub use judge::decide::decide;
pub use judge::draft::entries_digest;
pub use judge::inform::told;
pub use judge::order::correct_order::{Requisites, correct_requisites};
pub use judge::order::laid::{Laying, lay, may_bring_scan};
pub use judge::order::left_out::{LeftOut, RepealedElsewhere, acts_of, left_out};
pub use judge::order::numbered::{amendment_between, is_numbered_anew, numbered};
pub use judge::order::restate::{
    LeftBecause, LeftStanding, NextAct, amended_next, next_act, not_repealed, standing, standing_beside,
};
pub use judge::order::sign_order::{DecidedOrder, OrderSigning, Unsigned, sign_order};
pub use judge::owed::duty::{answering_for, done_of, duty_owners};
pub use judge::owed::instruct;
pub use judge::owed::instruct::answering;
pub use judge::owed::journal_told::{Telling, tell};
pub use judge::owed::reminding::remind_of_orders;
pub use judge::react::react;
pub use judge::stage::answering_for_part;
pub use judge::substitution::{SubstitutionBasis, end_substitution, record_substitution};
pub use legible::legible;
pub use named::{known_unit, no_unit};
pub use record::actor::{Acting, Actor, Agent};
pub use record::capacity::Capacity;
pub use record::correction::Correction;
pub use record::deadline::{Deadline, Subject, Task};
pub use record::duty::{DutyDone, DutyOwner};
pub use record::event::Event;
pub use record::force::{Force, ForceTerm, Start};
pub use record::instruction::{Executor, Instruction, InstructionDone, Term};
pub use record::means::{Access, Brought, Claim, Login, LoginMethod, Means};
pub use record::order_event::{OrderNumbered, RecordedOrder};
pub use record::order_manner::OrderManner;
pub use record::order_number::{NumberHolder, OrderNumber};
pub use record::paper::{FileReference, Paper, Shown, Shows};
pub use record::recorded::Recorded;
pub use record::reminded::{Channel, RemindPoint, Reminded, RemindedOf, StepWord, was_reminded};
pub use record::requirement::{Met, RequirementAnswer, RequirementAnswers};
pub use record::requisites::{CorrectedRequisites, FormerRequisites, requisites, same_order};
pub use record::signed_order::{Effect, SignedOrder, Touch, content_digest, effects, in_force};
pub use record::visa::{Answer, Decision, RemarkMade, ReturnedSheet, SeatedGroup, Weight};
pub use refusal::{NeededWords, Refusal};
pub use rights::acting::{ActingFor, stands_for};
pub use rights::body::{Body, Occasion};
pub use rights::permit::holds;
pub use rights::read::{Reader, may_read, may_read_of};
pub use rights::table::{Act, ActWord, Sight, entitled, shown_to, table};
pub use rules::Rules;
pub use state::acts::{Acts, Registers};
pub use state::earlier::Earlier;
pub use state::evolve::evolve;
pub use state::instructions::{Instructed, InstructionEnd, Instructions};
pub use state::laid::{AskedToRead, GivenOut, Reading, ReadingLifted};
pub use state::order_standing::{OrderStanding, OrderState};
pub use state::orders::{JournalEntry, OrderJournal, OrderMatter};
pub use state::paper_standing::{ActStanding, PaperStanding, RowsShown, act_standing};
pub use state::register::{
    Content, Draft, Edition, FollowUp, Opened, Phase, Register, Submission, SubmissionState,
};
pub use state::repeals::{Repeal, Repeals};
pub use state::round::{Remark, Round};
pub use state::substituted::{RecordedSubstitution, SubstitutionEvent, Substitutions};
pub use wanted_stage::WantedStage;
