//! The one list of all that is owed: what it is, whose, since when, by when, how it stands, what would settle it.
//!
//! *Invariant:* status, inbox, reminders, calendar feeds and the deadline report are views of this list: none of them
//! computes by itself what somebody has to do.

mod case;
mod fold;
mod lapsed;
mod named;
mod owed;
mod present;
mod reading;
mod standing;
mod to_read;
mod told;
mod upcoming;
mod waiting;

pub use case::Case;
pub use fold::obligations;
pub use lapsed::lapse;
pub use named::addressed;
pub use owed::{DutyDay, End, Extension, Obligation, Outcome, Owed, StagePart, StageStep, Step, Way};
pub use present::hand_on;
pub use standing::Standing;
pub use to_read::{AskedBy, ToRead};
pub use told::of_journal;
