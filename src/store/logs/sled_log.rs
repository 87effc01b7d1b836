//! The log on disk: the journal is the truth, sled is its index.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::entries::Indexed;
use super::head_note;
use super::lines::lines;
use super::opening::{Indexes, SledIndexes, is_there, open_index};
use super::places::Places;
use crate::files::disk::{Disk, FileSystem};
use crate::files::hold::StoreLock;
use crate::files::layout::{INDEX, JOURNAL};
use crate::files::leftovers::sweep;
use crate::files::whole::sync_folder;
use crate::segments::journal::{Journal, is_free};
use crate::segments::segment::{Location, Segments};
use crate::segments::torn::tell;
use crate::writing::queue::{Outlet, Queue, Waiting};
use crate::writing::recent::Recent;
use crate::writing::writer::{Published, Writer};
use crate::{
    Appended, Batch, EventLog, Head, Line, NewEvent, Pending, Position, Recovery, StoreError, StreamId,
    Version,
};

/// The longest batch, in bytes of its texts.
const BATCH_LEN: usize = 256 << 20;

/// A store in a folder; one process at a time may have it open.
#[derive(Debug)]
pub struct SledLog {
    home: PathBuf,
    journal: PathBuf,
    disk: Arc<dyn Disk>,
    queue: Arc<Queue>,
    writer: Option<JoinHandle<()>>,
    pub(crate) recent: Arc<Recent>,
    indexer: Option<JoinHandle<()>>,
    pub(crate) index: Arc<dyn Indexed>,
    segments: Segments,
    published: Arc<Published>,
    /// Where records lie by the journal itself, once the index has failed.
    places: Mutex<Option<Places>>,
    // Given back last.
    _lock: StoreLock,
}

/// A log with its writer, which nobody moves yet, and what was put right.
pub(crate) type AtRest = (SledLog, (Writer, Outlet), Vec<Recovery>);

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
        let (mut log, (writer, requests), notes) = Self::at_rest(home, disk.into(), &SledIndexes)?;
        log.start(writer, requests)?;
        Ok((log, notes))
    }

    /// The store in `home`, whose writer and index nobody moves yet.
    pub(crate) fn at_rest(
        home: &Path,
        disk: Arc<dyn Disk>,
        indexes: &dyn Indexes,
    ) -> Result<AtRest, StoreError> {
        let folder = home.join(JOURNAL);
        is_there(home, &folder, disk.as_ref())?;
        let lock = StoreLock::take(home, &disk)?;
        is_free(&folder, disk.as_ref())?;
        sweep(home, disk.as_ref());
        let mut notes = Vec::new();
        let (index, ledger) = open_index((&home.join(INDEX), indexes), (&folder, &disk), &mut notes)?;
        let published = Arc::new(Published::new(ledger.head));
        let recent = Arc::new(Recent::new());
        let journal = Journal::open(folder.clone(), Arc::clone(&disk))?;
        // Last, so that nothing is told by an opening that fails.
        notes.extend(tell((&folder, disk.as_ref()))?);
        let (recent_too, published_too) = (recent.clone(), published.clone());
        let writer =
            Writer { journal, recent: recent_too, ledger, published: published_too, text: Vec::new() };
        let (queue, outlet) = Queue::new();
        let log = Self {
            home: home.to_owned(),
            segments: Segments::new(folder.clone(), Arc::clone(&disk)),
            journal: folder,
            disk,
            queue,
            writer: None,
            recent,
            indexer: None,
            index,
            published,
            places: Mutex::default(),
            _lock: lock,
        };
        Ok((log, (writer, outlet), notes))
    }

    fn start(&mut self, writer: Writer, requests: Outlet) -> Result<(), StoreError> {
        let (recent, index) = (self.recent.clone(), self.index.clone());
        self.indexer = Some(self.spawn("index", move || recent.enter_into(index.as_ref()))?);
        self.writer = Some(self.spawn("journal", move || writer.run(&requests))?);
        Ok(())
    }

    fn spawn(&self, name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, StoreError> {
        let path = &self.journal;
        let failed = |source| StoreError::Io { doing: "start the writer of", path: path.clone(), source };
        thread::Builder::new().name(name.to_owned()).spawn(work).map_err(failed)
    }

    /// Sends `batch` to be recorded; whoever waits for it does so also when this is closed meanwhile.
    pub(crate) fn sent(&self, batch: Batch) -> Pending<'static> {
        self.request(batch).map_or_else(|error| Pending::known(Err(error)), Pending::awaited)
    }

    fn request(&self, batch: Batch) -> Result<Waiting, StoreError> {
        let lengths = batch.streams.iter().flat_map(|(stream, _, events)| {
            events.iter().map(|event| stream.0.len() + length(event)).chain([stream.0.len()])
        });
        if lengths.sum::<usize>() > BATCH_LEN {
            let source = std::io::ErrorKind::FileTooLarge.into();
            return Err(StoreError::Io { doing: "write", path: self.journal.clone(), source });
        }
        self.queue.send(batch)
    }

    /// Where the records of `stream` after `version` lie, up to the one at `last`.
    fn in_stream(&self, stream: &StreamId, version: u64, last: u64) -> Result<Vec<Location>, StoreError> {
        let Some(first) = version.checked_add(1) else { return Ok(Vec::new()) };
        // What leaves memory is in the index before, so memory is asked first.
        let known = self.recent.in_stream(&stream.0, first);
        let until = known.first.map_or(u64::MAX, |begin| begin - 1);
        let mut locations = Vec::new();
        if first <= until {
            let mut positions = self.index.positions(&stream.0, first, until)?;
            positions.retain(|position| *position <= last);
            for run in positions.chunk_by(|one, next| one + 1 == *next) {
                locations.extend(self.index.locations(run[0], run[0] + run.len() as u64 - 1)?);
            }
        }
        locations.extend(known.locations);
        Ok(locations)
    }

    /// What the index `found`; where it has failed, what the journal itself says.
    fn or_by_journal<T>(
        &self,
        found: Result<T, StoreError>,
        by_journal: impl FnOnce(&Places) -> T,
    ) -> Result<T, StoreError> {
        if !matches!(found, Err(StoreError::Index(_))) {
            return found;
        }
        let mut known = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let places = known.get_or_insert_with(Places::none);
        places.read_on(&self.journal, self.disk.as_ref())?;
        Ok(by_journal(places))
    }

    fn in_log(&self, first: u64, last: u64) -> Result<Vec<Location>, StoreError> {
        let known = self.recent.in_log(first, last);
        let until = known.first.map_or(last, |begin| last.min(begin - 1));
        let mut locations = if first <= until { self.index.locations(first, until)? } else { Vec::new() };
        locations.extend(known.locations);
        Ok(locations)
    }
}

fn length(event: &NewEvent) -> usize {
    event.by.len() + event.kind.len() + event.body.as_str().len()
}

impl EventLog for SledLog {
    fn append(&self, batch: Batch) -> Result<Appended, StoreError> {
        self.send(batch).wait()
    }

    fn send(&self, batch: Batch) -> Pending<'_> {
        self.sent(batch)
    }

    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError> {
        let last = self.published.head().position.0;
        let found = self.in_stream(stream, after.0, last);
        let found = self.or_by_journal(found, |places| places.in_stream(&stream.0, after.0, last))?;
        lines(&self.segments, &found)
    }

    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError> {
        let last = self.published.head().position.0.min(position.0.saturating_add(limit as u64));
        if last <= position.0 {
            return Ok(Vec::new());
        }
        let limit = usize::try_from(last - position.0).unwrap_or(usize::MAX);
        let found = self.in_log(position.0 + 1, last);
        let found = self.or_by_journal(found, |places| places.since(position, limit))?;
        lines(&self.segments, &found)
    }

    fn head(&self) -> Result<Head, StoreError> {
        Ok(*self.published.head())
    }

    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        let recent = self.recent.names(prefix);
        let indexed = self.or_by_journal(self.index.names(prefix), |places| places.names(prefix))?;
        let names: BTreeSet<_> = indexed.into_iter().chain(recent).collect();
        Ok(names.into_iter().map(StreamId).collect())
    }

    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError> {
        let waiting = self
            .published
            .grown
            .wait_timeout_while(self.published.head(), timeout, |head| head.position <= position)
            .unwrap_or_else(PoisonError::into_inner);
        Ok(waiting.0.position)
    }

    fn recovered(&self) -> Vec<Recovery> {
        self.recent.failure().map(|why| Recovery::IndexFailed { why }).into_iter().collect()
    }
}

impl Drop for SledLog {
    fn drop(&mut self) {
        self.queue.close();
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
        self.recent.close();
        if let Some(indexer) = self.indexer.take() {
            let _ = indexer.join();
        }
        head_note::write(&self.home, self.disk.as_ref(), *self.published.head());
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;
    use crate::{Body, Expected};

    fn batch(text: &str) -> Batch {
        let event = NewEvent {
            on: date!(2024 - 04 - 11),
            at: datetime!(2024-04-11 10:00 UTC),
            by: "somebody".into(),
            means: None,
            kind: "noted".into(),
            body: Body::of(&text).expect("a body"),
        };
        Batch { streams: vec![(StreamId("a".into()), Expected::Any, vec![event])] }
    }

    #[test]
    fn what_a_failed_index_does_not_have_is_read_from_the_journal() {
        let home = tempfile::tempdir().expect("a folder");
        let (log, _) = SledLog::create(home.path()).expect("a store");
        for text in ["1", "2"] {
            log.append(batch(text)).expect("recorded");
        }
        log.recent.fail("no room".to_owned());
        assert_eq!(log.recovered(), [Recovery::IndexFailed { why: "no room".to_owned() }]);
        assert_eq!(log.recovered(), [], "told once");
        log.append(batch("3")).expect("recorded still");
        let stream = StreamId("a".into());
        let whole = log.in_stream(&stream, 0, 3).expect("all of them");
        assert_eq!(log.read(&stream, Version(0)).expect("all of them").len(), 3);
        let failed = || Err(StoreError::Index("no room".into()));
        let by_journal = |last| log.or_by_journal(failed(), |places| places.in_stream("a", 0, last));
        assert_eq!(by_journal(u64::MAX).expect("by the journal"), whole);
        assert_eq!(by_journal(2).expect("by the journal"), whole[..2]);
        let lost = log.or_by_journal(Err(StoreError::NoFile(prikaz_domain::Digest::ZERO)), |_| ());
        assert!(matches!(lost, Err(StoreError::NoFile(_))), "another failure is not hidden");
    }
}
