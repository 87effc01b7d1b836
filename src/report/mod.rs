//! Folds of the log into tables and documents: deadlines, agreement sheet, prose of the log.
//!
//! *Invariant:* a report judges nothing that the events do not say.

mod act;
mod duties;
mod force;
pub mod paper;
mod reminders;
mod rounds;
pub mod table;
mod tasks;
mod told;
mod wording;

pub use act::{Act, AnnexName, Signed, agreement_of};
pub use duties::{DutyLine, duties};
pub use force::{in_force, standing};
pub use reminders::{DueReminder, reminders};
pub use rounds::{Given, RemarkLine, RoundLine, SeatLine, rounds};
pub use tasks::{End, Outcome, StagePart, Standing, TaskLine, Work, tasks};
