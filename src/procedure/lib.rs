//! Rules of a body as data: stages, limits, roles, wording, and their check.
//!
//! *Invariant:* a loaded procedure is complete; what is wrong was said at loading, all at once.

mod act;
mod amending;
mod check;
mod duty;
mod fault;
mod file;
mod lint;
mod lint_kind;
mod lint_order;
mod order_file;
mod organisation;
mod organisation_file;
mod place;
mod read_amending;
mod read_annex;
mod read_annex_body;
mod read_cases;
mod read_citation;
mod read_clause;
mod read_column;
mod read_form;
mod read_head;
mod read_listing;
mod read_order;
mod read_order_text;
mod read_person;
mod read_phrase;
mod read_rule;
mod read_shape;
mod read_source;
mod read_stage;
mod read_total;
mod reader;
mod remind;
mod requirement;
mod role;
mod rules;
mod stage;
mod text;
mod wording;

pub use act::{
    Act, ActForm, ActParagraph, ActSection, ActSignature, ColumnNumbers, Point, StampLine, StampLineKind,
};
pub use amending::{AmendingWording, Cites, ExcludedAs, Update};
pub use duty::{Duty, Every};
pub use fault::{Fault, FaultKind, Need, Side, TextFault, Thing, ValueType};
pub use file::{
    FileKind, KeptBy, Loaded, Lost, kind_of_file, load, load_for_register, load_with_places,
    organisation_named_in,
};
pub use lint::{lint, lint_order};
pub use lint_kind::{Lint, LintKind, ProposedForm};
pub use order_file::{OrderFile, load_order};
pub use organisation::{Marking, Organisation, OrganisationName, Role, Standing, Unit};
pub use organisation_file::{load_organisation, recall_organisation};
pub use place::Places;
pub use prikaz_order::{DateStyle, NumberSign};
pub use remind::RemindRule;
pub use requirement::Requirement;
pub use role::STANDARD_ROLES;
pub use rules::{Abbreviation, Control, FormInText, Ground, Procedure, Source, Term};
pub use stage::{
    AgreementGroup, Audience, ByUnits, Milestone, NilAnswer, Participants, Place, Quorum, Seat, Stage,
    StageKind, StageLimit, StageWord, TermAgain,
};
pub use wording::{ActWording, Before, NameForms, OrderWording, RegisterWording};
