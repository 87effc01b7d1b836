//! Notes of others, and everything that is no note.

use proptest::prelude::*;

use super::*;
use crate::key::VerifierKey;

/// The example of C2SP `signed-note`, «Verifier keys».
const EXAMPLE: &str = "This is an example message.\n\n\
    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
/// Its first example, whose text has an empty line.
const QUASIMODO: &str = "Ognuno sta solo sul cuor della terra\n\
    trafitto da un raggio di sole:\n\ned è subito sera.\n\n\
    — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

#[test]
fn notes_of_others_read_back_and_are_signed() {
    let key =
        VerifierKey::parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k").unwrap();
    let note = Note::parse(EXAMPLE.as_bytes()).unwrap();
    assert_eq!((note.text(), note.to_string()), ("This is an example message.\n", EXAMPLE.to_owned()));
    let [signature] = note.signatures() else { panic!("one signature") };
    assert_eq!((&signature.name, signature.id), (key.name(), key.id()));
    assert_eq!(key.verify(note.text(), &signature.bytes), Ok(None));
    let note = Note::parse(QUASIMODO.as_bytes()).unwrap();
    assert!(note.text().ends_with(":\n\ned è subito sera.\n"));
    assert_eq!(note.to_string(), QUASIMODO);
}

#[test]
fn what_is_no_note_is_told() {
    let fault = |text: &str| Note::parse(text.as_bytes()).unwrap_err();
    assert_eq!(Note::parse(b"a\n\xff\n\n"), Err(NoteFault::NotUtf8));
    assert_eq!(fault(&EXAMPLE.replace("an ex", "an\tex")), NoteFault::ControlCharacter);
    assert_eq!(fault(&EXAMPLE.replace('\n', "\r\n")), NoteFault::ControlCharacter);
    assert_eq!(fault(""), NoteFault::NoSignatures);
    assert_eq!(fault("a text\n"), NoteFault::NoSignatures);
    assert_eq!(fault("a text\n\n"), NoteFault::NoSignatures);
    assert_eq!(fault(EXAMPLE.trim_end()), NoteFault::Unfinished);
    assert_eq!(fault(&format!("{EXAMPLE}\n")), NoteFault::NoSignatures);
    let first = NoteFault::NotASignature { line: 1 };
    for (said, instead) in [
        ("— ", "- "),
        ("— ", "—"),
        ("— ", "—  "),
        (" Uw2Q", "  Uw2Q"),
        (" Uw2Q", "+ Uw2Q"),
        ("QM=", "QM"),
        ("QM=", "QN="),
        (
            "foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
            "foo Uw2QOg==",
        ),
    ] {
        assert_eq!(fault(&EXAMPLE.replace(said, instead)), first, "{instead}");
    }
    let line = EXAMPLE.split("\n\n").nth(1).unwrap();
    assert_eq!(
        fault(&format!("{EXAMPLE}{}", line.replace("— ", "~ "))),
        NoteFault::NotASignature { line: 2 }
    );
    let many = format!("{EXAMPLE}{}", line.repeat(MOST_SIGNATURES));
    assert_eq!(fault(&many), NoteFault::TooManySignatures { found: 65, most: 64 });
    assert_eq!(Note::parse(&many.as_bytes()[..many.len() - line.len()]).unwrap().signatures().len(), 64);
    assert_eq!(fault(&" ".repeat((1 << 20) + 1)), NoteFault::TooLong { most: 1 << 20 });
}

#[test]
fn a_note_is_made_of_what_reads_back() {
    let signatures = Note::parse(EXAMPLE.as_bytes()).unwrap().signatures().to_vec();
    for text in ["", "no end", "a\u{1}\n", "a\r\n"] {
        assert_eq!(Note::of(text, signatures.clone()), None, "{text:?}");
    }
    assert_eq!(Note::of("a\n", Vec::new()), None);
    for text in ["\n", "\n\n", "a\n\n", "a\n\n\n", "a\n\n— b c\n"] {
        let note = Note::of(text, signatures.clone()).unwrap();
        assert_eq!(Note::parse(note.to_string().as_bytes()), Ok(note));
    }
}

proptest! {
    /// Whatever reads well is written back byte for byte.
    #[test]
    fn a_note_has_one_spelling(at in any::<prop::sample::Index>(), byte in any::<u8>(), way in 0..3) {
        let mut bytes = QUASIMODO.as_bytes().to_vec();
        let at = at.index(bytes.len());
        match way {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => drop(bytes.remove(at)),
        }
        if let Ok(note) = Note::parse(&bytes) {
            prop_assert_eq!(note.to_string().into_bytes(), bytes);
        }
    }
}
