//! Papers and the lines that name them.

use super::*;
use crate::checkpoint::Policy;
use crate::key::{KeyKind, SecretKey, VerifierKey};
use crate::proof::LogProof;
use crate::tests::mutations::{Log, WHO};
use crate::tests::{ORIGIN, TIME, key, line, paper};
use crate::tree::leaf_hash;
use crate::{Checkpoint, TreeHead};
use prikaz_domain::{Digest, digest_of};

/// A log of one line, whatever that says.
fn of_line(said: &[u8]) -> (Vec<u8>, Policy) {
    let log: SecretKey = key(ORIGIN, KeyKind::Ed25519, 1);
    let head = TreeHead::of(ORIGIN, 1, leaf_hash(said)).unwrap();
    let checkpoint = Checkpoint::sign(head, &[&log], TIME).unwrap();
    let proof = LogProof { extra: Some(said.to_vec()), index: 0, path: Vec::new(), checkpoint };
    (proof.to_string().into_bytes(), Policy::new(&[log.verifier().clone()], &[], 0).unwrap())
}

#[test]
fn a_paper_is_proved_by_the_line_that_names_it() {
    let log = Log::of(9);
    let proof = log.proof(3).to_string();
    let proved = PaperProof::check(&paper(3), proof.as_bytes(), &log.policy(WHO)).unwrap();
    assert_eq!(
        (proved.line.position, &*proved.line.kind, &*proved.line.on),
        (4, "document-issued", "2024-04-23")
    );
    let [named] = &*proved.named else { panic!("{:?}", proved.named) };
    assert_eq!((&*named.place, &*named.name, named.digest), ("file", "приказ-3.docx", paper(3)));
    assert_eq!((proved.proved.size, proved.proved.signed.len()), (9, 4));
    let other = PaperProof::check(&paper(4), proof.as_bytes(), &log.policy(WHO));
    assert_eq!(other, Err(PaperFault::OtherPaper { digest: paper(4) }));
}

#[test]
fn a_proof_without_its_line_says_so() {
    let log = Log::of(9);
    let proof = LogProof { extra: None, ..log.proof(3) }.to_string();
    assert_eq!(PaperProof::check(&paper(3), proof.as_bytes(), &log.policy(WHO)), Err(PaperFault::NoLine));
}

/// Even what the log signed is read strictly.
#[test]
fn a_line_is_a_record_in_canonical_form_at_its_place() {
    let honest = String::from_utf8(line(0)).unwrap();
    let fault = |said: &str, instead: &str| {
        let (proof, policy) = of_line(honest.replacen(said, instead, 1).as_bytes());
        match PaperProof::check(&paper(0), &proof, &policy).unwrap_err() {
            PaperFault::NotALine { why } => why,
            other => panic!("{other}"),
        }
    };
    let (proof, policy) = of_line(honest.as_bytes());
    assert!(PaperProof::check(&paper(0), &proof, &policy).is_ok());
    assert_eq!(fault("{", "["), PaperLineFault::NotARecord);
    assert_eq!(fault("\"by\"", "\"bx\""), PaperLineFault::NotARecord);
    assert_eq!(fault("\"by\":\"ivanova\"", "\"by\":1"), PaperLineFault::NotARecord);
    assert_eq!(fault("\"by\"", "\"bx\":1,\"by\""), PaperLineFault::NotARecord);
    assert_eq!(fault("\"by\"", "\"by\":\"petrova\",\"by\""), PaperLineFault::NotCanonical);
    assert_eq!(fault(",\"by\"", ", \"by\""), PaperLineFault::NotCanonical);
    assert_eq!(fault("\"draft\":1", "\"draft\":1.0e0"), PaperLineFault::NotCanonical);
    assert_eq!(
        fault("\"position\":1", "\"position\":2"),
        PaperLineFault::OtherPosition { position: 2, proved: 1 }
    );
    assert_eq!(fault("\"position\":1,", ""), PaperLineFault::NotARecord);
}

#[test]
fn files_are_named_by_name_and_digest_wherever_they_stand() {
    let (one, other) = (paper(1), paper(2));
    let body = format!(
        r#"{{"digest":"{other}","file":{{"digest":"{one}","name":"а"}},"issued":[{{"digest":"{other}","name":"б"}}],"key":{{"name":"в"}}}}"#
    );
    let found = named::named_files(&body);
    let told: Vec<(&str, &str, Digest)> =
        found.iter().map(|one| (&*one.place, &*one.name, one.digest)).collect();
    assert_eq!(told, [("file", "а", one), ("issued/0", "б", other)]);
    let upper = body.replace(&one.to_string(), &one.to_string().to_uppercase());
    assert_eq!(named::named_files(&upper).len(), 1);
}

/// Every form of event that names files: what is proved of a paper is found in each.
#[test]
fn events_of_the_store_name_their_papers() {
    let issued = include_str!("../../../tests/events/document-issued-2.json");
    let signed = include_str!("../../../tests/events/order-signed-4.json");
    let places = |event| named::named_files(event).into_iter().map(|one| one.place).collect::<Vec<_>>();
    assert_eq!(places(issued), ["file"]);
    assert_eq!(places(signed), ["beside/0", "file", "issued/0"]);
    assert_eq!(places(include_str!("../../../tests/events/approved.json")), [""; 0]);
}

/// Samples are what is written today, byte for byte, so that `tests/verify_proof.py` tries what the program gives out.
#[test]
fn samples_are_what_is_written() {
    let log = Log::of(37);
    let sample = include_str!("../../../tests/data/evidence/paper.tlog-proof");
    assert_eq!(log.proof(6).to_string(), sample);
    let told = [
        include_str!("../../../tests/data/evidence/log.keys"),
        include_str!("../../../tests/data/evidence/witness.keys"),
    ];
    let keys: Vec<_> = told.concat().lines().map(|key| VerifierKey::parse(key).unwrap()).collect();
    assert_eq!(keys, log.keys().map(|key| key.verifier().clone()));
    let policy = Policy::new(&keys[..2], &keys[2..], 2).unwrap();
    let file = digest_of(include_bytes!("../../../tests/data/evidence/paper.txt"));
    assert!(PaperProof::check(&file, sample.as_bytes(), &policy).is_ok());
}
