//! Options that put marks on a paper: of electronic signatures, of a certified copy. Every command that prints an order
//! takes all of them.

use std::path::{Path, PathBuf};

use time::Date;

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_app::signature_mark::read_signature;
use prikaz_app::whole_file;
use prikaz_domain::{PersonId, RegisterId};
use prikaz_report::paper::{CopyMark, Marks, SignatureMark};
use prikaz_wording::said::Unreadable;

/// Who certifies a copy.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Certified {
    /// Person who certifies the copy, by the key of the organisation file
    #[arg(long, value_name = "PERSON", requires = "out")]
    certified_by: Option<PersonId>,
    /// Where the original is kept, for another organisation: «в деле № 01-04 за 2024 год»
    #[arg(long, value_name = "TEXT", requires = "certified_by")]
    original_in: Option<String>,
}

/// Marks of an order or an annex.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct MarkArgs {
    /// File with the data of the electronic signature (TOML: certificate, owner, valid_from, valid_to, signed_at); one for each who signed
    #[arg(long, value_name = "FILE", requires = "out")]
    signature_mark: Vec<PathBuf>,
    #[command(flatten)]
    certified: Certified,
}

impl Certified {
    /// The mark, where somebody certifies on the day of the register's body.
    pub(crate) fn mark(&self, desk: &Desk<'_>, id: &RegisterId) -> Result<Option<CopyMark>, CommandError> {
        let book = desk.book(id)?;
        Ok(self.mark_on(desk.day(&book)))
    }

    fn mark_on(&self, on: Date) -> Option<CopyMark> {
        let by = self.certified_by.clone()?;
        Some(CopyMark { by, on, original_in: self.original_in.clone() })
    }
}

impl MarkArgs {
    /// The marks meant, on a paper of a register.
    pub(crate) fn marks(&self, desk: &Desk<'_>, id: &RegisterId) -> Result<Marks, CommandError> {
        let book = desk.book(id)?;
        self.marks_on(desk.day(&book))
    }

    /// The marks meant, of the day `on`.
    pub(crate) fn marks_on(&self, on: Date) -> Result<Marks, CommandError> {
        let signatures = self.signature_mark.iter().map(|path| signature(path));
        let signatures = signatures.collect::<Result<_, CommandError>>()?;
        Ok(Marks { signatures, copy: self.certified.mark_on(on) })
    }
}

fn signature(path: &Path) -> Result<SignatureMark, CommandError> {
    let text = whole_file::text(path).map_err(|error| Unreadable::input(path, error))?;
    Ok(read_signature(&path.display().to_string(), &text)?)
}
