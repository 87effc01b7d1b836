//! What every log must do; a new backend is one line at the end of `backends!`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use prikaz::domain::Digest;
use prikaz::store::{
    Batch, Body, EventLog, Expected, Line, MemoryLog, NewEvent, Position, SledLog, StoreError, StoreLog,
    StreamId, Version,
};
use proptest::prelude::*;
use time::macros::{date, datetime};

macro_rules! backends {
    ($($backend:ident: $with:path;)*) => { $(mod $backend {
        #[test] fn appended_records_are_read_back() { $with(&super::appended_records_are_read_back); }
        #[test] fn wrong_expectation_is_a_conflict() { $with(&super::wrong_expectation_is_a_conflict); }
        #[test] fn batch_over_streams_is_whole_or_not_at_all() { $with(&super::batch_over_streams_is_whole_or_not_at_all); }
        #[test] fn empty_batch_records_nothing() { $with(&super::empty_batch_records_nothing); }
        #[test] fn streams_with_strange_names_are_apart() { $with(&super::streams_with_strange_names_are_apart); }
        #[test] fn positions_have_no_gaps_under_many_writers() { $with(&super::positions_have_no_gaps_under_many_writers); }
        #[test] fn acknowledged_record_is_read_at_once() { $with(&super::acknowledged_record_is_read_at_once); }
        #[test] fn waiting_ends_with_the_next_record() { $with(&super::waiting_ends_with_the_next_record); }
        #[test] fn log_does_what_the_model_does() { super::log_does_what_the_model_does(&$with); }
    })* };
}

backends! {
    memory: super::with_memory;
    sled: super::with_sled;
    store: super::with_store;
}

type Check<'a> = &'a dyn Fn(&dyn EventLog);

fn with_memory(check: Check<'_>) {
    check(&MemoryLog::new());
}

fn with_sled(check: Check<'_>) {
    let home = tempfile::tempdir().unwrap();
    let (log, notes) = SledLog::create(home.path()).unwrap();
    assert_eq!(notes, []);
    check(&log);
}

/// As the program has it: read without a lock until something is recorded.
fn with_store(check: Check<'_>) {
    let home = tempfile::tempdir().unwrap();
    drop(SledLog::create(home.path()).unwrap());
    check(&StoreLog::open(home.path(), Duration::ZERO).unwrap());
}

pub(crate) fn stream(name: &str) -> StreamId {
    StreamId(Arc::from(name))
}

pub(crate) fn event(text: &str) -> NewEvent {
    NewEvent {
        on: date!(2024 - 04 - 23),
        at: datetime!(2024-04-23 12:15:00.123_456 +3),
        by: "ivanova \"И\"".into(),
        means: None,
        kind: "visa-given".into(),
        body: Body::of(&serde_json::json!({"text": text, "n": 0.1})).unwrap(),
    }
}

pub(crate) fn one(name: &str, expected: Expected, texts: &[&str]) -> Batch {
    Batch { streams: vec![(stream(name), expected, texts.iter().map(|text| event(text)).collect())] }
}

fn exactly(version: u64) -> Expected {
    Expected::Exactly(Version(version))
}

/// Reads the whole log and checks all that holds of every log.
pub(crate) fn check_whole(log: &dyn EventLog) -> Vec<Line> {
    let lines = log.since(Position(0), usize::MAX).unwrap();
    let (mut prev, mut versions) = (Digest::ZERO, std::collections::BTreeMap::new());
    for (line, position) in lines.iter().zip(1..) {
        assert_eq!((line.position, line.prev), (Position(position), prev));
        prev = line.hash;
        let version = versions.entry(line.stream.clone()).or_insert(0);
        *version += 1;
        assert_eq!(line.version, Version(*version));
    }
    let head = log.head().unwrap();
    assert_eq!((head.position.0, head.hash), (lines.len() as u64, prev));
    assert_eq!(log.streams("").unwrap(), versions.keys().cloned().collect::<Vec<_>>());
    for name in versions.keys() {
        let of_stream: Vec<_> = lines.iter().filter(|line| line.stream == *name).cloned().collect();
        assert_eq!(log.read(name, Version(0)).unwrap(), of_stream);
        assert_eq!(log.read(name, Version(1)).unwrap(), of_stream[1..]);
    }
    lines
}

fn appended_records_are_read_back(log: &dyn EventLog) {
    assert_eq!(log.head().unwrap().hash, Digest::ZERO);
    assert_eq!(log.since(Position(0), 10).unwrap(), []);
    let appended = log.append(one("orders/a", exactly(0), &["один", "два"])).unwrap();
    assert_eq!((appended.first, appended.last), (Position(1), Position(2)));
    log.append(one("orders/b", Expected::Any, &["три"])).unwrap();
    log.append(one("points", Expected::Any, &["четыре"])).unwrap();
    let lines = check_whole(log);
    assert_eq!(lines[0].at, datetime!(2024-04-23 09:15:00.123 UTC));
    assert_eq!((&lines[1].body, &*lines[1].by), (&event("два").body, &*event("два").by));
    assert_eq!(log.since(Position(1), 2).unwrap(), lines[1..3]);
    assert_eq!(log.since(Position(4), 2).unwrap(), []);
    assert_eq!(log.since(Position(u64::MAX), usize::MAX).unwrap(), []);
    assert_eq!(log.read(&stream("orders/a"), Version(u64::MAX)).unwrap(), []);
    assert_eq!(log.read(&stream("orders"), Version(0)).unwrap(), []);
    assert_eq!(log.streams("orders/").unwrap(), [stream("orders/a"), stream("orders/b")]);
}

fn assert_conflict(log: &dyn EventLog, batch: Batch, of: &str, at: u64) {
    let head = log.head().unwrap();
    let error = log.append(batch).unwrap_err();
    assert!(
        matches!(&error, StoreError::Conflict { stream: s, actual } if *s == stream(of) && actual.0 == at),
        "{error}"
    );
    assert_eq!(log.head().unwrap(), head);
}

fn wrong_expectation_is_a_conflict(log: &dyn EventLog) {
    assert_conflict(log, one("a", exactly(1), &["x"]), "a", 0);
    log.append(one("a", exactly(0), &["x", "y"])).unwrap();
    assert_conflict(log, one("a", exactly(0), &["z"]), "a", 2);
    assert_conflict(log, one("a", exactly(1), &[]), "a", 2);
    log.append(one("a", exactly(2), &["z"])).unwrap();
    check_whole(log);
}

fn batch_over_streams_is_whole_or_not_at_all(log: &dyn EventLog) {
    let both = |a, b| Batch {
        streams: vec![
            (stream("a"), exactly(a), vec![event("1"), event("2")]),
            (stream("b"), exactly(b), vec![event("3")]),
        ],
    };
    log.append(both(0, 0)).unwrap();
    assert_conflict(log, both(2, 0), "b", 1);
    assert_conflict(log, both(0, 1), "a", 2);
    assert_eq!(log.append(both(2, 1)).unwrap().first, Position(4));
    // A stream that is named twice is expected to be where it was before the batch.
    let twice = Batch {
        streams: vec![
            (stream("c"), exactly(0), vec![event("1")]),
            (stream("c"), exactly(0), vec![event("2")]),
        ],
    };
    log.append(twice).unwrap();
    assert_eq!(check_whole(log).len(), 8);
}

fn empty_batch_records_nothing(log: &dyn EventLog) {
    let appended = log.append(Batch::default()).unwrap();
    assert_eq!((appended.first, appended.last), (Position(0), Position(0)));
    log.append(one("a", Expected::Any, &["x"])).unwrap();
    let appended = log.append(one("b", exactly(0), &[])).unwrap();
    assert_eq!((appended.first, appended.last), (Position(1), Position(1)));
    assert_eq!(check_whole(log).len(), 1);
}

fn streams_with_strange_names_are_apart(log: &dyn EventLog) {
    for name in ["", "a", "a\0", "a\0\0\0\0\0\0\0\0\x01", "a\0\0\0\0\0\0\0\0\x01\0", "а/\"\\\n", "a/b"] {
        log.append(one(name, exactly(0), &["x", "y"])).unwrap();
    }
    check_whole(log);
}

fn positions_have_no_gaps_under_many_writers(log: &dyn EventLog) {
    let n_conflicts = AtomicU64::new(0);
    thread::scope(|scope| {
        for n in 0..64_u64 {
            let n_conflicts = &n_conflicts;
            scope.spawn(move || {
                for _ in 0..5 {
                    log.append(one(&format!("own/{n}"), Expected::Any, &["x", "y"])).unwrap();
                    append_decided(log, &format!("shared/{}", n % 4), n_conflicts);
                }
            });
        }
    });
    assert_eq!(check_whole(log).len(), 64 * 5 * 3);
}

fn append_decided(log: &dyn EventLog, name: &str, n_conflicts: &AtomicU64) {
    loop {
        let version = log.read(&stream(name), Version(0)).unwrap().len() as u64;
        match log.append(one(name, exactly(version), &["decided"])) {
            Ok(_) => return,
            Err(StoreError::Conflict { actual, .. }) => assert!(actual.0 > version),
            Err(error) => panic!("{error}"),
        }
        n_conflicts.fetch_add(1, Ordering::Relaxed);
    }
}

fn waiting_ends_with_the_next_record(log: &dyn EventLog) {
    assert_eq!(log.wait(Position(0), Duration::ZERO).unwrap(), Position(0));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| log.wait(Position(1), Duration::from_secs(60)).unwrap());
        log.append(one("a", Expected::Any, &["x"])).unwrap();
        log.append(one("a", Expected::Any, &["y"])).unwrap();
        assert_eq!(waiting.join().unwrap(), Position(2));
    });
    assert_eq!(log.wait(Position(0), Duration::from_secs(60)).unwrap(), Position(2));
}

/// A batch of the model: for each stream its name, what is expected relative to the truth, and how many events.
type Planned = Vec<(u8, Option<i8>, usize)>;

fn planned() -> impl Strategy<Value = Vec<Planned>> {
    let expected = prop_oneof![3 => Just(Some(0)), 2 => Just(None), 1 => (-1..=1_i8).prop_map(Some)];
    prop::collection::vec(prop::collection::vec((0..4_u8, expected, 0..4_usize), 0..4), 1..25)
}

fn log_does_what_the_model_does(with: &dyn Fn(Check<'_>)) {
    let config = ProptestConfig {
        cases: prikaz_rules::effort::cases(24),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(batches in planned())| with(&|log| follow_model(log, &batches)));
}

fn follow_model(log: &dyn EventLog, batches: &[Planned]) {
    let mut model: Vec<(StreamId, String)> = Vec::new();
    for (idx, planned) in batches.iter().enumerate() {
        let (batch, fits) = concrete(&model, planned, idx);
        let result = log.append(batch.clone());
        assert_eq!(result.is_ok(), fits, "{result:?}");
        if fits {
            for (name, _, events) in batch.streams {
                model.extend(events.iter().map(|event| (name.clone(), event.body.as_str().to_owned())));
            }
            assert_eq!(result.unwrap().last.0, model.len() as u64);
        }
    }
    let lines = check_whole(log).into_iter().map(|line| (line.stream, line.body.as_str().to_owned()));
    assert_eq!(lines.collect::<Vec<_>>(), model);
}

fn concrete(model: &[(StreamId, String)], planned: &Planned, idx: usize) -> (Batch, bool) {
    let mut fits = true;
    let streams = planned.iter().map(|(name, expected, n_events)| {
        let name = stream(&format!("s{name}"));
        let actual = model.iter().filter(|(of, _)| *of == name).count() as u64;
        let expected =
            expected.map_or(Expected::Any, |off| exactly(actual.saturating_add_signed(off.into())));
        fits &= matches!(expected, Expected::Any) || expected == exactly(actual);
        (name, expected, (0..*n_events).map(|n| event(&format!("{idx}/{n}"))).collect())
    });
    (Batch { streams: streams.collect() }, fits)
}

#[test]
fn both_logs_have_the_same_digests() {
    let memory = MemoryLog::new();
    with_sled(&|log| {
        for other in [log, &memory as &dyn EventLog] {
            other.append(one("a", Expected::Any, &["x", "y"])).unwrap();
            other.append(one("б", Expected::Any, &["z"])).unwrap();
        }
        assert_eq!(check_whole(log), check_whole(&memory));
    });
}

/// More records than the index takes at once, read while they are on their way into it.
fn acknowledged_record_is_read_at_once(log: &dyn EventLog) {
    for n in 1..=400_u64 {
        let texts: Vec<String> = (0..25).map(|text| text.to_string()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let name = format!("register/{}", n % 7);
        let appended = log.append(one(&name, Expected::Any, &texts)).unwrap();
        assert_eq!(log.head().unwrap().position, appended.last);
        let last = log.since(Position(appended.first.0 - 1), 100).unwrap();
        assert_eq!(last.len(), 25);
        let before = Version(last[0].version.0 - 1);
        assert_eq!(log.read(&stream(&name), before).unwrap(), last);
        assert!(log.streams(&name).unwrap().contains(&stream(&name)));
    }
    assert_eq!(check_whole(log).len(), 10_000);
}
