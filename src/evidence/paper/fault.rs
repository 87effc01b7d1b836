//! Why a line is no record, and why a paper is not proved.

use prikaz_domain::Digest;
use prikaz_fact::coded;
use serde::Serialize;

use crate::proof::{ProofFault, VerifyProofFault};

coded! {
/// Why a line is no record of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum PaperLineFault {
    /// It is no JSON object with the members of a record, and none besides.
    #[error("it is no JSON object with the members of a record")]
    NotARecord,
    /// The same record is written otherwise: a member twice, keys in another order, white space.
    #[error("it is not in canonical form")]
    NotCanonical,
    /// It says another place in the journal than the proof: line `index` is record `index` + 1.
    #[error("it says to be record {position}, and the proof is of record {proved}")]
    OtherPosition {
        /// What the line says.
        position: u64,
        /// What the proof says.
        proved: u64,
    },
}
}

coded! {
/// Why a paper is not proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum PaperFault {
    /// The file beside the paper is no proof.
    #[error("it is no proof: {why}")]
    NotAProof {
        /// Why.
        #[from]
        why: ProofFault,
    },
    /// The proof does not bring the line along.
    #[error("the proof does not say the line that it is of")]
    NoLine,
    /// The proof does not hold.
    #[error("the proof does not hold: {why}")]
    NotProved {
        /// Why.
        #[from]
        why: VerifyProofFault,
    },
    /// The proved line is no record of a journal.
    #[error("the line is no record: {why}")]
    NotALine {
        /// Why.
        #[from]
        why: PaperLineFault,
    },
    /// The proof holds and is one of another paper: its line names no file with that digest.
    #[error("the line names no file with the digest {digest}")]
    OtherPaper {
        /// The digest of the file in hand.
        digest: Digest,
    },
}
}
