//! An order as the context of its templates: who issues it, why, what its clauses say, under which stamps.
//!
//! The words of a clause are the templates' (`templates/clauses/`, one file for each kind; a body overrides any of
//! them); what stands here is grammar: cases, agreement, and how acts are cited.

mod act_printed;
mod annex;
mod cite;
mod clause;
pub mod context;
mod names;
mod preamble;
mod worded;

pub use act_printed::Act;
pub use context::Signed;
pub use names::{AnnexName, agreement_of};
