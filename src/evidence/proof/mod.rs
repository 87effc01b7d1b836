//! A proof as a file: that a line stands in a log, to be checked by whoever has the keys and nothing else (C2SP
//! `tlog-proof`).
//!
//! *Invariant:* a proof that is read is written again byte for byte; nothing in it is believed before it was checked,
//! least of all its extra data.

mod fault;
mod file;
mod verify;

pub use fault::{ProofFault, VerifyProofFault};
pub use file::LogProof;
pub use verify::Verified;

#[cfg(test)]
mod tests;
