//! A tree that grows leaf by leaf and remembers only the roots of its full parts.

use prikaz_domain::Digest;

use super::hash::{empty_root, node_hash};

/// A tree of RFC 6962 of which only the peaks are kept: the roots of its full subtrees, one for each 1 in the binary
/// number of leaves, the largest first. A million leaves take 7 of them, no tree more than 64.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrowingTree {
    size: u64,
    peaks: Vec<Digest>,
}

impl GrowingTree {
    /// The tree of `size` leaves with these peaks, as [`Self::peaks`] gave them; none where there should be
    /// more or fewer. Whether they are right, only the root can tell.
    pub fn from_peaks(size: u64, peaks: Vec<Digest>) -> Option<Self> {
        // Room is left for leaves to come.
        let is_whole = size < 1 << 63 && u64::from(size.count_ones()) == peaks.len() as u64;
        is_whole.then_some(Self { size, peaks })
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the full subtrees, the largest first.
    pub fn peaks(&self) -> &[Digest] {
        &self.peaks
    }

    /// Takes the hash of the next leaf, [`leaf_hash`](crate::leaf_hash) of its line.
    pub fn push(&mut self, leaf: Digest) {
        let mut peak = leaf;
        // As in adding 1 to a binary number: each 1 at the end is a full subtree that is joined with the new one.
        for _ in 0..self.size.trailing_ones() {
            let Some(left) = self.peaks.pop() else { break };
            peak = node_hash(&left, &peak);
        }
        self.peaks.push(peak);
        self.size += 1;
    }

    /// The root of the tree as it is now (RFC 6962, section 2.1).
    pub fn root(&self) -> Digest {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else { return empty_root() };
        peaks.fold(*last, |right, left| node_hash(left, &right))
    }
}
