//! Proofs read, written and checked.

use super::*;
use crate::checkpoint::{CheckpointFault, Policy};
use crate::tests::mutations::{Log, WHO};
use crate::tests::{ORIGIN, TIME, line};
use crate::tree::TreeFault;

fn proof() -> (LogProof, Policy) {
    let log = Log::of(11);
    (log.proof(4), log.policy(WHO))
}

#[test]
fn a_proof_reads_back_and_proves_its_line() {
    let (proof, policy) = proof();
    let text = proof.to_string();
    let read = LogProof::parse(text.as_bytes()).unwrap();
    assert_eq!((&read, read.to_string()), (&proof, text));
    let proved = read.verify(&line(4), &policy).unwrap();
    assert_eq!((&*proved.origin, proved.size, proved.index), (ORIGIN, 11, 4));
    assert_eq!(proved.signed.len(), 4);
    assert!(proved.signed.iter().all(|one| one.time.is_none_or(|time| time == TIME)));
}

#[test]
fn no_proof_is_made_that_would_not_hold() {
    let (proof, _) = proof();
    let LogProof { index, path, checkpoint, .. } = proof.clone();
    assert_eq!(LogProof::of(&line(4), index, path.clone(), checkpoint.clone()), Ok(proof));
    assert_eq!(LogProof::of(&line(5), index, path, checkpoint), Err(TreeFault::OtherRoot));
}

#[test]
fn what_does_not_hold_is_told() {
    let (proof, policy) = proof();
    let fault = |proof: &LogProof, line: &[u8]| proof.verify(line, &policy).unwrap_err();
    assert_eq!(fault(&proof, &line(5)), VerifyProofFault::NotInTree { why: TreeFault::OtherRoot });
    let other = LogProof { index: 5, ..proof.clone() };
    assert_eq!(fault(&other, &line(4)), VerifyProofFault::NotInTree { why: TreeFault::OtherRoot });
    let outside = LogProof { index: 11, ..proof.clone() };
    let why = TreeFault::OutsideTree { index: 11, size: 11 };
    assert_eq!(fault(&outside, &line(4)), VerifyProofFault::NotInTree { why });
    let longer = LogProof { path: [&*proof.path, &proof.path[..1]].concat(), ..proof.clone() };
    let why = TreeFault::PathLength { expected: 4, found: 5 };
    assert_eq!(fault(&longer, &line(4)), VerifyProofFault::NotInTree { why });
    let stranger = Log { seed: 99, ..Log::of(11) };
    let forged = stranger.proof(4);
    let why = CheckpointFault::NotSignedByLog;
    assert_eq!(fault(&forged, &line(4)), VerifyProofFault::NotSigned { why });
}

#[test]
fn what_is_no_proof_is_told() {
    let text = proof().0.to_string();
    let fault =
        |said: &str, instead: &str| LogProof::parse(text.replacen(said, instead, 1).as_bytes()).unwrap_err();
    assert_eq!(fault("@v1", "@v2"), ProofFault::NotAProof);
    assert_eq!(fault("c2sp", " c2sp"), ProofFault::NotAProof);
    assert_eq!(fault("@v1\n", "@v1\r\n"), ProofFault::NotAProof);
    assert_eq!(fault("extra ", "extra  "), ProofFault::NotExtra);
    assert_eq!(fault("extra ", "Extra "), ProofFault::NotAnIndex);
    for index in ["04", "+4", "4 ", "", "-4", "99999999999999999999"] {
        assert_eq!(fault("index 4\n", &format!("index {index}\n")), ProofFault::NotAnIndex, "{index}");
    }
    assert_eq!(fault("index 4\n", "index 4\nAAAA\n"), ProofFault::NotAHash { line: 4 });
    let hash = text.lines().nth(3).unwrap();
    let many = format!("index 4\n{}", format!("{hash}\n").repeat(61));
    assert_eq!(fault("index 4\n", &many), ProofFault::PathTooLong { most: 64 });
    assert_eq!(LogProof::parse(b""), Err(ProofFault::NoCheckpoint));
    assert_eq!(LogProof::parse(b"c2sp.org/tlog-proof@v1\nindex 0\n"), Err(ProofFault::NoCheckpoint));
    assert_eq!(LogProof::parse(b"\xff\n\n"), Err(ProofFault::NotUtf8));
    assert!(matches!(fault(&format!("\n\n{ORIGIN}"), "\n\n"), ProofFault::Checkpoint { .. }));
}

#[test]
fn the_only_line_of_a_log_is_proved_by_no_path() {
    let log = Log::of(1);
    let proof = log.proof(0);
    assert!(proof.path.is_empty());
    let read = LogProof::parse(proof.to_string().as_bytes()).unwrap();
    assert!(read.verify(&line(0), &log.policy(WHO)).is_ok());
    let plain = LogProof { extra: None, ..proof };
    assert_eq!(LogProof::parse(plain.to_string().as_bytes()).as_ref(), Ok(&plain));
}
