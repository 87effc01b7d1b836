//! The one thread that writes: takes what is waiting as a group, makes it durable, shows it to readers, and only
//! then answers. The index is entered by another thread, off this path.

use std::io;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::index::Mark;
use super::journal::Journal;
use super::ledger::{Entered, Ledger, Undo};
use super::recent::{Item, Recent, index_failed};
use super::segment::{Location, Month};
use super::waiting::{Answer, Ticket};
use super::{Appended, Batch, Closing, Head, StoreError};

/// How many batches make a group at most.
const N_IN_GROUP: usize = 1024;
/// How many bytes a group may have before it is closed.
const GROUP_LEN: usize = 4 << 20;

/// A batch that waits to be recorded.
pub(crate) struct Request {
    /// The batch.
    pub(crate) batch: Batch,
    /// Where the answer goes.
    pub(crate) ticket: Ticket,
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
    /// What is durable and not in the index yet.
    pub(crate) recent: Arc<Recent>,
    /// Where the streams stand.
    pub(crate) ledger: Ledger,
    /// What readers see.
    pub(crate) published: Arc<Published>,
    /// Lines of the group.
    pub(crate) text: Vec<u8>,
}

/// Batches that are made durable together.
struct Group {
    segment: Month,
    base: u64,
    undo: Undo,
    items: Vec<Item>,
    answers: Vec<(Ticket, Answer)>,
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
            items: Vec::new(),
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
        group.answers.push((request.ticket, answer));
    }

    fn enter(&mut self, group: &mut Group, batch: &Batch) -> Appended {
        let Group { segment, base, undo, items, .. } = group;
        self.ledger.enter(batch, &mut self.text, undo, &mut |entered| {
            items.push(item(*segment, *base, entered));
        })
    }

    fn finish(&mut self, group: Group) {
        let Group { segment, undo, items, answers, .. } = group;
        let failure = self.record(segment, items).err();
        if failure.is_some() {
            self.ledger.take_back(undo);
        }
        self.text.clear();
        for (ticket, answer) in answers {
            ticket.answer(failure.as_ref().map_or(answer, |error| Err(again(error))));
        }
    }

    fn record(&mut self, segment: Month, items: Vec<Item>) -> Result<(), StoreError> {
        if self.recent.failed() {
            return Err(index_failed());
        }
        if self.text.is_empty() {
            return Ok(());
        }
        self.journal.append_group(segment, &self.text)?;
        let mark = Mark { head: self.ledger.head, segment, end: self.journal.length(segment) };
        self.recent.add(items, mark);
        *self.published.head() = self.ledger.head;
        self.published.grown.notify_all();
        Ok(())
    }
}

fn item(segment: Month, base: u64, entered: &Entered<'_>) -> Item {
    Item {
        stream: entered.stream.0.clone(),
        version: entered.version,
        position: entered.head.position.0,
        location: location(segment, base, entered),
    }
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
        other => StoreError::Closed(Closing::Failed { what: other.to_string() }),
    }
}
