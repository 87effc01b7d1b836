//! Why bytes are no proof, and why a proof does not hold.

use prikaz_fact::coded;
use serde::Serialize;

use crate::checkpoint::CheckpointFault;
use crate::tree::TreeFault;

coded! {
/// Why bytes are no proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum ProofFault {
    /// There is more than any proof here has.
    #[error("it is longer than {most} bytes")]
    TooLong {
        /// How many bytes are taken.
        most: u64,
    },
    /// What stands before the checkpoint is not UTF-8.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// The first line is not that of a proof.
    #[error("its first line is not that of a proof")]
    NotAProof,
    /// The extra data is not base64 in its one spelling.
    #[error("its extra data is not base64")]
    NotExtra,
    /// There is no index, or it is not a number in its one spelling.
    #[error("it has no index")]
    NotAnIndex,
    /// A line of the path is not a hash in base64.
    #[error("line {line} is not a hash")]
    NotAHash {
        /// Which line of the file, from 1.
        line: u64,
    },
    /// The path has more hashes than a path can have.
    #[error("its path has more than {most} hashes")]
    PathTooLong {
        /// How many a path can have.
        most: u64,
    },
    /// No empty line parts the path from the checkpoint.
    #[error("it has no checkpoint")]
    NoCheckpoint,
    /// The checkpoint is none.
    #[error("its checkpoint is none: {why}")]
    Checkpoint {
        /// Why.
        #[from]
        why: CheckpointFault,
    },
}
}

coded! {
/// Why a proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum VerifyProofFault {
    /// The line does not stand in the tree of the checkpoint, or not there.
    #[error("the line does not stand in the tree: {why}")]
    NotInTree {
        /// Why.
        #[from]
        why: TreeFault,
    },
    /// The checkpoint is not signed as it has to be.
    #[error("the checkpoint is not taken: {why}")]
    NotSigned {
        /// Why.
        #[from]
        why: CheckpointFault,
    },
}
}
