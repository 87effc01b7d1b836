//! What the tests of this layer share: keys of known seeds, lines of a small journal, a log of them.

use prikaz_domain::{Digest, digest_of};

use crate::*;

/// The log of all tests.
pub(crate) const ORIGIN: &str = "prikaz.example/lipetsk-finance";
/// When everything is signed: seconds since 1970.
pub(crate) const TIME: u64 = 1_764_547_200;

/// A key whose seed is `seed` 32 times.
pub(crate) fn key(name: &str, kind: KeyKind, seed: u8) -> SecretKey {
    SecretKey::from_seed(KeyName::parse(name).unwrap(), kind, [seed; SEED_LEN]).unwrap()
}

/// The digest of the paper that line `index` names.
pub(crate) fn paper(index: u64) -> Digest {
    digest_of(format!("paper {index}").as_bytes())
}

/// Line `index` of the journal, from 0: a paper is given out.
pub(crate) fn line(index: u64) -> Vec<u8> {
    let (file, position, zero) = (paper(index), index + 1, Digest::ZERO);
    let body = format!(
        r#"{{"draft":1,"file":{{"digest":"{file}","name":"приказ-{index}.docx"}},"paper":"order","type":"document-issued"}}"#
    );
    format!(
        r#"{{"at":"2024-04-23T09:15:00.000Z","batch":[1,1],"body":{body},"by":"ivanova","hash":"{zero}","kind":"document-issued","on":"2024-04-23","position":{position},"prev":"{zero}","stream":"register/points","version":{position}}}"#
    )
    .into_bytes()
}

/// The leaf hashes of the first `n` lines.
pub(crate) fn leaves(n: u64) -> Vec<Digest> {
    (0..n).map(|index| leaf_hash(&line(index))).collect()
}

/// The head of the log with these leaves.
pub(crate) fn head(leaves: &[Digest]) -> TreeHead {
    let mut tree = GrowingTree::default();
    leaves.iter().for_each(|leaf| tree.push(*leaf));
    TreeHead::of(ORIGIN, tree.size(), tree.root()).unwrap()
}

pub(crate) mod mutations;
