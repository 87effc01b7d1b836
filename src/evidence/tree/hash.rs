//! Hashes of RFC 6962, section 2.1: leaves and nodes begin with different bytes, so that neither passes for the other.

use prikaz_domain::{Digest, digest_of};
use sha2::{Digest as _, Sha256};

/// The hash of a leaf: `line` is a line of the journal without its line feed.
pub fn leaf_hash(line: &[u8]) -> Digest {
    let hash = Sha256::new_with_prefix([0]).chain_update(line);
    Digest::from_bytes(hash.finalize().into())
}

/// The root of a tree without leaves.
pub fn empty_root() -> Digest {
    digest_of(b"")
}

/// The hash of the node above two.
pub(crate) fn node_hash(left: &Digest, right: &Digest) -> Digest {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left.as_bytes());
    bytes[33..].copy_from_slice(right.as_bytes());
    digest_of(&bytes)
}
