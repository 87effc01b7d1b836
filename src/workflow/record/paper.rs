//! Papers and files as they are recorded, and what a paper shows.

use serde::{Deserialize, Serialize};

use prikaz_domain::{ActReference, Digest, DraftNo, digest_of};
use prikaz_fact::{coded, example};

/// A file kept beside the store, known by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReference {
    /// Its name as it came; only shown, never used as a path.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
}

impl FileReference {
    /// How a record names `bytes` that came as `name`; they are kept when it is decided that it will.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), digest: digest_of(bytes) }
    }
}

coded! {
/// A document the program makes of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper: Serialize + Deserialize {
    /// The order with its annex.
    Order,
    /// The annex alone.
    Annex,
    /// The agreement sheet.
    AgreementSheet,
    /// The notice to those concerned.
    Notice,
    /// The sheet on which one agreer decides.
    VisaSheet,
    /// The minutes of disagreements.
    Disagreements,
    /// The sheet on which those concerned sign that they know the act.
    Acquaintance,
    /// The request to a unit.
    Request,
    /// The reminder to a unit.
    Reminder,
    /// An extract of the edition in force.
    Extract,
    /// The card of the register.
    Card,
    /// The order that amends the one in force.
    AmendingOrder,
    /// The order that repeals the register with all that amended it.
    RepealingOrder,
    /// The wording with marks of what amended it.
    Consolidated,
    /// Two editions side by side.
    Comparison,
    /// The new edition with the changes marked in it.
    Redline,
}
}

coded! {
/// As what a paper shows itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum Shows {
    /// As a draft: with neither number nor date of an act.
    Draft,
    /// As the act, or as something about it, with its number and date.
    Act {
        /// The act.
        order: ActReference,
    },
    /// As the draft of another order about this act, which the program does not sign.
    Proposal {
        /// The act that would be amended or repealed.
        about: ActReference,
    },
    /// As the register stood on the day of giving out.
    Day,
}
}

/// What a paper shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The draft it belongs to.
    pub draft: DraftNo,
    /// As what.
    pub shows: Shows,
    /// Digest of the rows it shows; none where it shows none.
    pub rows: Option<Digest>,
}

example! { struct FileReference { name, digest } }
