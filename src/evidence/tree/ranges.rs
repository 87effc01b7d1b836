//! Which parts of a tree a proof is made of: each hash of a path is the root of a range of leaves.

use std::ops::Range;

/// The ranges whose roots prove that leaf `index` is in a tree of `size`, in the order of the path: the sibling of the
/// leaf first (RFC 6962, section 2.1.1). `index` lies in the tree.
pub(super) fn of_inclusion(index: u64, size: u64) -> Vec<Range<u64>> {
    let mut path = Vec::new();
    let mut around = 0..size;
    while around.end - around.start > 1 {
        let middle = around.start + left_size(around.end - around.start);
        if index < middle {
            path.push(middle..around.end);
            around.end = middle;
        } else {
            path.push(around.start..middle);
            around.start = middle;
        }
    }
    path.reverse();
    path
}

/// The ranges whose roots prove that a tree of `new` leaves begins with one of `old`, in the order of the path (RFC
/// 6962, section 2.1.2). None are needed where there was nothing before, or nothing came.
pub(super) fn of_consistency(old: u64, new: u64) -> Vec<Range<u64>> {
    let mut path = Vec::new();
    let mut around = 0..new;
    if old == 0 {
        return path;
    }
    while old != around.end {
        let middle = around.start + left_size(around.end - around.start);
        if old <= middle {
            path.push(middle..around.end);
            around.end = middle;
        } else {
            path.push(around.start..middle);
            around.start = middle;
        }
    }
    // What is left ends where the old tree ends; where it is the whole old tree, its root is known to whoever checks.
    if around.start > 0 {
        path.push(around);
    }
    path.reverse();
    path
}

/// How many of `size` leaves, at least two, lie to the left: the largest power of two below `size`.
fn left_size(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}
