//! Proofs made while the lines go by once, from the first to the last.

use std::ops::Range;

use prikaz_domain::Digest;

use super::fault::ProverFault;
use super::growing::GrowingTree;
use super::ranges;

/// Makes one proof of the leaves that are pushed one after another, and the root of the tree beside it. Several proofs
/// of one journal are several provers fed by one reading.
#[derive(Debug, Clone)]
pub struct Prover {
    size: u64,
    /// What the path is made of, in the order of the leaves, each with its place in the path; they do not overlap.
    parts: Vec<(Range<u64>, usize)>,
    /// Which part comes next or is being read.
    next: usize,
    part: GrowingTree,
    tree: GrowingTree,
    path: Vec<Digest>,
}

impl Prover {
    /// Proves that leaf `index`, from 0, is in the tree of `size` leaves.
    ///
    /// # Errors
    /// When there is no such leaf.
    pub fn inclusion(index: u64, size: u64) -> Result<Self, ProverFault> {
        if index >= size {
            return Err(ProverFault::NoSuchLeaf { index, size });
        }
        Ok(Self::of(ranges::of_inclusion(index, size), size))
    }

    /// Proves that the tree of `new` leaves begins with the tree of its first `old` ones.
    ///
    /// # Errors
    /// When `old` is more than `new`.
    pub fn consistency(old: u64, new: u64) -> Result<Self, ProverFault> {
        if old > new {
            return Err(ProverFault::NoSuchTree { old, new });
        }
        Ok(Self::of(ranges::of_consistency(old, new), new))
    }

    fn of(path: Vec<Range<u64>>, size: u64) -> Self {
        let mut parts: Vec<_> = path.into_iter().zip(0..).collect();
        parts.sort_by_key(|(part, _)| part.start);
        let path = vec![Digest::ZERO; parts.len()];
        Self { size, parts, next: 0, part: GrowingTree::default(), tree: GrowingTree::default(), path }
    }

    /// Takes the hash of the next leaf.
    pub fn push(&mut self, leaf: Digest) {
        let at = self.tree.size();
        self.tree.push(leaf);
        let Some((range, place)) = self.parts.get(self.next).filter(|(range, _)| range.contains(&at)) else {
            return;
        };
        self.part.push(leaf);
        if at + 1 == range.end {
            self.path[*place] = std::mem::take(&mut self.part).root();
            self.next += 1;
        }
    }

    /// The path, and the root of the tree that it leads to.
    ///
    /// # Errors
    /// When other than all leaves of the tree were pushed.
    pub fn finish(self) -> Result<(Vec<Digest>, Digest), ProverFault> {
        if self.tree.size() != self.size {
            return Err(ProverFault::OtherLeaves { expected: self.size, found: self.tree.size() });
        }
        Ok((self.path, self.tree.root()))
    }
}

/// The path from leaf `index`, from 0, to the root of the tree of `leaves`, all of its leaf hashes.
///
/// # Errors
/// When there is no such leaf.
pub fn prove_inclusion(index: u64, leaves: &[Digest]) -> Result<Vec<Digest>, ProverFault> {
    fed(Prover::inclusion(index, leaves.len() as u64)?, leaves)
}

/// The proof that the tree of `leaves`, all of its leaf hashes, begins with that of its first `old` ones.
///
/// # Errors
/// When there are fewer than `old`.
pub fn prove_consistency(old: u64, leaves: &[Digest]) -> Result<Vec<Digest>, ProverFault> {
    fed(Prover::consistency(old, leaves.len() as u64)?, leaves)
}

fn fed(mut prover: Prover, leaves: &[Digest]) -> Result<Vec<Digest>, ProverFault> {
    leaves.iter().for_each(|leaf| prover.push(*leaf));
    Ok(prover.finish()?.0)
}
