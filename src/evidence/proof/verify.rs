//! The check of a proof.

use prikaz_fact::{Chooser, Example};
use serde::Serialize;

use prikaz_domain::Digest;

use crate::checkpoint::{Opened, Policy, Signed};
use crate::tree::{leaf_hash, verify_inclusion};

use super::fault::VerifyProofFault;
use super::file::LogProof;

/// What a proof proves: the line is number `index` of the `size` lines that `origin` had, and those signed that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The log.
    pub origin: String,
    /// How many lines it had.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
    /// Which line was proved, from 0.
    pub index: u64,
    /// Who signed, of those whose keys were given, and when.
    pub signed: Vec<Signed>,
}

impl LogProof {
    /// Checks that `line`, without its line feed, stands in the log where the proof says, and that `policy` takes the
    /// checkpoint. Hashes are computed first: they cost a thousandth of a signature.
    ///
    /// # Errors
    /// When it does not.
    pub fn verify(&self, line: &[u8], policy: &Policy) -> Result<Verified, VerifyProofFault> {
        let head = self.checkpoint.head();
        verify_inclusion(&leaf_hash(line), self.index, head.size(), &self.path, head.root())?;
        let Opened { head, signed } = policy.open(&self.checkpoint)?;
        let (origin, size, root) = (head.origin().to_owned(), head.size(), *head.root());
        Ok(Verified { origin, size, root, index: self.index, signed })
    }
}

impl Example for Verified {
    fn example(chooser: &mut Chooser) -> Self {
        Self {
            origin: "prikaz.example/lipetsk-finance".to_owned(),
            size: chooser.draw(),
            root: chooser.draw(),
            index: chooser.draw(),
            signed: chooser.draw(),
        }
    }
}
