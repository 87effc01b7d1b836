//! The look of documents as an office sets it: every measure a writer uses comes from here.

mod advice;
mod fault;
pub mod keys;
mod look;
mod measure;
mod page;
mod read;
mod reader;
mod style;
mod styles;

pub use fault::{ProfileAdvice, ProfileAdviceKind, ProfileFault, ProfileFaultKind};
pub(crate) use look::STANDARDS;
pub use look::{
    EmblemLook, FaceFile, FieldLook, JointLetterhead, Letterhead, Numbering, PlaceOfIssue, Profile,
    RequisitesLayout, SheetLook, SignatureLayout, TableLook, Verb, VerbPlace,
};
pub use measure::{Fill, Millimetres, Points, Share};
pub use page::{Margins, Page};
pub use style::Style;
