//! What the templates of an act may ask for. The names of the fields are the words of the templates; a field that stands
//! nowhere where it is not needed is skipped, since a template asks whether it `is defined`.

mod act;
mod annex;
mod called;
mod clause;

pub use act::{ActContext, BasisContext, PreambleContext, Signed};
pub use annex::{
    AnnexContext, EmptyForm, FormMark, LineContext, PartContext, ProcedureText, SectionContext, Stamp,
    StampLine,
};
pub use called::{ActForms, Called};
pub use clause::{
    After, AmendedAct, ApprovedAnnex, ClauseContext, DueContext, EntersOn, EntryContext, PointContext,
    PublishedDocument, RepealedAct, Says, SpotContext,
};
