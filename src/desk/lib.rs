//! The floor that every door stands on: what somebody may ask of the office, and the answer as a value.
//!
//! A use case takes the [`Session`] in which it is asked and the ids it is about, and answers with a type whose fields
//! are public. What may be done next is a value too, [`Next`]: the command line words it as a command, a browser as a
//! link. Titles and names stand in answers as the body's data give them; words of the program do not.
//!
//! *Invariant:* no JSON, no words, no paths: who asks and what is answered are values. Nothing is printed, nothing is
//! written but through the office.

mod act;
mod due;
mod error;
mod intake;
mod language;
mod named;
mod orders;
mod papers;
mod reading;
mod screen;
mod session;
mod surroundings;

pub use act::{Sign, act, end_substitution, lay, open_register, sign, substitute, tell};
pub use due::deadlines::deadlines;
pub use due::lost::{LostThing, LostWhat};
pub use due::next::{Next, OrderNumber};
pub use due::register_tasks::{EditionNamed, FallenEdition, RegisterTasks, tasks_in};
pub use due::reminder::{Reason, Recipient, Reminder, ReminderState};
pub use due::reminders::{HandedOver, OutFile, Post, RemindError, ReminderRound, finish_sent};
pub use due::task::{Concern, Holder, Task, Titled};
pub use due::tasks::{HeldTask, PersonTasks, tasks_everywhere, tasks_of};
pub use due::year::{DutyTask, Late, YearTask, dated_tasks, year_tasks};
pub use error::DeskError;
pub use intake::incoming::{
    FileRead, HandIn, InFile, Intake, NotTaken, Read, hand_in, read_revision, read_submission, refuse_rivals,
};
pub use intake::revise::{Revision, revise};
pub use intake::sheet::{BringError, bring_sheet, bring_sheet_to};
pub use intake::tables::{TableError, read_answers, read_processes};
pub use intake::taking::{Taken, Taking, take_in};
pub use language::Language;
pub use named::{
    ApprovedBy, DigestError, Named, body_named, digest_named, is_order_named, known, requirement_named,
    row_named, signing_recorded,
};
pub use orders::instructions::{InstructionEnd, InstructionTask, Which, instruction_of, instructions};
pub use orders::notes::{PaperNote, acts_left};
pub use orders::order::{
    OrderAlone, OrderCorrected, OrderError, SignAlone, SignedAlone, WhichOrder, act_named, compose_order,
    copy_order, correct_order, given_order, order_alone, sign_order, try_composing,
};
pub use orders::readings::{Freed, HasRead, Readings, ToReadTask, readings};
pub use orders::scan::{ReadyScan, bring_scan, lay_scan, ready_scan};
pub use papers::blanks::{BlankSet, archive_of, blank_set, give_out_blanks, units_for_blanks};
pub use papers::give_out::{GivenPaper, RecordedPaper, give_out};
pub use papers::origin::{InHand, Recognised, recognise};
pub use papers::paper::{
    ReadyPaper, WantedPaper, make_amending_order, make_form, make_journal, make_paper, make_visa_sheets,
};
pub use screen::{
    AgreementState, ChangeSeen, ChangeWhat, ColumnSeen, ConflictError, ConflictSeen, ConflictsSeen, Decide,
    Deciding, EditionChanges, Findings, JournalLog, Log, MarkedRow, OrderSeen, PersonLine, RegisterLine,
    RegisterLog, RegisterRows, RemarkState, RequirementSeen, SeatStand, SeatState, SubmissionLine,
    SubmissionStand, SubstitutionLog, SubstitutionsSeen, Take, UnitChange, WhichRows, WordingSeen, agreement,
    conflicts, decide_conflict, draft_changes, findings, log, marked_rows, orders, persons, registers,
    requirements, rows, submission_changes, submissions, substitutions, unit_changes,
};
pub use session::{Means, Session, Who};
pub use surroundings::{surroundings, surroundings_in};
