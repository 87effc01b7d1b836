//! A witness signs what extends what it signed, and nothing else.

use proptest::prelude::*;

use super::*;
use crate::checkpoint::{Checkpoint, CheckpointFault, TreeHead};
use crate::key::KeyKind;
use crate::tests::{ORIGIN, TIME, head, key, leaves};
use crate::tree::{TreeFault, leaf_hash, prove_consistency};
use prikaz_domain::Digest;

fn witness(kind: KeyKind) -> Witness {
    let log = key(ORIGIN, KeyKind::Ed25519, 1).verifier().clone();
    Witness::new(key("w.example", kind, 2), &[log]).unwrap()
}

fn request(old_size: u64, leaves: &[Digest]) -> WitnessRequest {
    let log = key(ORIGIN, KeyKind::Ed25519, 1);
    let path = prove_consistency(old_size, leaves).unwrap();
    WitnessRequest { old_size, path, checkpoint: Checkpoint::sign(head(leaves), &[&log], TIME).unwrap() }
}

#[test]
fn a_growing_log_is_signed_step_by_step() {
    for kind in [KeyKind::Ed25519Cosignature, KeyKind::MlDsa44] {
        let witness = witness(kind);
        let mut state = WitnessState::default();
        for (size, time) in [(0, 1), (1, 2), (5, 3), (5, 3), (8, 4), (21, 5)] {
            let request = request(state.size(), &leaves(size));
            let read = WitnessRequest::parse(request.to_string().as_bytes());
            assert_eq!(read.as_ref(), Ok(&request));
            let considered = witness.consider(&state, &request, time).unwrap();
            let own = key("w.example", kind, 2);
            let text = request.checkpoint.note().text();
            assert_eq!(own.verifier().verify(text, &considered.cosignature.bytes), Ok(Some(time)));
            state = considered.state;
            assert_eq!(state.size(), size);
            let kept = state.checkpoint().unwrap().to_string();
            assert_eq!(witness.remember(kept.as_bytes()).as_ref(), Ok(&state));
        }
    }
}

#[test]
fn what_does_not_extend_is_refused() {
    let witness = witness(KeyKind::MlDsa44);
    let state = witness.consider(&WitnessState::default(), &request(0, &leaves(6)), 10).unwrap().state;
    let refused = |request: &WitnessRequest, time| witness.consider(&state, request, time).unwrap_err();
    let honest = request(6, &leaves(9));
    assert_eq!(refused(&request(5, &leaves(9)), 11), Refused::OtherOldSize { kept: 6, told: 5 });
    assert_eq!(refused(&honest, 9), Refused::ClockWentBack { before: 10, now: 9 });
    let shrunk = WitnessRequest { checkpoint: request(0, &leaves(4)).checkpoint, ..honest.clone() };
    assert_eq!(refused(&shrunk, 11), Refused::NotExtended { why: TreeFault::Shrunk { old: 6, new: 4 } });
    let mut forged = leaves(9);
    forged[2] = leaf_hash(b"another line");
    let why = TreeFault::OtherOldRoot;
    assert_eq!(refused(&request(6, &forged), 11), Refused::NotExtended { why });
    let why = TreeFault::OtherRoot;
    assert_eq!(refused(&request(6, &forged[..6]), 11), Refused::NotExtended { why });
    let stranger = key(ORIGIN, KeyKind::Ed25519, 9);
    let checkpoint = Checkpoint::sign(head(&leaves(9)), &[&stranger], TIME).unwrap();
    let by_stranger = WitnessRequest { checkpoint, ..honest.clone() };
    let why = CheckpointFault::NotSignedByLog;
    assert_eq!(refused(&by_stranger, 11), Refused::Checkpoint { why });
    assert!(witness.consider(&state, &honest, 11).is_ok());
    let new = witness.consider(&WitnessState::default(), &request(0, &leaves(6)), 0);
    assert_eq!(new, Err(Refused::ClockWentBack { before: 1, now: 0 }));
}

#[test]
fn a_state_is_what_the_witness_signed_itself() {
    let witness = witness(KeyKind::Ed25519Cosignature);
    let state = witness.consider(&WitnessState::default(), &request(0, &leaves(6)), 10).unwrap().state;
    let kept = state.checkpoint().unwrap().to_string();
    let unsigned = request(0, &leaves(6)).checkpoint.to_string();
    assert_eq!(witness.remember(unsigned.as_bytes()), Err(Refused::NotOurState));
    assert_eq!(witness.remember(kept.replace("\n6\n", "\n5\n").as_bytes()), Err(Refused::NotOurState));
    // What the same key signed of another log.
    let other = TreeHead::of("other.example", 6, Digest::ZERO).unwrap().to_string();
    let own = key("w.example", KeyKind::Ed25519Cosignature, 2).sign(&other, 10).unwrap();
    let of_other = format!("{other}\n{own}\n");
    assert_eq!(witness.remember(of_other.as_bytes()), Err(Refused::NotOurState));
    // The log may have replaced its keys meanwhile.
    let new_key = key(ORIGIN, KeyKind::MlDsa44, 3).verifier().clone();
    let later = Witness::new(key("w.example", KeyKind::Ed25519Cosignature, 2), &[new_key]).unwrap();
    assert_eq!(later.remember(kept.as_bytes()).as_ref(), Ok(&state));
    let of_log = key(ORIGIN, KeyKind::Ed25519, 1);
    let none = Witness::new(key("w.example", KeyKind::Ed25519, 2), &[of_log.verifier().clone()]);
    assert!(matches!(none, Err(Refused::NotAWitness { .. })));
    let itself = Witness::new(key("w.example", KeyKind::Ed25519Cosignature, 1), &[of_log.verifier().clone()]);
    assert!(matches!(itself, Err(Refused::Keys { .. })));
}

#[test]
fn what_is_no_request_is_told() {
    let text = request(2, &leaves(9)).to_string();
    let line =
        |said: &str, instead: &str| match WitnessRequest::parse(text.replacen(said, instead, 1).as_bytes())
            .unwrap_err()
        {
            Refused::NotARequest { line } => line,
            other => panic!("{other}"),
        };
    assert_eq!(line("old 2", "old 02"), 1);
    assert_eq!(line("old 2", "new 2"), 1);
    assert_eq!(line("old 2\n", "old 2\nAAAA\n"), 2);
    let hash = text.lines().nth(1).unwrap();
    assert_eq!(line("old 2\n", &format!("old 2\n{}", format!("{hash}\n").repeat(63))), 65);
    let headless = WitnessRequest::parse(b"old 2\n\n");
    assert!(matches!(headless, Err(Refused::Checkpoint { .. })), "{headless:?}");
    assert_eq!(WitnessRequest::parse(b"old 2\n"), Err(Refused::NotARequest { line: 1 }));
}

proptest! {
    /// Whatever is read as a request is written back byte for byte, and nothing read makes a panic.
    #[test]
    fn a_request_has_one_spelling(at in any::<prop::sample::Index>(), byte in any::<u8>(), way in 0..4) {
        let mut bytes = request(5, &leaves(9)).to_string().into_bytes();
        let at = at.index(bytes.len());
        match way {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => drop(bytes.remove(at)),
            _ => bytes.truncate(at),
        }
        let witness = witness(KeyKind::Ed25519Cosignature);
        drop(witness.remember(&bytes));
        if let Ok(read) = WitnessRequest::parse(&bytes) {
            prop_assert_eq!(read.to_string().into_bytes(), bytes);
            drop(witness.consider(&WitnessState::default(), &read, 1));
        }
    }

    /// Of all that a log may show a witness, it signs exactly what begins with what it signed before.
    #[test]
    fn nothing_is_signed_that_was_rewritten(old in 1_u64..60, more in 0_u64..60, at in any::<prop::sample::Index>()) {
        let witness = witness(KeyKind::Ed25519Cosignature);
        let state = witness.consider(&WitnessState::default(), &request(0, &leaves(old)), 10).unwrap().state;
        let mut forged = leaves(old + more);
        let honest = request(old, &forged);
        prop_assert!(witness.consider(&state, &honest, 11).is_ok());
        let at = at.index(forged.len());
        forged[at] = leaf_hash(b"another line");
        let is_later = at as u64 >= old;
        prop_assert_eq!(witness.consider(&state, &request(old, &forged), 11).is_ok(), is_later);
    }
}
