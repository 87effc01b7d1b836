//! Nothing in the journal can be changed, removed, moved or added unseen.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use prikaz::store::{
    Head, IndexCheck, NoIndex, SledLog, VerifyFaultKind, VerifyOptions, VerifyReport, Witness, named_files,
    verify,
};

use crate::journal::{BODY, Journal, store, write};
use crate::store_recovery::patiently;

fn check(home: &Path, checkpoint: Option<Head>) -> VerifyReport {
    verify(home, &VerifyOptions { checkpoint, ..VerifyOptions::default() }).unwrap()
}

fn check_all(home: &Path) -> VerifyReport {
    let options = VerifyOptions { checkpoint: None, index: true, files: true, named: Some(&named_files) };
    verify(home, &options).unwrap()
}

/// Each journal of `cases` has a fault, seen without the checkpoint unless `with` gives it.
fn all_seen(cases: impl IntoIterator<Item = (String, Vec<(&'static str, Vec<u8>)>)>, with: Option<Head>) {
    let (home, _) = store();
    for (case, segments) in cases {
        write(&home.body(), &segments);
        assert!(!check(&home.body(), with).sound(), "{case}");
    }
}

fn with_lines(
    journal: &Journal,
    change: impl FnOnce(&mut Vec<(usize, String)>),
) -> Vec<(&'static str, Vec<u8>)> {
    let numbered = journal.segments.iter().enumerate();
    let mut lines: Vec<_> =
        numbered.flat_map(|(n, (_, lines))| lines.iter().map(move |line| (n, line.clone()))).collect();
    change(&mut lines);
    let names = journal.segments.iter().enumerate();
    names
        .map(|(n, (name, _))| {
            let text: String = lines.iter().filter(|(m, _)| *m == n).map(|(_, line)| line.as_str()).collect();
            (*name, text.into_bytes())
        })
        .collect()
}

#[test]
fn what_was_written_is_sound() {
    let (home, journal) = store();
    let report = check_all(&home.body());
    assert_eq!(report.faults, []);
    assert_eq!((report.records, report.segments, report.files, report.head), (7, 2, 1, journal.head));
    assert_eq!(report.index, IndexCheck::NotCompared { why: NoIndex::Absent });
    assert!(check(&home.body(), Some(journal.head)).sound());
}

#[test]
fn every_flipped_bit_is_seen_at_its_line() {
    let (home, journal) = store();
    for (name, bytes) in journal.bytes() {
        let path = home.body().join("journal").join(name);
        for idx in (0..bytes.len()).step_by(prikaz_rules::effort::stride()) {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[idx] ^= 1 << bit;
                fs::write(&path, &changed).unwrap();
                let report = check(&home.body(), None);
                let line = 1 + bytes[..idx].iter().filter(|byte| **byte == b'\n').count() as u64;
                let first = report.faults.first().unwrap_or_else(|| panic!("{name}, byte {idx}, bit {bit}"));
                assert_eq!(first.line, Some(line), "{name}, byte {idx}, bit {bit}: {first:?}");
                assert!(report.faults.len() <= 2, "{name}, byte {idx}, bit {bit}: {:?}", report.faults);
            }
        }
        fs::write(&path, &bytes).unwrap();
    }
}

#[test]
fn every_cut_is_seen() {
    let (_, journal) = store();
    let segments = journal.bytes();
    for n in 0..segments.len() {
        let cases = (0..segments[n].1.len()).step_by(prikaz_rules::effort::stride()).map(|length| {
            let mut cut = segments.clone();
            cut[n].1.truncate(length);
            (format!("{} cut to {length}", cut[n].0), cut)
        });
        all_seen(cases, Some(journal.head));
    }
}

#[test]
fn removed_repeated_and_swapped_lines_are_seen() {
    let (_, journal) = store();
    let count = 7;
    let removed =
        (0..count).map(|n| (format!("without {n}"), with_lines(&journal, |lines| drop(lines.remove(n)))));
    all_seen(removed, Some(journal.head));
    let repeated = (0..count)
        .map(|n| (format!("twice {n}"), with_lines(&journal, |lines| lines.insert(n, lines[n].clone()))));
    all_seen(repeated, None);
    let pairs = (0..count).flat_map(|n| (n + 1..count).map(move |m| (n, m)));
    let swapped = pairs.map(|(n, m)| {
        let swap = |lines: &mut Vec<(usize, String)>| {
            let (first, second) = (lines[n].1.clone(), lines[m].1.clone());
            (lines[n].1, lines[m].1) = (second, first);
        };
        (format!("swapped {n} and {m}"), with_lines(&journal, swap))
    });
    all_seen(swapped, None);
}

#[test]
fn added_bytes_are_seen() {
    let (_, journal) = store();
    let segments = journal.bytes();
    let mut cases = Vec::new();
    for added in ["\n", "\r", " ", "\r\n", "\0", "{}\n", "x"] {
        for (n, (name, bytes)) in segments.iter().enumerate() {
            let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            let places = ends.flat_map(|(idx, _)| [idx, idx + 1]).chain([0]);
            for idx in places {
                let mut changed = segments.clone();
                changed[n].1.splice(idx..idx, added.bytes());
                cases.push((format!("{name}: {added:?} at {idx}"), changed));
            }
        }
    }
    all_seen(cases, None);
}

#[test]
fn removed_renamed_and_copied_segments_are_seen() {
    let (_, journal) = store();
    let segments = journal.bytes();
    for n in 0..segments.len() {
        let mut fewer = segments.clone();
        fewer.remove(n);
        all_seen([(format!("without {n}"), fewer)], Some(journal.head));
        for name in [
            "2024-03.jsonl",
            "2024-06.jsonl",
            "2024-13.jsonl",
            "2024-04.jsonl.bak",
            "a.jsonl",
            "02024-04.jsonl",
        ] {
            let mut renamed = segments.clone();
            renamed[n].0 = name;
            all_seen([(format!("{n} renamed to {name}"), renamed)], None);
            let mut copied = segments.clone();
            copied.push((name, segments[n].1.clone()));
            all_seen([(format!("{n} copied to {name}"), copied)], None);
        }
    }
    all_seen([("all gone".to_owned(), Vec::new())], Some(journal.head));
}

#[test]
fn a_journal_written_anew_is_seen_by_the_checkpoint() {
    let (home, journal) = store();
    write(&home.body(), &crate::journal::journal(prikaz::domain::digest_of(b"other")).bytes());
    assert!(check(&home.body(), None).sound());
    let kinds: Vec<_> = check(&home.body(), Some(journal.head)).faults.into_iter().map(|f| f.kind).collect();
    assert!(
        matches!(kinds.as_slice(), [VerifyFaultKind::Differs { by: Witness::Checkpoint, .. }]),
        "{kinds:?}"
    );
}

#[test]
fn removed_last_records_are_seen_by_the_index() {
    let (home, journal) = store();
    let mut value = journal.head.position.0.to_be_bytes().to_vec();
    value.extend(journal.head.hash.as_bytes());
    value.extend(202_405_u32.to_be_bytes());
    value.extend([0; 8]);
    let index = sled::open(home.body().join("index")).unwrap();
    index.open_tree("meta").unwrap().insert("head", value).unwrap();
    index.flush().unwrap();
    drop(index);
    let report = check_all(&home.body());
    assert_eq!((report.index, report.faults), (IndexCheck::Compared, vec![]));
    let fewer = with_lines(&journal, |lines| drop(lines.pop()));
    write(&home.body(), &fewer);
    assert!(check(&home.body(), None).sound());
    let kinds: Vec<_> = check_all(&home.body()).faults.into_iter().map(|fault| fault.kind).collect();
    assert!(matches!(kinds.as_slice(), [VerifyFaultKind::Cut { by: Witness::Index, .. }]), "{kinds:?}");
}

#[test]
fn a_store_in_use_is_checked_without_its_unfinished_end() {
    let (home, journal) = store();
    let lock = fs::File::create(home.body().join("lock")).unwrap();
    lock.lock().unwrap();
    let mut segments = journal.bytes();
    segments[1].1.extend(b"{\"at\":");
    write(&home.body(), &segments);
    let report = check_all(&home.body());
    assert_eq!(report.index, IndexCheck::NotCompared { why: NoIndex::InUse });
    assert_eq!((report.being_written, report.faults), (6, vec![]));
    drop(lock);
    assert!(!check_all(&home.body()).sound());
}

#[test]
fn changed_missing_and_added_files_are_seen() {
    let (home, _) = store();
    let folder = fs::read_dir(home.body().join("files")).unwrap().next().unwrap().unwrap().path();
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, b"rowz").unwrap();
    assert!(matches!(check_all(&home.body()).faults[0].kind, VerifyFaultKind::WrongFile { .. }));
    fs::rename(&file, folder.join("other")).unwrap();
    let kinds: Vec<_> = check_all(&home.body()).faults.into_iter().map(|fault| fault.kind).collect();
    assert!(
        matches!(kinds.as_slice(), [VerifyFaultKind::Unexpected, VerifyFaultKind::NoFile { .. }]),
        "{kinds:?}"
    );
}

fn prikaz(home: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("prikaz").unwrap();
    let output = command.arg("--home").arg(home).arg("--lang=ru").args(words).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_tells_faults_in_words() {
    let (home, journal) = store();
    let (code, out, err) = prikaz(home.path(), &["audit", "verify"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("Ошибок не найдено"), "{out}");
    let (_, checkpoint, _) = prikaz(home.path(), &["audit", "checkpoint"]);
    assert_eq!(checkpoint, format!("{BODY}:7:{}\n", journal.head.hash));
    write(&home.body(), &with_lines(&journal, |lines| drop(lines.pop())));
    let words = ["audit", "verify", "--checkpoint", checkpoint.trim()];
    let (code, out, err) = prikaz(home.path(), &words);
    assert_eq!(code, Some(1));
    assert!(out.contains("journal/2024-05.jsonl: журнал обрывается раньше записи 7"), "{out}");
    assert!(err.contains("ошибок: 1"), "{err}");
    let (code, out, _) = prikaz(home.path(), &[&words[..], &["--json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &report["bodies"][0]["faults"][0]["fault"]), (Some(1), &serde_json::json!("cut")));
    assert_eq!(prikaz(home.path(), &["audit", "verify", "--checkpoint", "7:0"]).0, Some(2));
}

/// A prefix of a chain is a chain: without a witness the end is said to be unknown, never to be right.
#[test]
fn what_is_said_of_the_end_is_what_can_be_known() {
    let (home, journal) = store();
    let (_, checkpoint, _) = prikaz(home.path(), &["audit", "checkpoint"]);
    let says = |words: &[&str]| prikaz(home.path(), &[&["audit", "verify"], words].concat()).1;
    let claims = "ничего не изменено, не удалено и не добавлено";
    let unknown = "без контрольной точки вне хранилища усечение конца не обнаруживается";
    drop(patiently(|| SledLog::open(&home.body())).unwrap());
    assert!(says(&[]).contains("указатель лежит в том же хранилище"), "{}", says(&[]));
    let whole = says(&["--checkpoint", checkpoint.trim()]);
    assert!(whole.contains(claims) && !whole.contains("не обнаруживается"), "{whole}");
    let lines: Vec<&String> = journal.segments.iter().flat_map(|(_, lines)| lines).collect();
    let third: serde_json::Value = serde_json::from_str(lines[2]).unwrap();
    let third = third["hash"].as_str().unwrap();
    let partly = says(&["--checkpoint", &format!("{BODY}:3:{third}")]);
    assert!(partly.contains("после нее еще 4\u{a0}записи"), "{partly}");
    write(&home.body(), &with_lines(&journal, |lines| drop(lines.pop())));
    // Who reads is told so too, as long as the index knows better.
    let (code, _, err) = prikaz(home.path(), &["audit", "log"]);
    assert!(code == Some(4) && err.contains("журнал"), "{err}");
    fs::remove_dir_all(home.body().join("index")).unwrap();
    let cut = says(&[]);
    assert!(cut.contains("Указателя нет") && cut.contains(unknown) && !cut.contains(claims), "{cut}");
}

#[test]
fn init_makes_a_store_once() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("store");
    assert_eq!(prikaz(&home, &["audit", "verify"]).0, Some(3));
    assert_eq!(prikaz(&home, &["init"]).0, Some(0));
    assert_eq!(prikaz(&home, &["audit", "verify"]).0, Some(0));
    assert_eq!(prikaz(&home, &["init"]).0, Some(1));
    fs::write(home.join("prikaz.toml"), "format = 3\n").unwrap();
    assert_eq!(prikaz(&home, &["store", "info"]).0, Some(3));
}
