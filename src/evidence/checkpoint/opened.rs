//! What is known of a checkpoint once its signatures were checked.

use prikaz_fact::{coded, example};
use serde::Serialize;

use crate::key::{KeyId, KeyKind, KeyName};

use super::head::TreeHead;

coded! {
/// In what part somebody signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signer: Serialize {
    /// The log, of itself.
    Log,
    /// A witness, of the log.
    Witness,
}
}

/// A signature that was checked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Signed {
    /// In what part.
    pub by: Signer,
    /// The name of the key.
    pub name: KeyName,
    /// Its id.
    pub id: KeyId,
    /// What it signs, and how.
    pub kind: KeyKind,
    /// When, as the signer says: seconds since 1970. Nobody but the signer vouches for it.
    pub time: Option<u64>,
}

/// A checkpoint that is signed as it has to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opened {
    /// What it says.
    pub head: TreeHead,
    /// Who signed it, of those whose keys were given: the log first, then by names; each signature once.
    pub signed: Vec<Signed>,
}

example! { struct Signed { by, name, id, kind, time } }
