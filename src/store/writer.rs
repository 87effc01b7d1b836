//! The one thread that writes: takes what is waiting as a group, makes it durable, enters it into the index,
//! and only then answers.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::index::{Entries, Index, Mark};
use super::journal::Journal;
use super::ledger::{Entered, Ledger, Undo};
use super::segment::{Location, Month};
use super::{Appended, Batch, Head, StoreError};

/// How many batches make a group at most.
const N_IN_GROUP: usize = 1024;
/// How many bytes a group may have before it is closed.
const GROUP_LEN: usize = 4 << 20;

/// What an append gave, or why it gave nothing.
pub(crate) type Answer = Result<Appended, StoreError>;

/// A batch that waits to be recorded.
pub(crate) struct Request {
    /// The batch.
    pub(crate) batch: Batch,
    /// Where the answer goes.
    pub(crate) answer: SyncSender<Answer>,
}

/// The last record that readers may see.
#[derive(Debug)]
pub(crate) struct Published {
    head: Mutex<Head>,
    /// Signals that the head moved.
    pub(crate) grown: Condvar,
}

impl Published {
    /// A log that ends with `head`.
    pub(crate) fn new(head: Head) -> Self {
        Self { head: Mutex::new(head), grown: Condvar::new() }
    }

    /// The last record.
    pub(crate) fn head(&self) -> MutexGuard<'_, Head> {
        self.head.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The writing side of a store.
pub(crate) struct Writer {
    /// The journal.
    pub(crate) journal: Journal,
    /// The index.
    pub(crate) index: Arc<Index>,
    /// Where the streams stand.
    pub(crate) ledger: Ledger,
    /// What readers see.
    pub(crate) published: Arc<Published>,
    /// Why nothing is written any more.
    pub(crate) closed: Option<String>,
    /// Lines of the group.
    pub(crate) text: Vec<u8>,
}

/// Batches that are made durable together.
struct Group {
    segment: Month,
    base: u64,
    undo: Undo,
    entries: Entries,
    answers: Vec<(SyncSender<Answer>, Answer)>,
}

impl Writer {
    /// Writes until nobody can ask any more.
    pub(crate) fn run(mut self, requests: &Receiver<Request>) {
        while let Ok(first) = requests.recv() {
            let mut group = self.begin(&first.batch);
            self.take(&mut group, first);
            while group.answers.len() < N_IN_GROUP && self.text.len() < GROUP_LEN {
                let Ok(next) = requests.try_recv() else { break };
                if self.segment(&next.batch).is_some_and(|segment| segment > group.segment) {
                    self.finish(group);
                    group = self.begin(&next.batch);
                }
                self.take(&mut group, next);
            }
            self.finish(group);
        }
    }

    fn begin(&mut self, first: &Batch) -> Group {
        self.text.clear();
        let segment = self.segment(first).unwrap_or_else(|| self.journal.segment_for(Month(0)));
        Group {
            segment,
            base: self.journal.length(segment),
            undo: self.ledger.begin(),
            entries: Entries::default(),
            answers: Vec::new(),
        }
    }

    /// The segment that `batch` goes to; none if it has no events.
    fn segment(&self, batch: &Batch) -> Option<Month> {
        let first = batch.streams.iter().flat_map(|(_, _, events)| events).next()?;
        Some(self.journal.segment_for(Month::of(first.at)))
    }

    fn take(&mut self, group: &mut Group, request: Request) {
        let checked = self.ledger.check(&request.batch);
        let answer = checked.map(|()| self.enter(group, &request.batch));
        group.answers.push((request.answer, answer));
    }

    fn enter(&mut self, group: &mut Group, batch: &Batch) -> Appended {
        let Group { segment, base, undo, entries, .. } = group;
        self.ledger.enter(batch, &mut self.text, undo, &mut |entered| {
            let position = entered.head.position.0;
            entries.add(&entered.stream.0, entered.version, position, location(*segment, *base, entered));
        })
    }

    fn finish(&mut self, group: Group) {
        let Group { segment, undo, entries, answers, .. } = group;
        let failure = match self.record(segment, entries) {
            Ok(()) => None,
            Err(Failure::NotWritten(error)) => {
                self.ledger.take_back(undo);
                Some(error)
            }
            Err(Failure::NotEntered(error)) => {
                self.closed = Some("the index failed; it is put right when the store is opened".to_owned());
                Some(error)
            }
        };
        self.text.clear();
        for (waiter, answer) in answers {
            let answer = failure.as_ref().map_or(answer, |error| Err(again(error)));
            // Whoever asked may be gone; the record stands all the same.
            let _ = waiter.send(answer);
        }
    }

    fn record(&mut self, segment: Month, entries: Entries) -> Result<(), Failure> {
        if let Some(why) = &self.closed {
            return Err(Failure::NotWritten(StoreError::Closed(why.clone())));
        }
        if self.text.is_empty() {
            return Ok(());
        }
        self.journal.append_group(segment, &self.text).map_err(Failure::NotWritten)?;
        let mark = Mark { head: self.ledger.head, segment, end: self.journal.length(segment) };
        self.index.enter(entries, mark).map_err(Failure::NotEntered)?;
        *self.published.head() = self.ledger.head;
        self.published.grown.notify_all();
        Ok(())
    }
}

enum Failure {
    /// The group is not in the journal.
    NotWritten(StoreError),
    /// The group is in the journal, but the index failed.
    NotEntered(StoreError),
}

fn location(segment: Month, base: u64, entered: &Entered<'_>) -> Location {
    let length = u32::try_from(entered.end - entered.start).unwrap_or(u32::MAX);
    Location { segment, offset: base + entered.start as u64, length }
}

/// The same error for one more waiter.
fn again(error: &StoreError) -> StoreError {
    match error {
        StoreError::Io { doing, path, source } => {
            let source = match source.raw_os_error() {
                Some(code) => io::Error::from_raw_os_error(code),
                None => io::Error::new(source.kind(), source.to_string()),
            };
            StoreError::Io { doing, path: path.clone(), source }
        }
        StoreError::Index(source) => StoreError::Index(source.to_string().into()),
        StoreError::Closed(why) => StoreError::Closed(why.clone()),
        other => StoreError::Closed(other.to_string()),
    }
}
