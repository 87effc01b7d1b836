//! A writer that is killed at any moment loses nothing it had acknowledged.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use prikaz::store::{Recovery, SledLog};

use crate::store_contract::check_whole;
use crate::store_recovery::patiently;

const N_ROUNDS: u64 = 12;

#[test]
fn killed_writer_loses_nothing_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    let mut lasting = BTreeSet::new();
    for round in 0..N_ROUNDS {
        // Every fourth round is killed while it opens, the others some time after their n-th batch.
        let (n_batches, pause) = (if round % 4 == 0 { 0 } else { round * 7 }, round * 37 % 50);
        let acknowledged = run_and_kill(home.path(), n_batches, Duration::from_millis(pause));
        if !home.path().join("journal").is_dir() {
            continue;
        }
        let (log, _) = patiently(|| SledLog::open(home.path())).unwrap();
        let lines = check_whole(&log);
        let last = lines.len() as u64;
        assert!(acknowledged <= last, "round {round}: {acknowledged} was acknowledged, {last} are there");
        assert_eq!(last % 3, 0, "round {round}: a batch is not whole");
        lasting.insert(last);
        drop(log);
    }
    assert!(lasting.len() > 6, "too few rounds wrote anything: {lasting:?}");
}

#[test]
fn killed_while_the_index_lags_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut n_lagging = 0;
    for _ in 0..4 {
        let acknowledged = run_and_kill(home.path(), 5, Duration::ZERO);
        let (log, notes) = patiently(|| SledLog::open(home.path())).unwrap();
        assert!(check_whole(&log).len() as u64 >= acknowledged);
        n_lagging += notes.iter().filter(|note| matches!(note, Recovery::IndexCaughtUp { .. })).count();
    }
    assert!(n_lagging > 0, "the index was never behind");
}

/// Gives the last position that was acknowledged.
fn run_and_kill(home: &Path, n_batches: u64, pause: Duration) -> u64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_append-forever"));
    let mut child = command.arg(home).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut last = lines.by_ref().take(n_batches as usize).last();
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    last = lines.last().or(last);
    last.map_or(0, |line| line.parse().unwrap())
}
