//! Evidence that does not rest on trust in whoever keeps the store: a Merkle tree over the lines of a journal,
//! checkpoints of it with signatures, cosignatures of witnesses, and proofs that lie beside a paper.
//!
//! The formats are those of C2SP (`signed-note`, `tlog-checkpoint`, `tlog-cosignature`, `tlog-witness`, `tlog-proof`),
//! the tree is that of RFC 6962. A leaf is a line of the journal as it stands there, **without** its line feed: the
//! feed separates lines and says nothing, and a line that was copied or printed has lost it.
//!
//! | question | file |
//! |---|---|
//! | how a line is hashed, how the tree grows, what is proved and how it is checked | `tree/` |
//! | which keys there are, how they are written, what each kind signs | `key/` |
//! | the envelope of signatures | `note/` |
//! | what a log says of itself, who has to have signed it | `checkpoint/` |
//! | what a witness signs, and what it refuses | `witness/` |
//! | a proof as a file, and its check | `proof/` |
//! | whether a file in hand is one that a proved line names | `paper/` |
//!
//! What these prove, and what they do not, is told for auditors in `docs/evidence.md`.
//!
//! *Invariant:* pure: no I/O, no clock, no randomness, seeds of keys and times are arguments; knows lines, keys and
//! notes, no register and no store. Whatever is read is either exactly what its format permits or refused with a typed
//! fault.

mod checkpoint;
mod key;
mod note;
mod paper;
mod proof;
mod text;
mod tree;
mod witness;

pub use checkpoint::{
    Checkpoint, CheckpointFault, HeadFault, Opened, Policy, PolicyFault, Signed, Signer, TreeHead,
};
pub use key::{
    KeyFault, KeyId, KeyKind, KeyName, SEED_LEN, SecretKey, SignFault, SignatureFault, VerifierKey,
};
pub use note::{MOST_SIGNATURES, Note, NoteFault, NoteSignature};
pub use paper::{NamedFile, PaperFault, PaperLine, PaperLineFault, PaperProof};
pub use proof::{LogProof, ProofFault, Verified, VerifyProofFault};
pub use tree::{
    GrowingTree, Prover, ProverFault, TreeFault, empty_root, leaf_hash, prove_consistency, prove_inclusion,
    verify_consistency, verify_inclusion,
};
pub use witness::{Considered, Refused, Witness, WitnessRequest, WitnessState};

#[cfg(test)]
mod tests;
