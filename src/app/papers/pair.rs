//! Two wordings of a register: which are meant, and why they make no paper.

use time::Date;

use prikaz_amend::DifferentForms;
use prikaz_domain::{Digest, DraftNo, EditionNo, RegisterId};
use prikaz_report::InForce;
use prikaz_workflow::Repeal;

/// Which wordings of a register are meant; the last change where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range {
    /// The old one.
    pub from: Option<EditionNo>,
    /// The new one; the draft, where there is one, else the last edition.
    pub to: Option<EditionNo>,
    /// Another register, of which the new one is.
    pub of: Option<RegisterId>,
}

/// A wording of a register, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingNo {
    /// An edition.
    Edition(EditionNo),
    /// A draft that is none yet.
    Draft(DraftNo),
}

/// Why two wordings make no paper.
#[derive(Debug, thiserror::Error)]
pub enum PairError {
    /// They read the same, so that an order would say nothing.
    #[error("{from:?} and {to:?} read the same")]
    Same {
        /// The old one.
        from: WordingNo,
        /// The new one.
        to: WordingNo,
    },
    /// They have different forms.
    #[error(
        "the forms differ: `{old_register}` by the procedure {old_digest}, `{new_register}` by {new_digest}"
    )]
    Forms {
        /// Register of the old one.
        old_register: RegisterId,
        /// Digest of its procedure.
        old_digest: Digest,
        /// Register of the new one.
        new_register: RegisterId,
        /// Digest of its procedure.
        new_digest: Digest,
        /// The columns of both.
        forms: DifferentForms,
    },
    /// One order is to amend acts of different bodies or kinds.
    #[error("`{first}` and `{other}` are of different bodies or kinds of acts")]
    Bodies {
        /// The first register.
        first: RegisterId,
        /// The one that does not go with it.
        other: RegisterId,
    },
    /// No edition was in force on that day.
    #[error("no edition of `{register}` was in force on {on}")]
    NotYet {
        /// The register.
        register: RegisterId,
        /// The day asked for.
        on: Date,
        /// What is known of the entry into force of its first edition.
        first: Box<InForce>,
    },
    /// The act of the edition that would be in force on that day was repealed by then.
    #[error("edition {edition} of `{register}` was repealed by {on}")]
    Repealed {
        /// The register.
        register: RegisterId,
        /// The day asked for.
        on: Date,
        /// The edition.
        edition: EditionNo,
        /// What repealed its act.
        repeal: Repeal,
    },
    /// The number names no edition.
    #[error("`{register}` has no edition {edition}")]
    NoEdition {
        /// The register.
        register: RegisterId,
        /// The number.
        edition: EditionNo,
        /// The numbers there are.
        editions: u32,
    },
}
