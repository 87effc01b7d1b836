//! Rules of a body as data: stages, limits, roles, wording, and their check.
//!
//! *Invariant:* a loaded procedure is complete; what is wrong was said at loading, all at once.

mod act;
mod acting;
mod amending;
mod body;
mod check;
mod duty;
mod fault;
mod file_kind;
pub mod keys;
mod lint;
mod lint_kind;
mod lint_order;
mod lint_stamp;
mod name_forms;
mod organisation;
mod read;
mod reader;
mod remind;
mod requirement;
mod role;
mod rules;
mod stage;
mod text;
mod uncalled;
mod word;
mod wording;

pub use act::{
    Act, ActForm, ActParagraph, ActSection, ActSignature, ColumnNumbers, Point, StampLine, StampLineKind,
};
pub use acting::{Acting, ActingWho, Part, PartKey};
pub use amending::{AmendingWording, Cites, ExcludedAs, Update};
pub use body::Lost;
pub use duty::{Duty, Every};
pub use fault::{Fault, FaultKind, Need, TextFault, Thing};
pub use file_kind::{FileKind, kind_of_file, organisation_named_in};
pub use lint::{lint, lint_order};
pub use lint_kind::{Lint, LintKind, ProposedForm};
pub use name_forms::NameForms;
pub use organisation::{Marking, Organisation, OrganisationName, Role, Standing, Unit};
pub use prikaz_order::{DateStyle, NumberSign};
pub use prikaz_placed::Places;
pub use read::{
    KeptBy, Loaded, OrderFile, load, load_for_register, load_order, load_organisation, load_with_places,
    recall_organisation,
};
pub use remind::RemindRule;
pub use requirement::Requirement;
pub use rules::{Abbreviation, Control, FormInText, Ground, Procedure, Source, Term};
pub use stage::{
    AgreementGroup, Audience, ByUnits, Milestone, NilAnswer, Participants, Place, Quorum, Seat, Side, Stage,
    StageKind, StageLimit, StageWord, TermAgain,
};
pub use wording::{ActWording, Before, OrderWording, RegisterWording};
