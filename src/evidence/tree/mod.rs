//! The Merkle tree of RFC 6962 over lines: its root while it grows, proofs, and their checks.
//!
//! *Invariant:* memory grows with the logarithm of the tree, however many lines there are.

mod fault;
mod growing;
mod hash;
mod prover;
mod ranges;
mod verify;

pub use fault::{ProverFault, TreeFault};
pub use growing::GrowingTree;
pub use hash::{empty_root, leaf_hash};
pub use prover::{Prover, prove_consistency, prove_inclusion};
pub(crate) use verify::MOST_HASHES;
pub use verify::{verify_consistency, verify_inclusion};

#[cfg(test)]
mod tests;
