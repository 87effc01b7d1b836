//! The envelope of signatures: a text, an empty line, and a line for each signature (C2SP `signed-note`).
//!
//! *Invariant:* what is read is written again byte for byte; a note by itself says nothing until a key was asked.

mod envelope;
mod fault;
mod signature;

pub use envelope::{MOST_SIGNATURES, Note};
pub use fault::NoteFault;
pub use signature::NoteSignature;

#[cfg(test)]
mod tests;
