//! The log on disk: the journal is the truth, sled is its index.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::disk::{Disk, FileSystem, sync_folder};
use super::index::Index;
use super::journal::Journal;
use super::line::read_trusted;
use super::opening::open_index;
use super::segment::{Location, Segments};
use super::writer::{Published, Request, Writer};
use super::{
    Appended, Batch, EventLog, Head, Line, NewEvent, Position, Recovery, StoreError, StreamId, Version,
};

/// How many batches may wait for the writer.
const N_WAITING: usize = 1024;
/// The longest batch, in bytes of its texts.
const BATCH_LEN: usize = 256 << 20;
/// How much of the journal is read at once.
const READ_LEN: u64 = 1 << 20;

/// A store in a folder; one process at a time may have it open.
#[derive(Debug)]
pub struct SledLog {
    journal: PathBuf,
    requests: Option<SyncSender<Request>>,
    writer: Option<JoinHandle<()>>,
    index: Arc<Index>,
    segments: Segments,
    published: Arc<Published>,
    // Given back last.
    _lock: File,
}

impl SledLog {
    /// Makes a store in `home`, which may exist, and opens it.
    ///
    /// # Errors
    /// When there is a store already, or the world fails.
    pub fn create(home: &Path) -> Result<(Self, Vec<Recovery>), StoreError> {
        let journal = home.join("journal");
        let made =
            fs::create_dir_all(home).and_then(|()| fs::create_dir(&journal)).and_then(|()| sync_folder(home));
        made.map_err(|source| StoreError::Io { doing: "create", path: journal, source })?;
        Self::open(home)
    }

    /// Opens the store in `home`, and says what was put right.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Locked`], [`StoreError::Corrupt`], or when the world fails.
    pub fn open(home: &Path) -> Result<(Self, Vec<Recovery>), StoreError> {
        Self::open_on(home, Box::new(FileSystem))
    }

    /// Opens the store in `home`, whose journal is written through `disk`.
    ///
    /// # Errors
    /// As [`SledLog::open`].
    pub fn open_on(home: &Path, disk: Box<dyn Disk>) -> Result<(Self, Vec<Recovery>), StoreError> {
        let folder = home.join("journal");
        if !folder.is_dir() {
            return Err(StoreError::Missing(home.to_owned()));
        }
        let lock = lock(home)?;
        let mut notes = Vec::new();
        let (index, ledger) = open_index(&home.join("index"), &folder, &mut notes)?;
        let (index, published) = (Arc::new(index), Arc::new(Published::new(ledger.head)));
        let journal = Journal::open(folder.clone(), disk)?;
        let (index_too, published_too) = (index.clone(), published.clone());
        let writer = Writer {
            journal,
            index: index_too,
            ledger,
            published: published_too,
            closed: None,
            text: Vec::new(),
        };
        let (requests, writer) = start(writer, &folder)?;
        let segments = Segments::new(folder.clone());
        let (requests, writer) = (Some(requests), Some(writer));
        let log = Self { journal: folder, requests, writer, index, segments, published, _lock: lock };
        Ok((log, notes))
    }

    fn lines(&self, locations: &[Location], out: &mut Vec<Line>) -> Result<(), StoreError> {
        let mut rest = locations;
        while let Some(first) = rest.first() {
            let (run, after) = rest.split_at(run_length(rest));
            let bytes = self.segments.read(*first, *run.last().unwrap_or(first))?;
            for location in run {
                let start = (location.offset - first.offset) as usize;
                out.push(trusted(&bytes[start..start + location.length as usize])?);
            }
            rest = after;
        }
        Ok(())
    }
}

/// How many of `locations` lie one after the other and are read together.
fn run_length(locations: &[Location]) -> usize {
    let follows = |pair: &&[Location]| {
        pair[1].segment == pair[0].segment
            && pair[1].offset == pair[0].end()
            && pair[1].end() - locations[0].offset <= READ_LEN
    };
    1 + locations.windows(2).take_while(follows).count()
}

fn trusted(bytes: &[u8]) -> Result<Line, StoreError> {
    read_trusted(bytes)
        .map_err(|fault| StoreError::Index(format!("it leads to what is no record: {fault}").into()))
}

fn lock(home: &Path) -> Result<File, StoreError> {
    let path = home.join("lock");
    let failed = |source| StoreError::Io { doing: "lock", path: path.clone(), source };
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked(home.to_owned())),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

fn start(writer: Writer, folder: &Path) -> Result<(SyncSender<Request>, JoinHandle<()>), StoreError> {
    let (sender, receiver) = sync_channel(N_WAITING);
    let thread = thread::Builder::new().name("journal".to_owned()).spawn(move || writer.run(&receiver));
    let failed = |source| StoreError::Io { doing: "start the writer of", path: folder.to_owned(), source };
    Ok((sender, thread.map_err(failed)?))
}

fn length(event: &NewEvent) -> usize {
    event.by.len() + event.kind.len() + event.body.as_str().len()
}

fn stopped() -> StoreError {
    StoreError::Closed("the writer stopped".to_owned())
}

impl EventLog for SledLog {
    fn append(&self, batch: Batch) -> Result<Appended, StoreError> {
        let lengths = batch.streams.iter().flat_map(|(stream, _, events)| {
            events.iter().map(|event| stream.0.len() + length(event)).chain([stream.0.len()])
        });
        if lengths.sum::<usize>() > BATCH_LEN {
            let source = std::io::ErrorKind::FileTooLarge.into();
            return Err(StoreError::Io { doing: "write", path: self.journal.clone(), source });
        }
        let (answer, answered) = sync_channel(1);
        let requests = self.requests.as_ref().ok_or_else(stopped)?;
        requests.send(Request { batch, answer }).map_err(|_| stopped())?;
        answered.recv().map_err(|_| stopped())?
    }

    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError> {
        let last = self.published.head().position.0;
        let mut locations = Vec::new();
        for position in self.index.positions(&stream.0, after.0)? {
            if position <= last {
                locations.extend(self.index.locations(position, position)?);
            }
        }
        let mut lines = Vec::with_capacity(locations.len());
        self.lines(&locations, &mut lines)?;
        Ok(lines)
    }

    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError> {
        let last = self.published.head().position.0.min(position.0.saturating_add(limit as u64));
        if last <= position.0 {
            return Ok(Vec::new());
        }
        let locations = self.index.locations(position.0 + 1, last)?;
        let mut lines = Vec::with_capacity(locations.len());
        self.lines(&locations, &mut lines)?;
        Ok(lines)
    }

    fn head(&self) -> Result<Head, StoreError> {
        Ok(*self.published.head())
    }

    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        self.index.names(prefix)
    }

    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError> {
        let waiting = self
            .published
            .grown
            .wait_timeout_while(self.published.head(), timeout, |head| head.position <= position)
            .unwrap_or_else(PoisonError::into_inner);
        Ok(waiting.0.position)
    }
}

impl Drop for SledLog {
    fn drop(&mut self) {
        drop(self.requests.take());
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}
