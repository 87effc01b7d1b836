//! What is looked at: how the agreement stands, what units say, what the check found, what was ordered and recorded.

mod agreement;
mod changes;
mod conflicts;
mod findings;
mod journal;
mod log;
mod persons;
mod registers;
mod requirements;
mod submissions;
mod substitutions;
mod unit_changes;

pub use agreement::{AgreementState, RemarkState, SeatStand, SeatState, agreement};
pub use changes::{EditionChanges, draft_changes, submission_changes};
pub use conflicts::{
    ColumnSeen, ConflictError, ConflictSeen, ConflictsSeen, Decide, Deciding, Take, WordingSeen, conflicts,
    decide_conflict,
};
pub use findings::{Findings, MarkedRow, findings, marked_rows};
pub use journal::{OrderSeen, orders};
pub use log::{JournalLog, Log, RegisterLog, SubstitutionLog, log};
pub use persons::{PersonLine, persons};
pub use registers::{RegisterLine, RegisterRows, WhichRows, registers, rows};
pub use requirements::{RequirementSeen, requirements};
pub use submissions::{SubmissionLine, SubmissionStand, submissions};
pub use substitutions::{SubstitutionsSeen, substitutions};
pub use unit_changes::{ChangeSeen, ChangeWhat, UnitChange, unit_changes};
