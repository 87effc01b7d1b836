//! The text of the act that sets a procedure: sections, points, paragraphs, the form it ends with.
//!
//! The text is written in the procedure file as it stands in the act; each fact that the engine goes by (a limit,
//! a date, a list, who acts) is inserted from its rule. So a rule and its text change together, and what a rule
//! cites is a point that stands there.
//!
//! *Invariant:* a loaded text is complete and printed as it stands; no insertion is left in it.

mod check;
mod cite;
mod facts;
mod functions;
mod lint;
mod read;
mod read_parts;
mod speaker;
mod states;
mod text;
mod wanted;
mod words;

pub(super) use check::note_clauses;
pub(super) use facts::KnownRules;
pub(super) use lint::{of_actors, of_numbers, of_text};
pub(super) use read::read_act;
pub use text::{
    Act, ActForm, ActParagraph, ActSection, ActSignature, ColumnNumbers, Point, StampLine, StampLineKind,
};
