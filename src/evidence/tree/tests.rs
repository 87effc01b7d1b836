//! The tree against known values, against the words of RFC 6962 taken literally, and against a tree of other hands.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use prikaz_domain::Digest;
use proptest::prelude::*;
use sha2_011::Sha256;

use super::hash::node_hash;
use super::*;

/// Leaves and roots of 1 to 8 of them, which every implementation of RFC 6962 is tried with.
const KNOWN: [(&str, &str); 8] = [
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
];

#[test]
fn roots_are_the_known_ones() {
    let mut tree = GrowingTree::default();
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(tree.root().to_string(), empty);
    for (leaf, root) in KNOWN {
        let bytes: Vec<u8> =
            (0..leaf.len()).step_by(2).map(|at| u8::from_str_radix(&leaf[at..at + 2], 16).unwrap()).collect();
        tree.push(leaf_hash(&bytes));
        assert_eq!(tree.root().to_string(), root);
    }
}

fn lines(n: u64) -> Vec<Vec<u8>> {
    (0..n).map(|at| format!("line {at}").into_bytes()).collect()
}

fn leaves(n: u64) -> Vec<Digest> {
    lines(n).iter().map(|line| leaf_hash(line)).collect()
}

fn grown(leaves: &[Digest]) -> GrowingTree {
    let mut tree = GrowingTree::default();
    leaves.iter().for_each(|leaf| tree.push(*leaf));
    tree
}

/// `k` of RFC 6962: the largest power of two below `n`.
fn left(n: usize) -> usize {
    (0..).map(|power| 1 << power).take_while(|size| *size < n).last().unwrap()
}

/// MTH of section 2.1.
fn root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => empty_root(),
        [one] => *one,
        more => {
            let (left, right) = more.split_at(left(more.len()));
            node_hash(&root(left), &root(right))
        }
    }
}

/// PATH of section 2.1.1.
fn path(index: usize, leaves: &[Digest]) -> Vec<Digest> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = left(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut path, other) =
        if index < k { (path(index, left), root(right)) } else { (path(index - k, right), root(left)) };
    path.push(other);
    path
}

/// SUBPROOF of section 2.1.2.
fn subproof(old: usize, leaves: &[Digest], is_known: bool) -> Vec<Digest> {
    if old == leaves.len() {
        return if is_known { Vec::new() } else { vec![root(leaves)] };
    }
    let k = left(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut proof, other) = if old <= k {
        (subproof(old, left, is_known), root(right))
    } else {
        (subproof(old - k, right, false), root(left))
    };
    proof.push(other);
    proof
}

#[test]
fn small_trees_are_as_the_text_has_them() {
    for n in 1..=70_u64 {
        let leaves = leaves(n);
        let tree = grown(&leaves);
        assert_eq!(tree.root(), root(&leaves));
        assert_eq!(GrowingTree::from_peaks(n, tree.peaks().to_vec()), Some(tree.clone()));
        for index in 0..n {
            let proof = prove_inclusion(index, &leaves).unwrap();
            assert_eq!(proof, path(index as usize, &leaves), "{index} of {n}");
            for claimed in 0..=n {
                let held = verify_inclusion(&leaves[index as usize], claimed, n, &proof, &tree.root());
                assert_eq!(held.is_ok(), claimed == index, "{index} of {n} claimed to be {claimed}");
            }
        }
        for old in 0..=n {
            let proof = prove_consistency(old, &leaves).unwrap();
            let old_root = root(&leaves[..old as usize]);
            let expected = if old == 0 { Vec::new() } else { subproof(old as usize, &leaves, true) };
            assert_eq!(proof, expected, "{old} of {n}");
            assert_eq!(verify_consistency((old, &old_root), (n, &tree.root()), &proof), Ok(()));
        }
    }
}

#[test]
fn a_rewritten_tree_is_no_continuation() {
    for n in 1..=33_u64 {
        let honest = leaves(n);
        for old in 1..=n {
            let old_root = root(&honest[..old as usize]);
            for changed in 0..old {
                let mut forged = honest.clone();
                forged[changed as usize] = leaf_hash(b"another line");
                let proof = prove_consistency(old, &forged).unwrap();
                let held = verify_consistency((old, &old_root), (n, &root(&forged)), &proof);
                let is_refused = matches!(held, Err(TreeFault::OtherOldRoot | TreeFault::OtherRoot));
                assert!(is_refused, "{changed} of {old} of {n}: {held:?}");
            }
        }
    }
}

#[test]
fn faults_are_told_apart() {
    let (leaves, zero) = (leaves(5), Digest::ZERO);
    let root = root(&leaves);
    let proof = prove_inclusion(2, &leaves).unwrap();
    let outside = verify_inclusion(&leaves[2], 5, 5, &proof, &root);
    assert_eq!(outside, Err(TreeFault::OutsideTree { index: 5, size: 5 }));
    let short = verify_inclusion(&leaves[2], 2, 5, &proof[1..], &root);
    assert_eq!(short, Err(TreeFault::PathLength { expected: 3, found: 2 }));
    assert_eq!(verify_inclusion(&leaves[1], 2, 5, &proof, &root), Err(TreeFault::OtherRoot));
    let shrunk = verify_consistency((6, &root), (5, &root), &[]);
    assert_eq!(shrunk, Err(TreeFault::Shrunk { old: 6, new: 5 }));
    assert_eq!(verify_consistency((5, &zero), (5, &root), &[]), Err(TreeFault::OtherRoot));
    assert_eq!(verify_consistency((0, &zero), (5, &root), &[]), Err(TreeFault::OtherOldRoot));
    assert_eq!(verify_consistency((0, &empty_root()), (0, &zero), &[]), Err(TreeFault::OtherRoot));
    assert_eq!(verify_consistency((0, &empty_root()), (5, &root), &[]), Ok(()));
    let none = Prover::inclusion(5, 5).unwrap_err();
    assert_eq!(none, ProverFault::NoSuchLeaf { index: 5, size: 5 });
    assert_eq!(Prover::consistency(6, 5).unwrap_err(), ProverFault::NoSuchTree { old: 6, new: 5 });
    let unfed = Prover::inclusion(0, 2).unwrap().finish();
    assert_eq!(unfed, Err(ProverFault::OtherLeaves { expected: 2, found: 0 }));
}

#[test]
fn trees_beyond_reason_are_judged_and_not_walked() {
    let path = [Digest::ZERO; 64];
    for size in [u64::MAX, 1 << 63, (1 << 63) + 1] {
        assert!(verify_inclusion(&Digest::ZERO, size - 1, size, &path, &Digest::ZERO).is_err());
        for old in [1, size / 2, size - 1, size] {
            assert!(verify_consistency((old, &empty_root()), (size, &Digest::ZERO), &path).is_err());
        }
    }
    assert_eq!(GrowingTree::from_peaks(u64::MAX, vec![Digest::ZERO; 64]), None);
    assert_eq!(GrowingTree::from_peaks(3, vec![Digest::ZERO]), None);
}

fn bytes(path: &[Digest]) -> Vec<u8> {
    path.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

proptest! {
    /// Both trees give the same root and the same paths, up to thousands of leaves.
    #[test]
    fn another_implementation_says_the_same(n in 1_u64..4000, at in any::<prop::sample::Index>()) {
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        lines(n).into_iter().for_each(|line| theirs.push(line));
        let leaves = leaves(n);
        let root = grown(&leaves).root();
        let their_root = theirs.root();
        prop_assert_eq!(&root.as_bytes()[..], &their_root.as_bytes()[..]);
        prop_assert_eq!(root, self::root(&leaves));
        let index = at.index(n as usize);
        let ours = prove_inclusion(index as u64, &leaves).unwrap();
        let their_path = theirs.prove_inclusion(index);
        prop_assert_eq!(&bytes(&ours)[..], their_path.as_bytes());
        prop_assert_eq!(verify_inclusion(&leaves[index], index as u64, n, &ours, &root), Ok(()));
        let old = index as u64 + 1;
        let ours = prove_consistency(old, &leaves).unwrap();
        if old < n {
            let theirs = theirs.prove_consistency((n - old) as usize);
            prop_assert_eq!(&bytes(&ours)[..], theirs.as_bytes());
        }
        let old_root = grown(&leaves[..old as usize]).root();
        prop_assert_eq!(verify_consistency((old, &old_root), (n, &root), &ours), Ok(()));
    }

    /// A path with one hash changed, left out, doubled or moved leads nowhere.
    #[test]
    fn a_damaged_path_leads_nowhere(
        n in 2_u64..500,
        at in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        bit in 0_usize..256,
        way in 0..4,
    ) {
        let leaves = leaves(n);
        let root = grown(&leaves).root();
        let old = 1 + at.index(n as usize - 1);
        let old_root = grown(&leaves[..old]).root();
        for is_inclusion in [true, false] {
            let honest = if is_inclusion {
                prove_inclusion(old as u64, &leaves).unwrap()
            } else {
                prove_consistency(old as u64, &leaves).unwrap()
            };
            let mut path = honest.clone();
            let place = place.index(path.len());
            match way {
                0 => {
                    let mut hash = *path[place].as_bytes();
                    hash[bit / 8] ^= 1 << (bit % 8);
                    path[place] = Digest::from_bytes(hash);
                }
                1 => drop(path.remove(place)),
                2 => path.insert(place, path[place]),
                _ => path.swap(0, place),
            }
            let held = if is_inclusion {
                verify_inclusion(&leaves[old], old as u64, n, &path, &root)
            } else {
                verify_consistency((old as u64, &old_root), (n, &root), &path)
            };
            prop_assert_eq!(held.is_ok(), path == honest);
        }
    }
}
