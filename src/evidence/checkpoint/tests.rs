//! Checkpoints: their text, whose signatures are asked for, what happens while keys are replaced.

use super::*;
use crate::key::{KeyKind, KeyName, SecretKey, SignFault, SignatureFault, VerifierKey};
use crate::note::NoteSignature;
use crate::tests::{ORIGIN, TIME, head, key, leaves};

const EXAMPLE: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

fn verifiers(keys: &[&SecretKey]) -> Vec<VerifierKey> {
    keys.iter().map(|key| key.verifier().clone()).collect()
}

#[test]
fn the_text_of_the_example_reads_back() {
    let read = TreeHead::of_text(EXAMPLE).unwrap();
    assert_eq!((read.origin(), read.size()), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(read.to_string(), EXAMPLE);
    let extended = TreeHead::of_text(&format!("{EXAMPLE}an extension\nanother\n"));
    assert_eq!(extended, Ok(read));
}

#[test]
fn what_is_no_checkpoint_is_told() {
    let fault = |said: &str, instead: &str| TreeHead::of_text(&EXAMPLE.replace(said, instead)).unwrap_err();
    assert_eq!(fault("q2I=\n", "q2I="), HeadFault::Unfinished);
    assert_eq!(fault("20852163\n", ""), HeadFault::TooFewLines);
    assert_eq!(fault("example.com/behind-the-sofa", ""), HeadFault::NoOrigin);
    for size in ["020852163", "+20852163", "20852163 ", "", "99999999999999999999"] {
        assert_eq!(fault("20852163", size), HeadFault::NotASize, "{size}");
    }
    for root in ["q2I", "q2J=", "q2I==", "q2I= ", "AAAAq2I="] {
        assert_eq!(fault("q2I=", root), HeadFault::NotARoot, "{root}");
    }
    assert_eq!(fault("q2I=\n", "q2I=\n\n"), HeadFault::EmptyExtension);
    assert_eq!(fault("q2I=\n", "q2I=\na\n\nb\n"), HeadFault::EmptyExtension);
    assert_eq!(TreeHead::of("a\nb", 0, crate::empty_root()), None);
}

#[test]
fn old_and_new_key_sign_together_and_either_suffices() {
    let (old, new) = (key(ORIGIN, KeyKind::Ed25519, 1), key(ORIGIN, KeyKind::MlDsa44, 2));
    let made = Checkpoint::sign(head(&leaves(5)), &[&old, &new], TIME).unwrap();
    let read = Checkpoint::parse(made.to_string().as_bytes()).unwrap();
    assert_eq!(read, made);
    for (keys, times) in
        [(vec![&old], vec![None]), (vec![&new], vec![Some(TIME)]), (vec![&new, &old], vec![None, Some(TIME)])]
    {
        let opened = Policy::new(&verifiers(&keys), &[], 0).unwrap().open(&read).unwrap();
        assert_eq!(&opened.head, made.head());
        let mut found: Vec<_> = opened.signed.iter().map(|one| one.time).collect();
        found.sort();
        assert_eq!(found, times);
    }
    let stranger = key(ORIGIN, KeyKind::Ed25519, 3);
    let none = Policy::new(&verifiers(&[&stranger]), &[], 0).unwrap().open(&read);
    assert_eq!(none, Err(CheckpointFault::NotSignedByLog));
}

#[test]
fn a_false_signature_of_a_given_key_refuses_all() {
    let (right, wrong) = (key(ORIGIN, KeyKind::Ed25519, 1), key(ORIGIN, KeyKind::Ed25519, 2));
    let made = Checkpoint::sign(head(&leaves(5)), &[&right], TIME).unwrap();
    // A signature of another text by a key that is given too.
    let other = wrong.sign(&head(&leaves(6)).to_string(), TIME).unwrap();
    let both = made.with(other).unwrap();
    let refused = Policy::new(&verifiers(&[&right, &wrong]), &[], 0).unwrap().open(&both);
    let why = SignatureFault::NotSigned;
    let (name, id) = (wrong.verifier().name().clone(), wrong.verifier().id());
    assert_eq!(refused, Err(CheckpointFault::FalseSignature { name, id, why }));
    // Who does not know that key passes the signature over.
    assert!(Policy::new(&verifiers(&[&right]), &[], 0).unwrap().open(&both).is_ok());
    // A signature of another name and the same id is one of an unknown key.
    let mut renamed = made.note().signatures()[0].clone();
    renamed.name = KeyName::parse("other.example").unwrap();
    let strange = made.with(NoteSignature { bytes: vec![0; 64], ..renamed }).unwrap();
    assert_eq!(Policy::new(&verifiers(&[&right]), &[], 0).unwrap().open(&strange).unwrap().signed.len(), 1);
    // A key of another seed cannot borrow the id.
    let mut borrowed = wrong.sign(&head(&leaves(5)).to_string(), TIME).unwrap();
    borrowed.id = right.verifier().id();
    let forged = made.with(borrowed).unwrap();
    assert!(Policy::new(&verifiers(&[&right]), &[], 0).unwrap().open(&forged).is_err());
}

#[test]
fn witnesses_are_counted_by_name() {
    let log = key(ORIGIN, KeyKind::Ed25519, 1);
    let witness = key("w1.example", KeyKind::Ed25519Cosignature, 2);
    let replaced = key("w1.example", KeyKind::MlDsa44, 3);
    let other = key("w2.example", KeyKind::MlDsa44, 4);
    let made = Checkpoint::sign(head(&leaves(5)), &[&log], TIME).unwrap();
    let signed = |made: Checkpoint, by: &SecretKey| {
        let signature = by.sign(made.note().text(), TIME + 1).unwrap();
        made.with(signature).unwrap()
    };
    let made = signed(signed(made, &witness), &replaced);
    let witnesses = verifiers(&[&witness, &replaced, &other]);
    let policy = |needed| Policy::new(&verifiers(&[&log]), &witnesses, needed);
    assert_eq!(policy(1).unwrap().open(&made).unwrap().signed.len(), 3);
    assert_eq!(policy(2).unwrap().open(&made), Err(CheckpointFault::TooFewWitnesses { needed: 2, found: 1 }));
    let made = signed(made, &other);
    let opened = policy(2).unwrap().open(&made).unwrap();
    assert_eq!(opened.signed.iter().filter(|one| one.by == Signer::Witness).count(), 3);
    assert_eq!(policy(3).unwrap_err(), PolicyFault::TooFewGiven { needed: 3, given: 2 });
}

#[test]
fn keys_that_are_no_policy_are_told() {
    let log = key(ORIGIN, KeyKind::Ed25519, 1);
    let of_other_log = key("other.example", KeyKind::Ed25519, 2);
    let same_key = key("w.example", KeyKind::Ed25519Cosignature, 1);
    let fault = |log: &[&SecretKey], witnesses: &[&SecretKey]| {
        Policy::new(&verifiers(log), &verifiers(witnesses), 0).unwrap_err()
    };
    assert_eq!(fault(&[], &[]), PolicyFault::NoLogKey);
    assert!(matches!(fault(&[&log, &of_other_log], &[]), PolicyFault::SeveralLogs { .. }));
    assert!(matches!(fault(&[&same_key], &[]), PolicyFault::OtherUse { .. }));
    assert!(matches!(fault(&[&log], &[&of_other_log]), PolicyFault::OtherUse { .. }));
    assert!(matches!(fault(&[&log, &log], &[]), PolicyFault::Twice { .. }));
    assert!(matches!(fault(&[&log], &[&same_key]), PolicyFault::Twice { .. }));
    let made = Checkpoint::sign(head(&leaves(5)), &[&log], TIME).unwrap();
    let other = Policy::new(&verifiers(&[&of_other_log]), &[], 0).unwrap().open(&made);
    assert!(matches!(other, Err(CheckpointFault::OtherLog { .. })), "{other:?}");
}

#[test]
fn a_log_signs_by_its_own_keys_alone() {
    let sign = |keys: &[&SecretKey]| Checkpoint::sign(head(&leaves(5)), keys, TIME).unwrap_err();
    assert_eq!(sign(&[]), SignFault::NoKey);
    let other = key("other.example", KeyKind::Ed25519, 2);
    assert!(matches!(sign(&[&other]), SignFault::OtherOrigin { .. }));
    let witness = key(ORIGIN, KeyKind::Ed25519Cosignature, 2);
    assert!(matches!(sign(&[&witness]), SignFault::OtherUse { .. }));
}
