//! Checks of paths. RFC 6962 says what a path is made of; how it is followed, RFC 9162 says, sections 2.1.3.2 and
//! 2.1.4.2, and both mean the same paths.

use prikaz_domain::Digest;

use super::fault::TreeFault;
use super::hash::{empty_root, node_hash};
use super::ranges;

/// No path to a leaf has more hashes: a tree has at most 64 levels of nodes.
pub(crate) const MOST_HASHES: usize = 64;

/// Checks that `leaf`, the hash of a line, is number `index`, from 0, in the tree of `size` leaves with the root
/// `root`.
///
/// # Errors
/// When `path` does not lead there.
pub fn verify_inclusion(
    leaf: &Digest,
    index: u64,
    size: u64,
    path: &[Digest],
    root: &Digest,
) -> Result<(), TreeFault> {
    if index >= size {
        return Err(TreeFault::OutsideTree { index, size });
    }
    let ranges = ranges::of_inclusion(index, size);
    has_length(path, ranges.len())?;
    let reached = path.iter().zip(ranges).fold(*leaf, |node, (sibling, range)| {
        if range.start > index { node_hash(&node, sibling) } else { node_hash(sibling, &node) }
    });
    if reached == *root { Ok(()) } else { Err(TreeFault::OtherRoot) }
}

/// Checks that the tree of `new.0` leaves with the root `new.1` begins with the tree of `old.0` leaves with the root
/// `old.1`: nothing of the earlier tree was changed, left out or put between. Where the earlier one was empty, every
/// tree does.
///
/// # Errors
/// When `path` does not show it.
pub fn verify_consistency(
    old: (u64, &Digest),
    new: (u64, &Digest),
    path: &[Digest],
) -> Result<(), TreeFault> {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size > new_size {
        return Err(TreeFault::Shrunk { old: old_size, new: new_size });
    }
    let ranges = ranges::of_consistency(old_size, new_size);
    has_length(path, ranges.len())?;
    if old_size == 0 && *old_root != empty_root() {
        return Err(TreeFault::OtherOldRoot);
    }
    if old_size == 0 {
        let is_right = new_size > 0 || *new_root == empty_root();
        return if is_right { Ok(()) } else { Err(TreeFault::OtherRoot) };
    }
    // Where the old tree is a whole part of the new one, its root begins the path; else the first hash does.
    let begins_with_old = ranges.first().is_none_or(|first| first.end != old_size);
    let (begin, rest) = if begins_with_old { (*old_root, 0) } else { (path[0], 1) };
    let (mut of_old, mut of_new) = (begin, begin);
    for (hash, range) in path.iter().zip(&ranges).skip(rest) {
        if range.end <= old_size {
            of_old = node_hash(hash, &of_old);
            of_new = node_hash(hash, &of_new);
        } else {
            of_new = node_hash(&of_new, hash);
        }
    }
    if of_old != *old_root {
        return Err(TreeFault::OtherOldRoot);
    }
    if of_new == *new_root { Ok(()) } else { Err(TreeFault::OtherRoot) }
}

fn has_length(path: &[Digest], expected: usize) -> Result<(), TreeFault> {
    let (expected, found) = (expected as u64, path.len() as u64);
    if expected == found { Ok(()) } else { Err(TreeFault::PathLength { expected, found }) }
}
