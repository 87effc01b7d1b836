//! Writers of documents: DOCX, XLSX, HTML, PDF, text.
//!
//! *Invariant:* knows blocks, not orders; the same document gives the same bytes;
//! every measure comes from the [`Profile`].

mod code;
mod docx;
mod error;
mod fit;
mod flow;
mod format;
mod group;
mod html;
mod link;
#[cfg_attr(not(feature = "pdf"), path = "no_pdf.rs")]
mod pdf;
pub mod profile;
mod text;
mod xlsx;
pub mod xml;

pub use code::code_picture;
pub use error::RenderError;
pub use format::{Format, proof, write, write_blank};
pub use profile::{FaceFile, Profile, ProfileAdvice, ProfileFault};
