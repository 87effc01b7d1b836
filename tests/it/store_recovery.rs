//! What a store on disk survives: reopening, a lost index, a torn end, a full disk, a lost end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use prikaz::store::{
    Disk, EventLog as _, Expected, FileSystem, Line, Position, Recovery, SegmentFile, SledLog, StoreError,
    StoreLog, VerifyOptions, verify,
};
use tempfile::TempDir;
use time::macros::datetime;

use crate::store_contract::{check_whole, event, one, stream};

const SEGMENT: &str = "journal/2024-04.jsonl";

/// A store of seven records, the last three of which are one batch.
fn seven() -> (TempDir, Vec<Line>) {
    let home = tempfile::tempdir().unwrap();
    let (log, _) = SledLog::create(home.path()).unwrap();
    log.append(one("a", Expected::Any, &["1", "2"])).unwrap();
    log.append(one("b", Expected::Any, &["3", "4"])).unwrap();
    log.append(one("a", Expected::Any, &["5", "6", "7"])).unwrap();
    let lines = check_whole(&log);
    (home, lines)
}

/// Opens the store; a child that another test starts at this moment holds the lock of the last owner until it has
/// become the program it runs.
pub(crate) fn patiently<T>(open: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
    for _ in 0..200 {
        match open() {
            Err(StoreError::Locked { .. }) => std::thread::sleep(std::time::Duration::from_millis(25)),
            opened => return opened,
        }
    }
    open()
}

fn opened(home: &Path) -> (SledLog, Vec<Recovery>) {
    patiently(|| SledLog::open(home)).unwrap()
}

fn reopen(home: &Path) -> (Vec<Line>, Vec<Recovery>) {
    let (log, notes) = opened(home);
    (check_whole(&log), notes)
}

fn corrupt_at(home: &Path) -> u64 {
    match patiently(|| SledLog::open(home)) {
        Err(StoreError::Corrupt { at, .. }) => at.0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn reopened_store_is_the_same() {
    let (home, lines) = seven();
    assert_eq!(reopen(home.path()), (lines.clone(), vec![]));
    let (log, _) = opened(home.path());
    log.append(one("a", Expected::Exactly(prikaz::store::Version(5)), &["8"])).unwrap();
    assert_eq!(check_whole(&log)[..7], lines);
}

#[test]
fn one_process_at_a_time() {
    let (home, _) = seven();
    assert!(matches!(SledLog::open(&home.path().join("none")), Err(StoreError::Missing(_))));
    let _log = opened(home.path()).0;
    assert!(matches!(SledLog::open(home.path()), Err(StoreError::Locked { .. })));
}

#[test]
fn who_has_to_wait_is_told_for_whom() {
    let (home, _) = seven();
    let note = home.path().join("lock.owner");
    assert!(!note.exists(), "who closed holds nothing");
    // What one left who was killed is of nobody.
    fs::write(&note, "process = 1\n").unwrap();
    let (writer, _) = opened(home.path());
    let Err(StoreError::Locked { holder: Some(holder), .. }) = SledLog::open(home.path()) else {
        panic!("it is not said who holds it");
    };
    assert_eq!(holder.process, std::process::id());
    let noted = fs::metadata(&note).unwrap().modified().unwrap();
    assert_eq!(holder.since, time::OffsetDateTime::from(noted));
    // Whoever cannot note it down writes all the same.
    drop(writer);
    fs::create_dir(&note).unwrap();
    let (writer, _) = opened(home.path());
    writer.append(one("a", Expected::Any, &["8"])).unwrap();
    assert!(matches!(SledLog::open(home.path()), Err(StoreError::Locked { holder: None, .. })));
}

#[test]
fn two_take_turns_when_each_rests() {
    let (home, _) = seven();
    let log = || StoreLog::open(home.path(), std::time::Duration::from_secs(10)).unwrap();
    let (one_log, other) = (log(), log());
    for round in 0..3 {
        for (writes, reads) in [(&one_log, &other), (&other, &one_log)] {
            let appended = writes.append(one("a", Expected::Any, &["x"])).unwrap();
            assert!(matches!(SledLog::open(home.path()), Err(StoreError::Locked { .. })));
            assert_eq!(reads.head().unwrap().position, appended.last);
            writes.rest();
            // One that rests goes on reading what others write, and rests once more without harm.
            writes.rest();
            assert_eq!(check_whole(writes), check_whole(reads));
        }
        assert_eq!(one_log.head().unwrap().position.0, 7 + 2 * (round + 1));
    }
}

#[test]
fn only_the_last_broken_index_is_kept() {
    let (home, lines) = seven();
    for (n, text) in [(1, "first"), (2, "second")] {
        let index = home.path().join("index");
        fs::remove_dir_all(&index).unwrap();
        fs::write(&index, text).unwrap();
        assert_eq!(reopen(home.path()).0, lines);
        let kept = (1..4).filter(|n| home.path().join(format!("index.broken-{n}")).exists());
        assert_eq!(kept.collect::<Vec<_>>(), [n]);
    }
}

/// What stands in the folder, with lengths.
fn listing(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let about = entry.metadata().unwrap();
        match about.is_dir() {
            true => found.extend(listing(&entry.path())),
            false => found.push((entry.path(), about.len())),
        }
    }
    found.sort();
    found
}

#[test]
fn who_reads_sees_what_was_acknowledged_and_leaves_no_trace() {
    let (home, lines) = seven();
    let whole = fs::read(home.path().join(SEGMENT)).unwrap();
    for end in [&b""[..], b"{\"at\":\"2024", b"\0\0\0\0"] {
        fs::write(home.path().join(SEGMENT), [&whole[..], end].concat()).unwrap();
        let before = listing(home.path());
        let reader = StoreLog::open(home.path(), std::time::Duration::ZERO).unwrap();
        assert_eq!(check_whole(&reader), lines);
        drop(reader);
        assert_eq!(listing(home.path()), before);
    }
    fs::write(home.path().join(SEGMENT), &whole).unwrap();
    let (writer, _) = opened(home.path());
    let reader = StoreLog::open(home.path(), std::time::Duration::ZERO).unwrap();
    writer.append(one("a", Expected::Any, &["8"])).unwrap();
    assert_eq!(reader.since(Position(7), 9).unwrap(), writer.since(Position(7), 9).unwrap());
    assert!(matches!(reader.append(one("a", Expected::Any, &["9"])), Err(StoreError::Locked { .. })));
    drop(writer);
    patiently(|| reader.append(one("a", Expected::Any, &["9"]))).unwrap();
    assert_eq!(check_whole(&reader).len(), 9);
}

#[test]
fn who_reads_is_told_that_the_end_was_cut_off() {
    let (home, _) = seven();
    let whole = fs::read(home.path().join(SEGMENT)).unwrap();
    let first = whole.split_inclusive(|byte| *byte == b'\n').take(4).map(<[u8]>::len).sum::<usize>();
    fs::write(home.path().join(SEGMENT), &whole[..first]).unwrap();
    let Err(StoreError::Corrupt { at, .. }) = StoreLog::open(home.path(), std::time::Duration::ZERO) else {
        panic!("what was cut off is not missed");
    };
    assert_eq!(at.0, 5);
}

#[test]
fn lost_index_is_built_anew() {
    let (home, lines) = seven();
    fs::remove_dir_all(home.path().join("index")).unwrap();
    assert_eq!(reopen(home.path()), (lines, vec![Recovery::IndexCaughtUp { n_records: 7 }]));
}

#[test]
fn an_index_of_larger_segments_is_used_as_it_is() {
    let (home, lines) = seven();
    let index = home.path().join("index");
    fs::remove_dir_all(&index).unwrap();
    // As sled makes it of itself, and earlier releases did.
    drop(sled::Config::new().path(&index).open().unwrap());
    let settings = fs::read(index.join("conf")).unwrap();
    assert_eq!(reopen(home.path()).0, lines);
    assert_eq!(fs::read(index.join("conf")).unwrap(), settings);
    // One that the program makes has smaller ones.
    fs::remove_dir_all(&index).unwrap();
    assert_eq!(reopen(home.path()).0, lines);
    assert_ne!(fs::read(index.join("conf")).unwrap(), settings);
}

#[test]
fn damaged_index_costs_nothing() {
    let (home, lines) = seven();
    let index = home.path().join("index");
    for (file, length) in [("conf", 0), ("conf", 20), ("db", 0), ("db", 1000), ("db", 1 << 19)] {
        let mut bytes = fs::read(index.join(file)).unwrap();
        bytes.truncate(length);
        bytes.iter_mut().skip(10).for_each(|byte| *byte ^= 0x55);
        fs::write(index.join(file), bytes).unwrap();
        assert_eq!(reopen(home.path()).0, lines, "{file} {length}");
    }
}

#[test]
fn unreadable_index_is_set_aside() {
    let (home, lines) = seven();
    let index = home.path().join("index");
    fs::remove_dir_all(&index).unwrap();
    fs::write(&index, "no folder").unwrap();
    let (found, notes) = reopen(home.path());
    assert_eq!(found, lines);
    let [Recovery::IndexSetAside { kept, .. }, Recovery::IndexCaughtUp { n_records: 7 }] = &notes[..] else {
        panic!("{notes:?}");
    };
    assert_eq!(fs::read_to_string(kept).unwrap(), "no folder");
}

#[test]
fn months_have_segments_and_never_go_back() {
    let home = tempfile::tempdir().unwrap();
    let (log, _) = SledLog::create(home.path()).unwrap();
    for at in
        [datetime!(2024-04-30 23:00 UTC), datetime!(2024-05-01 01:00 +3), datetime!(2024-06-01 00:00 UTC)]
    {
        let mut batch = one("a", Expected::Any, &["x", "y"]);
        batch.streams[0].2[0].at = at;
        log.append(batch).unwrap();
    }
    let lines = check_whole(&log);
    drop(log);
    let n_lines =
        |name: &str| fs::read_to_string(home.path().join("journal").join(name)).unwrap().lines().count();
    assert_eq!((n_lines("2024-04.jsonl"), n_lines("2024-06.jsonl")), (4, 2));
    let (log, _) = opened(home.path());
    log.append(one("a", Expected::Any, &["z"])).unwrap();
    drop(log);
    assert_eq!(n_lines("2024-06.jsonl"), 3);
    fs::remove_dir_all(home.path().join("index")).unwrap();
    assert_eq!(reopen(home.path()).0[..6], lines);
}

#[test]
fn torn_end_is_cut_at_every_byte() {
    let (home, lines) = seven();
    let (path, whole) = (home.path().join(SEGMENT), fs::read(home.path().join(SEGMENT)).unwrap());
    let batch_at = whole.split_inclusive(|byte| *byte == b'\n').take(4).map(<[u8]>::len).sum::<usize>();
    // From then on the index ends before the batch, as that of a killed writer does.
    fs::remove_dir_all(home.path().join("index")).unwrap();
    for length in (batch_at..whole.len()).step_by(prikaz_rules::effort::stride()) {
        fs::write(&path, &whole[..length]).unwrap();
        let (found, notes) = reopen(home.path());
        assert_eq!(found, lines[..4]);
        assert_eq!(fs::read(&path).unwrap(), whole[..batch_at]);
        let torn = notes.iter().find_map(|note| match note {
            Recovery::TornTail { kept, .. } => Some(fs::read(kept).unwrap()),
            _ => None,
        });
        assert_eq!(torn.unwrap_or_default(), whole[batch_at..length]);
    }
    let (log, _) = opened(home.path());
    log.append(one("a", Expected::Any, &["new"])).unwrap();
    assert_eq!(check_whole(&log).len(), 5);
}

#[test]
fn a_segment_begun_before_a_crash_is_removed_and_told() {
    let (home, lines) = seven();
    let begun = home.path().join("journal/2024-05.jsonl");
    fs::write(&begun, "").unwrap();
    assert!(
        verify(home.path(), &VerifyOptions::default()).unwrap().sound(),
        "no record can be missing there"
    );
    let (found, notes) = reopen(home.path());
    assert_eq!((found, notes), (lines, vec![Recovery::EmptySegment { segment: "2024-05".to_owned() }]));
    assert!(!begun.exists());
    // An emptied segment is no begun one: what stood in it is missed.
    fs::write(home.path().join(SEGMENT), "").unwrap();
    assert_eq!(corrupt_at(home.path()), 1);
}

#[test]
fn an_end_whose_sectors_did_not_arrive_is_cut() {
    let (home, lines) = seven();
    let (path, whole) = (home.path().join(SEGMENT), fs::read(home.path().join(SEGMENT)).unwrap());
    let ends: Vec<usize> =
        whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    let batch_at = ends[3];
    for (from, to) in [
        (batch_at, batch_at + 100),
        (batch_at, ends[4] - 1),
        (ends[4] + 20, ends[5] + 20),
        (ends[5], ends[6] - 1),
    ] {
        let mut bytes = whole.clone();
        bytes[from..to].fill(0);
        fs::write(&path, &bytes).unwrap();
        // The index knows that they were acknowledged: then they are missed.
        let Err(StoreError::Corrupt { at, .. }) = StoreLog::open(home.path(), std::time::Duration::ZERO)
        else {
            panic!("what did not arrive is not missed");
        };
        assert_eq!(at.0, 5);
        fs::rename(home.path().join("index"), home.path().join("aside")).unwrap();
        let (found, notes) = reopen(home.path());
        assert_eq!(found, lines[..4]);
        assert!(notes.iter().any(|note| matches!(note, Recovery::TornTail { .. })), "{notes:?}");
        assert_eq!(fs::read(&path).unwrap(), whole[..batch_at]);
        fs::remove_dir_all(home.path().join("index")).unwrap();
        fs::rename(home.path().join("aside"), home.path().join("index")).unwrap();
    }
}

#[test]
fn a_lock_file_that_was_removed_lets_nobody_in() {
    let (home, lines) = seven();
    let (writer, _) = opened(home.path());
    fs::remove_file(home.path().join("lock")).unwrap();
    if cfg!(unix) {
        assert!(matches!(SledLog::open(home.path()), Err(StoreError::Locked { .. })));
    }
    // Whoever does not ask for the lock at all: what he wrote is neither written over nor followed.
    let path = home.path().join(SEGMENT);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [&whole[..], b"{}\n"].concat()).unwrap();
    for _ in 0..2 {
        assert!(matches!(writer.append(one("a", Expected::Any, &["8"])), Err(StoreError::Closed(_))));
    }
    drop(writer);
    fs::write(&path, &whole).unwrap();
    assert_eq!(reopen(home.path()).0, lines);
}

/// A disk that notes what is made durable.
#[derive(Clone, Default)]
struct NotedDisk(Arc<Mutex<Vec<PathBuf>>>);

struct NotedFile(Box<dyn SegmentFile>, PathBuf, NotedDisk);

impl Disk for NotedDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn SegmentFile>> {
        Ok(Box::new(NotedFile(FileSystem.open(path)?, path.to_owned(), self.clone())))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.lock().unwrap().push(folder.to_owned());
        FileSystem.sync_folder(folder)
    }
}

impl SegmentFile for NotedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.2.0.lock().unwrap().push(self.1.clone());
        self.0.sync()
    }

    fn length(&self) -> io::Result<u64> {
        self.0.length()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.0.cut(length)
    }
}

#[test]
fn what_a_killed_writer_left_is_made_durable_before_it_is_indexed() {
    let (home, lines) = seven();
    let path = home.path().join(SEGMENT);
    let synced = || {
        let disk = NotedDisk::default();
        let (log, _) = patiently(|| SledLog::open_on(home.path(), Box::new(disk.clone()))).unwrap();
        assert_eq!(check_whole(&log), lines);
        std::mem::take(&mut *disk.0.lock().unwrap())
    };
    assert_eq!(synced(), Vec::<PathBuf>::new(), "the index has all of it");
    fs::remove_dir_all(home.path().join("index")).unwrap();
    assert_eq!(synced(), [path, home.path().join("journal")]);
}

#[test]
fn lost_end_of_what_was_acknowledged_is_told() {
    let (home, _) = seven();
    let path = home.path().join(SEGMENT);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    assert_eq!(corrupt_at(home.path()), 5);
    assert_eq!(fs::read(&path).unwrap().len(), whole.len() - 1);
    fs::remove_file(&path).unwrap();
    assert_eq!(corrupt_at(home.path()), 1);
}

#[test]
fn changed_record_is_told() {
    let (home, _) = seven();
    let path = home.path().join(SEGMENT);
    let text = fs::read_to_string(&path).unwrap();
    fs::remove_dir_all(home.path().join("index")).unwrap();
    fs::write(&path, text.replace("\"text\":\"3\"", "\"text\":\"8\"")).unwrap();
    assert_eq!(corrupt_at(home.path()), 3);
    let third = text.lines().nth(2).unwrap();
    fs::write(&path, text.replace(&format!("{third}\n"), "")).unwrap();
    assert_eq!(corrupt_at(home.path()), 3);
}

/// A disk with room for so many bytes, which writes at most 50 at once.
#[derive(Clone)]
struct SmallDisk(Arc<AtomicU64>);

struct SmallFile {
    file: Box<dyn SegmentFile>,
    room: Arc<AtomicU64>,
    path: PathBuf,
}

impl Disk for SmallDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn SegmentFile>> {
        let file = FileSystem.open(path)?;
        Ok(Box::new(SmallFile { file, room: self.0.clone(), path: path.to_owned() }))
    }
}

impl SegmentFile for SmallFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.room.load(Ordering::SeqCst).min(50);
        if room == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let n_bytes = bytes.len().min(room as usize);
        self.room.fetch_sub(n_bytes as u64, Ordering::SeqCst);
        self.file.write(&bytes[..n_bytes])
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }

    fn length(&self) -> io::Result<u64> {
        self.file.length()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        let freed = fs::metadata(&self.path)?.len() - length;
        self.file.cut(length)?;
        self.room.fetch_add(freed, Ordering::SeqCst);
        Ok(())
    }
}

#[test]
fn full_disk_loses_nothing_acknowledged() {
    for room in (0..3000).step_by(83) {
        let home = tempfile::tempdir().unwrap();
        drop(SledLog::create(home.path()).unwrap());
        let disk = SmallDisk(Arc::new(AtomicU64::new(room)));
        let (log, _) = patiently(|| SledLog::open_on(home.path(), Box::new(disk.clone()))).unwrap();
        let n_acknowledged = fill(&log);
        assert_eq!(check_whole(&log).len(), n_acknowledged);
        disk.0.store(1 << 20, Ordering::SeqCst);
        log.append(one("a", Expected::Any, &["later"])).unwrap();
        let lines = check_whole(&log);
        assert_eq!(lines.len(), n_acknowledged + 1);
        drop(log);
        fs::remove_dir_all(home.path().join("index")).unwrap();
        assert_eq!(reopen(home.path()).0, lines);
    }
}

/// Appends pairs until the disk is full; gives how many records were acknowledged.
fn fill(log: &SledLog) -> usize {
    let batch = || prikaz::store::Batch {
        streams: vec![
            (stream("a"), Expected::Any, vec![event("1")]),
            (stream("b"), Expected::Any, vec![event("2")]),
        ],
    };
    for n_batches in 0.. {
        match log.append(batch()) {
            Ok(_) => {}
            Err(StoreError::Io { doing: "write", source, .. }) => {
                assert_eq!(source.kind(), io::ErrorKind::StorageFull);
                return n_batches * 2;
            }
            Err(error) => panic!("{error}"),
        }
    }
    0
}
