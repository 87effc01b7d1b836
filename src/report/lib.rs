//! Folds of the log into tables and documents: deadlines, agreement sheet, prose of the log.
//!
//! *Invariant:* a report judges nothing that the events do not say.

pub mod act;
mod force;
pub mod obligation;
pub mod paper;
mod reminders;
mod rounds;
pub mod table;
mod wording;

pub use act::{Act, AnnexName, Signed, agreement_of};
pub use force::{Apart, Begins, Counted, ForceStanding, InForce, in_force, standing};
pub use reminders::{DueReminder, Reminding, reminders, rule_of};
pub use rounds::{Given, RemarkLine, RoundLine, SeatLine, rounds};
