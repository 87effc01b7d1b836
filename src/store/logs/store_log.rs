//! The log of a store as a program uses it: read without a lock for as long as nothing is recorded, and opened for
//! writing by the first act.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use super::reader::Reader;
use super::sled_log::SledLog;
use crate::files::disk::{Disk as _, FileSystem};
use crate::files::layout::{FILES, JOURNAL, io_error, segments};
use crate::{
    Appended, Batch, EventLog, Head, Line, Pending, Position, Recovery, StoreError, StreamId, Version,
};

/// How often a waiting writer looks whether the store is free.
const GLANCE: Duration = Duration::from_millis(20);
/// How long a question waits at the writer before it looks whether he still is one.
const TURN: Duration = Duration::from_millis(200);
/// A journal of more bytes is read through its index where nobody else has it: reading and verifying so many takes what
/// opening the index takes, some 20 ms.
const LONG: u64 = 2 << 20;

/// The log of a store; several processes may have it, one of them writes at a time.
#[derive(Debug)]
pub struct StoreLog {
    home: PathBuf,
    /// The folder of the whole store: whoever founds the log makes all names from there durable.
    top: PathBuf,
    patience: Duration,
    reader: OnceLock<Reader>,
    /// From the first act until it rests.
    writer: RwLock<Option<Arc<SledLog>>>,
    /// Held while the store is being opened for writing; what was put right then.
    recovered: Mutex<Vec<Recovery>>,
}

impl StoreLog {
    /// Opens the log in the folder `home` for reading, an empty one where there is none yet; whoever records first waits up
    /// to `patience` while another process writes.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or when the world fails.
    pub fn open(home: &Path, patience: Duration) -> Result<Self, StoreError> {
        Self::of_body(home, home, patience)
    }

    /// As [`StoreLog::open`], for a body in the store `top`.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn of_body(home: &Path, top: &Path, patience: Duration) -> Result<Self, StoreError> {
        let store = Self {
            home: home.to_owned(),
            top: top.to_owned(),
            patience,
            reader: OnceLock::new(),
            writer: RwLock::default(),
            recovered: Mutex::default(),
        };
        if length(home)? > LONG
            && let Ok((log, notes)) = SledLog::open(home)
        {
            return Ok(Self { writer: Some(Arc::new(log)).into(), recovered: notes.into(), ..store });
        }
        store.reader()?;
        Ok(store)
    }

    /// The writer, while there is one.
    fn writing(&self) -> Option<Arc<SledLog>> {
        self.writer.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn writer(&self) -> Result<Arc<SledLog>, StoreError> {
        if let Some(writer) = self.writing() {
            return Ok(writer);
        }
        let mut recovered = self.recovered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(writer) = self.writing() {
            return Ok(writer);
        }
        let (log, notes) = self.wait_for()?;
        recovered.extend(notes);
        let log = Arc::new(log);
        *self.writer.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&log));
        Ok(log)
    }

    fn reader(&self) -> Result<&Reader, StoreError> {
        if let Some(reader) = self.reader.get() {
            return Ok(reader);
        }
        let reader = Reader::open(self.home.join(JOURNAL), &self.home, Arc::new(FileSystem))?;
        Ok(self.reader.get_or_init(|| reader))
    }

    /// Who answers questions.
    fn source(&self) -> Result<Source<'_>, StoreError> {
        match self.writing() {
            Some(writer) => Ok(Source::Writer(writer)),
            None => self.reader().map(Source::Reader),
        }
    }

    fn wait_for(&self) -> Result<(SledLog, Vec<Recovery>), StoreError> {
        found(&self.home, &self.top)?;
        let until = Instant::now() + self.patience;
        loop {
            match SledLog::open(&self.home) {
                Err(StoreError::Locked { .. }) if Instant::now() < until => thread::sleep(GLANCE),
                opened => return opened,
            }
        }
    }
}

/// Who answers questions.
enum Source<'a> {
    Writer(Arc<SledLog>),
    Reader(&'a Reader),
}

impl EventLog for StoreLog {
    fn send(&self, batch: Batch) -> Pending<'_> {
        match self.writer() {
            Ok(writer) => writer.sent(batch),
            Err(error) => Pending::known(Err(error)),
        }
    }

    fn append(&self, batch: Batch) -> Result<Appended, StoreError> {
        self.writer()?.append(batch)
    }

    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError> {
        match self.source()? {
            Source::Writer(writer) => writer.read(stream, after),
            Source::Reader(reader) => reader.read(stream, after),
        }
    }

    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError> {
        match self.source()? {
            Source::Writer(writer) => writer.since(position, limit),
            Source::Reader(reader) => reader.since(position, limit),
        }
    }

    fn head(&self) -> Result<Head, StoreError> {
        match self.source()? {
            Source::Writer(writer) => writer.head(),
            Source::Reader(reader) => reader.head(),
        }
    }

    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        match self.source()? {
            Source::Writer(writer) => writer.streams(prefix),
            Source::Reader(reader) => reader.streams(prefix),
        }
    }

    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError> {
        let until = Instant::now() + timeout;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let last = match self.source()? {
                Source::Writer(writer) => writer.wait(position, left.min(TURN))?,
                Source::Reader(reader) => {
                    let last = reader.head()?.position;
                    thread::sleep(if last > position { Duration::ZERO } else { left.min(GLANCE) });
                    last
                }
            };
            if last > position || left.is_zero() {
                return Ok(last);
            }
        }
    }

    fn recovered(&self) -> Vec<Recovery> {
        let mut notes = std::mem::take(&mut *self.recovered.lock().unwrap_or_else(PoisonError::into_inner));
        notes.extend(self.writing().into_iter().flat_map(|writer| writer.recovered()));
        notes
    }

    fn rest(&self) {
        // Held while a writer is opened, so that none is taken away before it is used.
        let mut recovered = self.recovered.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = self.writer.write().unwrap_or_else(PoisonError::into_inner).take();
        // It closes when whoever is recording or reading by it at this moment is done.
        recovered.extend(writer.into_iter().flat_map(|writer| writer.recovered()));
    }
}

/// Makes the folders of a log in `home` that is written to for the first time, durably up to `top`. Where a record stands,
/// they were made so before it.
fn found(home: &Path, top: &Path) -> Result<(), StoreError> {
    if !segments(home)?.is_empty() {
        return Ok(());
    }
    let failed = |error| io_error("create", home, error);
    for folder in [JOURNAL, FILES] {
        fs::create_dir_all(home.join(folder)).map_err(failed)?;
    }
    let mut upwards = home.ancestors().take_while(|folder| folder.starts_with(top));
    upwards.try_for_each(|folder| FileSystem.sync_folder(folder)).map_err(failed)
}

/// Bytes of the journal of `home`.
fn length(home: &Path) -> Result<u64, StoreError> {
    let length = |(_, path): &(_, PathBuf)| std::fs::metadata(path).map_or(0, |about| about.len());
    Ok(segments(home)?.iter().map(length).sum())
}
