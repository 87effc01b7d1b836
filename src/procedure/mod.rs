//! Rules of a body as data: stages, limits, roles, wording, and their check.
//!
//! *Invariant:* a loaded procedure is complete; what is wrong was said at loading, all at once.

mod duty;
mod organisation;
mod rules;
mod stage;
mod wording;

pub use duty::{Duty, Every};
pub use organisation::{Organisation, OrganisationName, Unit};
pub use rules::{Ground, Procedure, Term};
pub use stage::{
    AgreementGroup, Audience, Milestone, NilAnswer, Participants, Place, Quorum, Seat, Stage, StageKind,
    StageLimit, StageWord,
};
pub use wording::{ClauseKind, NameForms, OrderClause, OrderWording, RegisterWording};
