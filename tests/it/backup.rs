//! A backup gives the same store back, or nothing.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use assert_cmd::Command;
use prikaz::domain::digest_of;
use prikaz::store::{
    ArchiveFault, ArchiveLimits, Batch, Body, EventLog, Expected, IndexCheck, NewEvent, SledLog, StoreError,
    StreamId, VerifyOptions, backup, create_home, drop_index, restore, restore_within, verify,
};
use time::macros::{date, datetime};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::journal::{body_in, store, write};
use crate::store_recovery::patiently;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A ZIP with these entries, sealed as a backup is.
fn sealed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.set_comment("0".repeat(64)).unwrap();
    let mut bytes = zip.finish().unwrap().into_inner();
    let end = bytes.len() - 64;
    let seal = digest_of(&bytes[..end]).to_string();
    bytes[end..].copy_from_slice(seal.as_bytes());
    bytes
}

fn refused(archive: &[u8], limits: &ArchiveLimits) -> ArchiveFault {
    let folder = tempfile::tempdir().unwrap();
    let (file, home) = (folder.path().join("a.zip"), folder.path().join("home"));
    fs::write(&file, archive).unwrap();
    let fault = match restore_within(&file, &home, limits) {
        Err(StoreError::Archive { fault, .. }) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(names(folder.path()), ["a.zip"]);
    fault
}

#[test]
fn a_backup_gives_the_same_store_back() {
    let (home, journal) = store();
    let out = tempfile::tempdir().unwrap();
    let (first, second, again) =
        (out.path().join("1.zip"), out.path().join("2.zip"), out.path().join("again"));
    let made = backup(home.path(), &first).unwrap();
    assert_eq!((made.manifest.bodies[0].head, made.manifest.files(), made.left_out), (journal.head, 1, 0));
    assert_eq!(restore(&first, &again).unwrap(), made.manifest);
    backup(&again, &second).unwrap();
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
    for (name, bytes) in journal.bytes() {
        assert_eq!(fs::read(body_in(&again).join("journal").join(name)).unwrap(), bytes);
    }
    assert_eq!(names(out.path()), ["1.zip", "2.zip", "again"]);
    assert!(matches!(backup(home.path(), &first), Err(StoreError::Occupied(_))));
    assert!(matches!(restore(&first, &again), Err(StoreError::Occupied(_))));
}

#[test]
fn an_empty_store_and_an_empty_folder_do() {
    let folder = tempfile::tempdir().unwrap();
    let (home, file, again) = (folder.path().join("a"), folder.path().join("a.zip"), folder.path().join("b"));
    create_home(&home).unwrap();
    backup(&home, &file).unwrap();
    fs::create_dir(&again).unwrap();
    assert_eq!(restore(&file, &again).unwrap().records(), 0);
}

#[test]
fn what_is_not_whole_yet_is_left_out() {
    let (home, journal) = store();
    let mut segments = journal.bytes();
    segments[1].1.extend(b"{\"at\":");
    write(&home.body(), &segments);
    let out = tempfile::tempdir().unwrap();
    let made = backup(home.path(), &out.path().join("a.zip")).unwrap();
    assert_eq!((made.left_out, made.manifest.records()), (6, 7));
    write(&home.body(), &[("2024-04.jsonl", journal.segments[0].1[..4].concat().into_bytes())]);
    assert_eq!(backup(home.path(), &out.path().join("b.zip")).unwrap().manifest.records(), 2);
}

#[test]
fn a_damaged_store_is_not_backed_up() {
    let (home, journal) = store();
    let mut segments = journal.bytes();
    segments[0].1[100] ^= 1;
    write(&home.body(), &segments);
    let out = tempfile::tempdir().unwrap();
    assert!(backup(home.path(), &out.path().join("a.zip")).is_err());
    assert!(names(out.path()).is_empty());
}

#[test]
fn every_damaged_byte_is_refused() {
    let (home, _) = store();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.zip");
    backup(home.path(), &file).unwrap();
    let bytes = fs::read(&file).unwrap();
    for idx in (0..bytes.len()).step_by(3).chain(bytes.len() - 64..bytes.len()) {
        let mut damaged = bytes.clone();
        damaged[idx] ^= 0x10;
        refused(&damaged, &ArchiveLimits::default());
    }
    for length in (0..bytes.len()).step_by(37) {
        refused(&bytes[..length], &ArchiveLimits::default());
    }
}

#[test]
fn strange_names_are_refused() {
    let long = format!("files/ab/{}", "c".repeat(61));
    let upper = format!("files/AB/{}", "c".repeat(62));
    let strange = [
        "../evil",
        "/etc/passwd",
        "journal/../../evil",
        "journal\\2024-04.jsonl",
        "C:\\evil",
        "journal/2024-13.jsonl",
        "journal/torn/x",
        "prikaz.toml",
        "index/db",
        "journal/./2024-04.jsonl",
        "",
        "journal/",
        &long,
        &upper,
    ];
    for name in strange {
        let fault = refused(&sealed(&[(name, b"x")]), &ArchiveLimits::default());
        assert!(matches!(fault, ArchiveFault::Name(_) | ArchiveFault::NotZip(_)), "{name}: {fault:?}");
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![0; 4 << 20];
    let bomb = sealed(&[("journal/2024-04.jsonl", &zeros)]);
    assert!(matches!(refused(&bomb, &ArchiveLimits::default()), ArchiveFault::Inflates { .. }));
    let few = ArchiveLimits { entries: 1, ..ArchiveLimits::default() };
    let two = sealed(&[("journal/2024-04.jsonl", b""), ("manifest.json", b"{}")]);
    assert!(matches!(refused(&two, &few), ArchiveFault::TooManyEntries { found: 2, most: 1 }));
    assert!(matches!(refused(&two, &ArchiveLimits::default()), ArchiveFault::Manifest(_)));
    let later = sealed(&[("manifest.json", br#"{"format":3,"new":1}"#)]);
    assert!(matches!(refused(&later, &ArchiveLimits::default()), ArchiveFault::LaterFormat(3)));
}

#[test]
fn a_sealed_archive_of_another_journal_is_refused() {
    let (_, journal) = store();
    let segments = journal.bytes();
    let manifest = format!(
        r#"{{"files":0,"format":1,"head":{{"hash":"{}","position":7}},"records":7,"segments":2}}"#,
        journal.head.hash
    );
    let cut = [("journal/2024-04.jsonl", segments[0].1.as_slice()), ("manifest.json", manifest.as_bytes())];
    assert!(matches!(refused(&sealed(&cut), &ArchiveLimits::default()), ArchiveFault::NotAsManifest { .. }));
    let other = [("journal/2024-05.jsonl", segments[1].1.as_slice()), ("manifest.json", manifest.as_bytes())];
    assert!(matches!(refused(&sealed(&other), &ArchiveLimits::default()), ArchiveFault::Unsound(_)));
}

#[test]
fn the_commands_back_up_and_restore() {
    let (home, _) = store();
    let folder = tempfile::tempdir().unwrap();
    let (file, again) = (folder.path().join("a.zip"), folder.path().join("again"));
    let run = |home: &Path, verb: &str| {
        let mut command = Command::cargo_bin("prikaz").unwrap();
        command.args(["--lang=ru", "store", verb]).arg(&file).arg("--home").arg(home).output().unwrap()
    };
    let done = run(home.path(), "backup");
    assert_eq!(done.status.code(), Some(0));
    assert!(String::from_utf8(done.stderr).unwrap().contains("7\u{a0}записей, 1\u{a0}файл"));
    assert_eq!(run(home.path(), "backup").status.code(), Some(1));
    assert_eq!(run(&again, "restore").status.code(), Some(0));
    assert_eq!(run(&again, "restore").status.code(), Some(1));
    fs::write(&file, b"not an archive").unwrap();
    let failed = run(&folder.path().join("third"), "restore");
    assert_eq!(failed.status.code(), Some(4));
    assert!(String::from_utf8(failed.stderr).unwrap().contains("не годится: это не копия хранилища"));
    assert_eq!(names(folder.path()), ["a.zip", "again"]);
}

#[test]
fn what_the_log_writes_is_sound_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (home, file, again) = (folder.path().join("a"), folder.path().join("a.zip"), folder.path().join("b"));
    create_home(&home).unwrap();
    let (log, _) = SledLog::create(&body_in(&home)).unwrap();
    let event = |at| NewEvent {
        on: date!(2024 - 04 - 30),
        at,
        by: "ivanova".into(),
        means: None,
        kind: "k".into(),
        body: Body::of(&1).unwrap(),
    };
    let (april, may) = (datetime!(2024-04-30 23:59:59.999 UTC), datetime!(2024-05-01 00:00 UTC));
    for ats in [vec![april, may], vec![may], vec![april]] {
        let events = ats.into_iter().map(event).collect();
        log.append(Batch { streams: vec![(StreamId("r/a".into()), Expected::Any, events)] }).unwrap();
    }
    let while_open = backup(&home, &file).unwrap();
    let head = log.head().unwrap();
    drop(log);
    assert_eq!((while_open.manifest.records(), while_open.manifest.bodies[0].head), (4, head));
    let report = verify(&body_in(&home), &VerifyOptions { index: true, ..VerifyOptions::default() }).unwrap();
    assert_eq!((report.index, report.faults), (IndexCheck::Compared, vec![]));
    restore(&file, &again).unwrap();
    patiently(|| drop_index(&body_in(&home))).unwrap();
    for home in [&home, &again] {
        assert_eq!(patiently(|| SledLog::open(&body_in(home))).unwrap().0.head().unwrap(), head);
    }
}

#[test]
fn the_index_of_a_store_in_use_is_not_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("a");
    create_home(&home).unwrap();
    let log = SledLog::create(&body_in(&home)).unwrap();
    assert!(matches!(drop_index(&body_in(&home)), Err(StoreError::Locked { .. })));
    drop(log);
    patiently(|| drop_index(&body_in(&home))).unwrap();
    assert!(!body_in(&home).join("index").exists());
}
