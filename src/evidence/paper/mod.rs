//! A paper and its proof: whether a file in hand is one that a proved line of the journal names.
//!
//! *Invariant:* of a line is read what a paper is found by; what its event means is the matter of those who know
//! registers.

mod fault;
mod line;
mod named;
mod proof;

pub use fault::{PaperFault, PaperLineFault};
pub use line::PaperLine;
pub use named::NamedFile;
pub use proof::PaperProof;

#[cfg(test)]
mod tests;
