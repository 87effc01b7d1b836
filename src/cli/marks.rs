//! Options that put marks on a paper: of an electronic signature, of a certified copy.

use std::path::PathBuf;

use super::desk::Desk;
use super::{CommandError, ExitKind, failure};
use crate::domain::{PersonId, RegisterId};
use crate::report::paper::{CopyMark, Marks, SignatureMark};
use crate::wording::general::{BadSignatureFile, UnsoundSignature};

/// Who certifies a copy.
#[derive(Debug, clap::Args)]
pub(super) struct Certified {
    /// Person who certifies the copy, by the key of the organisation file
    #[arg(long, value_name = "PERSON")]
    certified_by: Option<PersonId>,
    /// Where the original is kept, for another organisation: «в деле № 01-04 за 2024 год»
    #[arg(long, value_name = "TEXT", requires = "certified_by")]
    original_in: Option<String>,
}

/// Marks of an order or an annex.
#[derive(Debug, clap::Args)]
pub(super) struct MarkArgs {
    /// File with the data of the electronic signature (TOML: certificate, owner, valid_from, valid_to, signed_at)
    #[arg(long, value_name = "FILE")]
    signature_mark: Option<PathBuf>,
    #[command(flatten)]
    certified: Certified,
}

impl Certified {
    /// The mark, where somebody certifies.
    pub(super) fn mark(&self, desk: &Desk<'_>, id: &RegisterId) -> Result<Option<CopyMark>, CommandError> {
        let Some(by) = self.certified_by.clone() else { return Ok(None) };
        let book = desk.book(id)?;
        if book.organisation.person(&by).is_none() {
            let refusal = crate::workflow::Refusal::UnknownPerson { person: by };
            return Err(desk.error(Some(id), &refusal.into()));
        }
        let on = desk.day(&book);
        Ok(Some(CopyMark { by, on, original_in: self.original_in.clone() }))
    }
}

impl MarkArgs {
    /// The marks meant.
    pub(super) fn marks(&self, desk: &Desk<'_>, id: &RegisterId) -> Result<Marks, CommandError> {
        let signature = self.signature_mark.as_ref().map(|path| signature(desk, path)).transpose()?;
        Ok(Marks { signature, copy: self.certified.mark(desk, id)? })
    }
}

fn signature(desk: &Desk<'_>, path: &std::path::Path) -> Result<SignatureMark, CommandError> {
    let bytes = desk.read_file(path)?;
    // What the parser says is a detail, in its own words.
    let said = |what: &str| {
        let said = BadSignatureFile { path: path.display().to_string() };
        failure::telling(desk.ui, ExitKind::Refused, &said).with_details([failure::foreign(desk.ui, what)])
    };
    let text = String::from_utf8(bytes).map_err(|error| said(&error.to_string()))?;
    let mark: SignatureMark = toml::from_str(&text).map_err(|error| said(error.message()))?;
    match mark.is_sound() {
        true => Ok(mark),
        false => {
            let said = UnsoundSignature { path: path.display().to_string() };
            Err(failure::telling(desk.ui, ExitKind::Refused, &said))
        }
    }
}
