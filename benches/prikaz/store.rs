//! 64 threads append single events of about 300 bytes for three seconds; the figures are printed as JSON.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use prikaz::store::{
    Batch, Body, Disk, EventLog as _, Expected, FileSystem, NewEvent, SegmentFile, SledLog, StoreError,
    StreamId,
};
use serde_json::json;

use crate::AnyError;
use crate::usage::cpu_seconds;
use time::macros::{date, datetime};

const N_THREADS: u64 = 64;
const LASTING: Duration = Duration::from_secs(3);

pub(crate) fn run(_: &[&str]) -> Result<(), AnyError> {
    let home = tempfile::tempdir()?;
    drop(SledLog::create(home.path())?);
    let groups = Arc::new(AtomicU64::new(0));
    let (log, _) = SledLog::open_on(home.path(), Box::new(Counting(groups.clone())))?;
    let (began, cpu_before) = (Instant::now(), cpu_seconds());
    thread::scope(|scope| {
        let log = &log;
        let writers: Vec<_> = (0..N_THREADS).map(|n| scope.spawn(move || write(log, n, began))).collect();
        writers.into_iter().try_for_each(|writer| writer.join().unwrap_or(Ok(())))
    })?;
    let (seconds, n_events) = (began.elapsed().as_secs_f64(), log.head()?.position.0 as f64);
    let figures = json!({
        "events_per_second": (n_events / seconds).round(),
        "cpu_us_per_event": (cpu_seconds() - cpu_before) * 1e6 / n_events,
        "groups": groups.load(Ordering::Relaxed),
    });
    writeln!(std::io::stdout(), "{figures}")?;
    Ok(())
}

fn write(log: &SledLog, thread: u64, began: Instant) -> Result<(), StoreError> {
    let stream = StreamId(Arc::from(format!("register/{thread}")));
    let Ok(body) = Body::of(&json!({"text": "а".repeat(140), "thread": thread})) else { return Ok(()) };
    let event = NewEvent {
        on: date!(2024 - 04 - 23),
        at: datetime!(2024-04-23 09:15 UTC),
        by: "ivanova".into(),
        means: None,
        kind: "visa-given".into(),
        body,
    };
    while began.elapsed() < LASTING {
        log.append(Batch { streams: vec![(stream.clone(), Expected::Any, vec![event.clone()])] })?;
    }
    Ok(())
}

/// Counts how often the journal is made durable.
struct Counting(Arc<AtomicU64>);

struct CountingFile(Box<dyn SegmentFile>, Arc<AtomicU64>);

impl Disk for Counting {
    fn open(&self, path: &std::path::Path) -> std::io::Result<Box<dyn SegmentFile>> {
        Ok(Box::new(CountingFile(FileSystem.open(path)?, self.0.clone())))
    }
}

impl SegmentFile for CountingFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> std::io::Result<()> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.sync()
    }

    fn length(&self) -> std::io::Result<u64> {
        self.0.length()
    }

    fn cut(&mut self, length: u64) -> std::io::Result<()> {
        self.0.cut(length)
    }
}
