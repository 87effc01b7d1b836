//! Keys and signatures against those of other implementations, and everything that is no key.

use prikaz_domain::Digest;
use proptest::prelude::*;

use super::*;
use crate::tests::{TIME, head, key, leaves};

/// The example of C2SP `signed-note`.
const EXAMPLE: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
/// The example by which the format first became known, secret and public.
const NEUMANN: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const NEUMANN_PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

#[test]
fn keys_of_others_read_back_as_they_are_written() {
    let read = VerifierKey::parse(EXAMPLE).unwrap();
    assert_eq!((read.name().as_str(), read.kind()), ("example.com/foo", KeyKind::Ed25519));
    assert_eq!((read.id().to_string(), read.to_string()), ("530d903a".to_owned(), EXAMPLE.to_owned()));
    let secret = SecretKey::parse(NEUMANN).unwrap();
    assert_eq!(*secret.to_text(), NEUMANN);
    assert_eq!(secret.verifier().to_string(), NEUMANN_PUBLIC);
    assert_eq!(format!("{secret:?}"), "SecretKey(PeterNeumann+c74f20a3)");
}

/// The seed and the id that the tests of torchwood, a witness written in Go, have for a log; the id covers the whole key.
#[test]
fn a_key_by_ml_dsa_is_that_of_another_implementation() {
    let seed = Digest::parse("2886adc2b0eabfce67c0472939127998bf886cf256bfee8ba76a253fce1146e0").unwrap();
    let name = KeyName::parse("example.com/mldsa-log").unwrap();
    let key = SecretKey::from_seed(name, KeyKind::MlDsa44, *seed.as_bytes()).unwrap();
    assert_eq!(key.verifier().id().to_string(), "b5df45c5");
}

#[test]
fn what_another_implementation_signed_is_signed_the_same() {
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    let line = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    let signature = SecretKey::parse(NEUMANN).unwrap().sign(text, 0).unwrap();
    assert_eq!(signature.to_string(), line);
    assert_eq!(VerifierKey::parse(NEUMANN_PUBLIC).unwrap().verify(text, &signature.bytes), Ok(None));
}

#[test]
fn every_kind_signs_reads_back_and_says_its_time() {
    let text = head(&leaves(3)).to_string();
    for kind in KeyKind::ALL {
        let secret = key("prikaz.example/key", kind, 7);
        let again = SecretKey::parse(&secret.to_text()).unwrap();
        assert_eq!(again.verifier(), secret.verifier());
        let verifier = VerifierKey::parse(&secret.verifier().to_string()).unwrap();
        assert_eq!(&verifier, secret.verifier());
        let signature = secret.sign(&text, TIME).unwrap();
        assert_eq!(signature, again.sign(&text, TIME).unwrap());
        let time = if kind == KeyKind::Ed25519 { None } else { Some(TIME) };
        assert_eq!(verifier.verify(&text, &signature.bytes), Ok(time));
        assert_ne!(verifier.verify(&head(&leaves(4)).to_string(), &signature.bytes), Ok(time));
        let other = key("prikaz.example/key", kind, 8);
        assert_eq!(other.verifier().verify(&text, &signature.bytes), Err(SignatureFault::NotSigned));
    }
}

#[test]
fn an_ml_dsa_signature_commits_to_the_name_and_a_cosignature_to_its_time() {
    let text = head(&leaves(3)).to_string();
    let (one, other) = (key("a.example", KeyKind::MlDsa44, 7), key("b.example", KeyKind::MlDsa44, 7));
    let signature = one.sign(&text, TIME).unwrap();
    assert_eq!(other.verifier().verify(&text, &signature.bytes), Err(SignatureFault::NotSigned));
    for kind in [KeyKind::Ed25519Cosignature, KeyKind::MlDsa44] {
        let secret = key("w.example", kind, 9);
        let mut signature = secret.sign(&text, TIME).unwrap();
        signature.bytes[7] ^= 1;
        assert_eq!(secret.verifier().verify(&text, &signature.bytes), Err(SignatureFault::NotSigned));
        signature.bytes[0] = 0x80;
        let late = secret.verifier().verify(&text, &signature.bytes);
        assert!(matches!(late, Err(SignatureFault::TimeRange { .. })), "{late:?}");
        let short = secret.verifier().verify(&text, &signature.bytes[1..]);
        assert!(matches!(short, Err(SignatureFault::SignatureLength { .. })), "{short:?}");
        let late = secret.sign(&text, 1 << 63);
        assert_eq!(late, Err(SignFault::TooLate { time: 1 << 63 }));
        assert!(matches!(secret.sign("a text\n", TIME), Err(SignFault::NotACheckpoint { .. })));
        assert_eq!(secret.sign("no end", TIME), Err(SignFault::NotANote));
    }
    let timeless = one.sign(&text, 0).unwrap();
    assert_eq!(one.verifier().verify(&text, &timeless.bytes), Ok(None));
}

#[test]
fn what_is_no_key_is_told() {
    let fault = |text: &str| VerifierKey::parse(text).unwrap_err();
    assert_eq!(fault("example.com/foo"), KeyFault::NotOfThreeParts);
    assert_eq!(fault("example.com/foo+530d903a"), KeyFault::NotOfThreeParts);
    assert_eq!(fault(&EXAMPLE.replace("foo", "f o")), KeyFault::NotAName);
    assert_eq!(fault(&EXAMPLE["example.com/foo".len()..]), KeyFault::NotAName);
    assert_eq!(fault(&EXAMPLE.replace("530d", "530D")), KeyFault::NotAnId);
    assert_eq!(fault(&EXAMPLE.replace("530d", "+30d")), KeyFault::NotAnId);
    assert_eq!(fault(&format!("{EXAMPLE}=")), KeyFault::NotBase64);
    assert_eq!(fault(&EXAMPLE.replace("+Aeky", "+Beky")), KeyFault::OtherKind { kind: 5 });
    assert_eq!(fault("a+00000000+AQ=="), KeyFault::KeyLength { kind: KeyKind::Ed25519, found: 0 });
    assert_eq!(fault("a+00000000+BgE="), KeyFault::KeyLength { kind: KeyKind::MlDsa44, found: 1 });
    assert!(matches!(fault(&EXAMPLE.replace("530d", "530e")), KeyFault::OtherId { .. }));
    assert!(matches!(fault(&EXAMPLE.replace("+Aeky", "+BOky")), KeyFault::OtherId { .. }));
    let secret = |text: &str| SecretKey::parse(text).unwrap_err();
    assert_eq!(secret(EXAMPLE), KeyFault::NotOfThreeParts);
    assert_eq!(
        secret("PRIVATE+KEY+a+00000000+AQE="),
        KeyFault::KeyLength { kind: KeyKind::Ed25519, found: 1 }
    );
    assert!(matches!(secret(&NEUMANN.replace("c74f", "c74e")), KeyFault::OtherId { .. }));
    let long = SecretKey::from_seed(KeyName::parse(&"a".repeat(256)).unwrap(), KeyKind::MlDsa44, [1; 32]);
    assert_eq!(long.unwrap_err(), KeyFault::NotAName);
}

/// What is no point of the curve, and points of small order: by such a key anybody could sign anything.
#[test]
fn what_is_no_point_and_a_weak_one_are_no_keys() {
    let name = KeyName::parse("weak.example").unwrap();
    let fault = |first: u8| {
        let mut bytes = [0; 32];
        bytes[0] = first;
        VerifierKey::of(name.clone(), KeyKind::Ed25519, &bytes).err()
    };
    assert_eq!([0, 1, 2].map(fault), [const { Some(KeyFault::NotAKey) }; 3]);
    assert_eq!(fault(3), None);
}

#[test]
fn a_name_has_no_spaces_of_any_alphabet() {
    for name in ["a b", "a+b", "a\u{a0}b", "a\u{2003}", "a\u{85}", "a\tb", "a\nb", "", "a\u{1}"] {
        assert_eq!(KeyName::parse(name), None, "{name:?}");
    }
    for name in ["a", "prikaz.example/финансы", "a\u{7f}"] {
        assert_eq!(KeyName::parse(name).unwrap().to_string(), name);
    }
}

proptest! {
    /// No part of a key is a key, and no key of it with one sign changed.
    #[test]
    fn a_mistyped_key_is_none(from in 0..70_usize, to in 0..70_usize, at in 0..70_usize, sign in "[ -~]") {
        let (from, to) = (from.min(to), from.max(to));
        if to - from < EXAMPLE.len() {
            prop_assert!(VerifierKey::parse(EXAMPLE.get(from..to).unwrap_or("")).is_err());
        }
        let at = at % EXAMPLE.len();
        let changed = format!("{}{sign}{}", &EXAMPLE[..at], &EXAMPLE[at + 1..]);
        prop_assert_eq!(VerifierKey::parse(&changed).is_ok(), changed == EXAMPLE);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*") {
        drop(VerifierKey::parse(&text));
        drop(VerifierKey::parse(&format!("a+00000000+{text}")));
        drop(SecretKey::parse(&format!("PRIVATE+KEY+{text}")));
    }
}
