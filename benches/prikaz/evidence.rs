//! What proofs cost: a million lines of 600 bytes hashed to a root, proofs of them, keys of every kind at work.

use std::hint::black_box;
use std::time::Instant;

use prikaz::evidence::{
    GrowingTree, KeyKind, KeyName, Prover, SEED_LEN, SecretKey, TreeHead, VerifierKey, leaf_hash,
    verify_inclusion,
};

use crate::AnyError;

const LINES: u64 = 1_000_000;
const LINE_LEN: usize = 600;

pub(crate) fn run(_: &[&str]) -> Result<(), AnyError> {
    let mut line = [b'x'; LINE_LEN];
    let (mut tree, mut prover) = (GrowingTree::default(), Prover::inclusion(LINES / 3, LINES)?);
    let began = Instant::now();
    for number in 0..LINES {
        line[..8].copy_from_slice(&number.to_be_bytes());
        tree.push(leaf_hash(&line));
    }
    let root_seconds = began.elapsed().as_secs_f64();
    let began = Instant::now();
    (0..LINES).for_each(|_| prover.push(leaf_hash(b"")));
    let (path, root) = prover.finish()?;
    let prover_seconds = began.elapsed().as_secs_f64();
    let leaf = leaf_hash(b"");
    let path_us = microseconds(10_000, || verify_inclusion(&leaf, LINES / 3, LINES, &path, &root));
    println!(
        "{{\"bench\":\"evidence\",\"lines\":{LINES},\"root_seconds\":{root_seconds:.3},\
         \"prover_seconds\":{prover_seconds:.3},\"path_us\":{path_us:.1}}}"
    );
    let head = TreeHead::of("prikaz.example/log", LINES, tree.root()).ok_or("no head")?.to_string();
    KeyKind::ALL.into_iter().try_for_each(|kind| keys(kind, &head))
}

fn keys(kind: KeyKind, head: &str) -> Result<(), AnyError> {
    let name = KeyName::parse("prikaz.example/log").ok_or("no name")?;
    let key = SecretKey::from_seed(name, kind, [7; SEED_LEN])?;
    let (signature, verifier) = (key.sign(head, 1)?, key.verifier().to_string());
    let sign = microseconds(500, || key.sign(head, 1));
    let verify = microseconds(2000, || key.verifier().verify(head, &signature.bytes));
    let read = microseconds(500, || VerifierKey::parse(&verifier));
    println!(
        "{{\"bench\":\"evidence\",\"key\":\"{kind}\",\"sign_us\":{sign:.0},\"verify_us\":{verify:.0},\
         \"read_us\":{read:.0},\"key_bytes\":{},\"signature_bytes\":{}}}",
        verifier.len(),
        signature.to_string().len()
    );
    Ok(())
}

fn microseconds<T>(times: u32, act: impl Fn() -> T) -> f64 {
    let began = Instant::now();
    (0..times).for_each(|_| drop(black_box(act())));
    began.elapsed().as_secs_f64() * 1e6 / f64::from(times)
}
