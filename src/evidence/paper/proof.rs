//! The check of a paper.

use prikaz_domain::Digest;
use prikaz_fact::example;
use serde::Serialize;

use crate::checkpoint::Policy;
use crate::proof::{LogProof, Verified};

use super::fault::{PaperFault, PaperLineFault};
use super::line::PaperLine;
use super::named::{NamedFile, named_files};

/// What is proved of a paper: the journal had a line that names it, before the checkpoint was signed. What the line
/// records (that it was given out, handed in, signed) its kind and the place of the name say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperProof {
    /// The line.
    pub line: PaperLine,
    /// Where the line names the file in hand; at least one.
    pub named: Vec<NamedFile>,
    /// The log, its size and root, and who signed that when.
    pub proved: Verified,
}

impl PaperProof {
    /// Checks the paper with the SHA-256 digest `file` by `proof`, the bytes of the file beside it, whose extra data is
    /// the line; `policy` says whom to believe.
    ///
    /// # Errors
    /// When the proof is none, does not hold, or is one of another paper.
    pub fn check(file: &Digest, proof: &[u8], policy: &Policy) -> Result<Self, PaperFault> {
        let proof = LogProof::parse(proof)?;
        let said = proof.extra.as_deref().ok_or(PaperFault::NoLine)?;
        let proved = proof.verify(said, policy)?;
        // Only now anything that the line says is looked at.
        let line = PaperLine::parse(said)?;
        let expected = proved.index.checked_add(1);
        if expected != Some(line.position) {
            let (position, proved) = (line.position, expected.unwrap_or(u64::MAX));
            return Err(PaperLineFault::OtherPosition { position, proved }.into());
        }
        let mut named = named_files(&line.body);
        named.retain(|one| one.digest == *file);
        if named.is_empty() {
            Err(PaperFault::OtherPaper { digest: *file })
        } else {
            Ok(Self { line, named, proved })
        }
    }
}

example! { struct PaperProof { line, named, proved } }
