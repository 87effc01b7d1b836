//! What is recorded of an agreement: seats, decisions, remarks and the answers to them.

use serde::{Deserialize, Serialize};

use prikaz_domain::{EntryId, PersonId, RemarkId};
use prikaz_fact::{coded, example};

use crate::record::paper::FileReference;

/// A visa sheet as it came back: the decision is the agreer's, another person may have brought it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedSheet {
    /// The file.
    pub file: FileReference,
    /// Who brought it in.
    pub brought_by: PersonId,
}

/// A group of agreers with the persons in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatedGroup {
    /// Name for the sheet.
    pub title: String,
    /// Clause of the procedure.
    pub clause: String,
    /// Who sits in it.
    pub seats: Vec<PersonId>,
    /// How many must agree.
    pub needed: u32,
}

coded! {
/// What an agreer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision: Serialize + Deserialize {
    /// Agreed.
    Agreed,
    /// Agreed, with remarks that want an answer.
    AgreedWithRemarks,
    /// Returned with remarks.
    Returned,
}
}

/// A remark as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkMade {
    /// Its number within the draft.
    pub id: RemarkId,
    /// The row, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// Its text.
    pub text: String,
}

coded! {
/// What was answered to a remark (ГОСТ-практика сводки отзывов: принято, принято частично, отклонено,
/// на согласительное совещание).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Answer {
    /// Accepted.
    Accepted,
    /// Accepted in part.
    PartlyAccepted {
        /// Which part.
        part: String,
    },
    /// Rejected.
    Rejected {
        /// Why.
        reason: String,
    },
    /// Left to a conciliation meeting; to be answered finally after it.
    ToMeeting {
        /// When and where.
        meeting: String,
    },
}
}

coded! {
/// How far a revision goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight: Serialize + Deserialize {
    /// In substance: everybody agrees again.
    Substance,
    /// Editorial: visas stay, their givers are told.
    Editorial,
}
}

example! { struct ReturnedSheet { file, brought_by } }
example! { struct SeatedGroup { title, clause, seats, needed } }
example! { struct RemarkMade { id, entry, text } }
