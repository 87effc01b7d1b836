//! Why no path leads from what is known to a root, and why none can be made.

use prikaz_fact::coded;
use serde::Serialize;

coded! {
/// Why a proof of the tree proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum TreeFault {
    /// The leaf lies outside the tree.
    #[error("leaf {index} is not in a tree of {size}")]
    OutsideTree {
        /// Number of the leaf, from 0.
        index: u64,
        /// How many leaves the tree has.
        size: u64,
    },
    /// The later tree is the smaller one.
    #[error("a tree of {old} leaves is no part of one of {new}")]
    Shrunk {
        /// Leaves of the earlier tree.
        old: u64,
        /// Leaves of the later one.
        new: u64,
    },
    /// The path has more or fewer hashes than this place in the tree asks for.
    #[error("the path has {found} hashes, not {expected}")]
    PathLength {
        /// How many it should have.
        expected: u64,
        /// How many it has.
        found: u64,
    },
    /// The path leads to another root: something it leads from, or over, is not what the tree was made of.
    #[error("the path leads to another root")]
    OtherRoot,
    /// The path leads to another root of the earlier tree: what that one covered was rewritten.
    #[error("the path leads to another root of the earlier tree")]
    OtherOldRoot,
}
}

coded! {
/// Why a proof cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum ProverFault {
    /// The leaf lies outside the tree.
    #[error("leaf {index} is not in a tree of {size}")]
    NoSuchLeaf {
        /// Number of the leaf, from 0.
        index: u64,
        /// How many leaves the tree has.
        size: u64,
    },
    /// The later tree is the smaller one.
    #[error("a tree of {old} leaves is no part of one of {new}")]
    NoSuchTree {
        /// Leaves of the earlier tree.
        old: u64,
        /// Leaves of the later one.
        new: u64,
    },
    /// Other leaves were given than the tree has.
    #[error("{found} leaves were given for a tree of {expected}")]
    OtherLeaves {
        /// How many the tree has.
        expected: u64,
        /// How many were given; one too many is one more than the tree has.
        found: u64,
    },
}
}
