//! Why a witness signs nothing.

use prikaz_fact::coded;
use serde::Serialize;

use crate::checkpoint::{CheckpointFault, PolicyFault};
use crate::key::{KeyKind, KeyName, SignFault};
use crate::tree::TreeFault;

coded! {
/// Why a witness signs nothing. Nothing of its state has changed then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Refused {
    /// By such a key no witness signs.
    #[error("by the key `{name}` of kind {kind} no witness signs")]
    NotAWitness {
        /// The name of the key.
        name: KeyName,
        /// Its kind.
        kind: KeyKind,
    },
    /// The keys of the log and of the witness do not go together.
    #[error("the keys do not go together: {why}")]
    Keys {
        /// Why.
        #[from]
        why: PolicyFault,
    },
    /// The request is not of its form.
    #[error("line {line} of the request is not of its form")]
    NotARequest {
        /// Which line, from 1.
        line: u64,
    },
    /// The checkpoint is none, or not signed by the log.
    #[error("the checkpoint is not taken: {why}")]
    Checkpoint {
        /// Why.
        #[from]
        why: CheckpointFault,
    },
    /// The proof leads from another checkpoint than the last that was signed here.
    #[error("the proof leads from {told} lines, and {kept} were signed here last")]
    OtherOldSize {
        /// How many lines the last checkpoint has that was signed here; 0 where none was.
        kept: u64,
        /// From how many the proof leads.
        told: u64,
    },
    /// The log is not the one that was signed here before, with lines added: it was rewritten or forked.
    #[error("the log does not extend what was signed here: {why}")]
    NotExtended {
        /// Why.
        #[from]
        why: TreeFault,
    },
    /// The clock says an earlier time than the last signature: a statement of the largest tree would lead backwards.
    #[error("the clock says {now}, and the last signature {before}")]
    ClockWentBack {
        /// Seconds since 1970 of the last signature.
        before: u64,
        /// Seconds since 1970 now.
        now: u64,
    },
    /// The key gives no signature.
    #[error("the key gives no signature: {why}")]
    Unsigned {
        /// Why.
        #[from]
        why: SignFault,
    },
    /// The kept state is no checkpoint that this witness signed.
    #[error("the kept state was not signed by this witness")]
    NotOurState,
    /// The note has no room for one more signature.
    #[error("the checkpoint has too many signatures")]
    NoRoom,
}
}
