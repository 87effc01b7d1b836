//! The one thread that writes: takes what is waiting as a group, makes it durable, shows it to readers, and only
//! then answers. The index is entered by another thread, off this path.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::queue::{Answer, Outlet};
use super::recent::{Recent, RecentRecord};
use crate::logs::entries::Mark;
use crate::logs::ledger::{Entered, Ledger, Undo};
use crate::segments::journal::Journal;
use crate::segments::segment::{Location, Month};
use crate::{Appended, Batch, Head, StoreError};

/// How many bytes a group may have before it is closed.
const GROUP_LEN: usize = 4 << 20;

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
    items: Vec<RecentRecord>,
    answers: Vec<Answer>,
}

impl Writer {
    /// Writes until nobody can ask any more.
    pub(crate) fn run(mut self, requests: &Outlet) {
        while self.step(requests) {}
    }

    /// Writes what waits, once something does; whether more can come.
    pub(crate) fn step(&mut self, requests: &Outlet) -> bool {
        let Some(taken) = requests.take() else { return false };
        let answers = self.write(&taken.batches);
        taken.answer(answers);
        true
    }

    /// Makes `batches` durable, together unless they are very long or belong to different months.
    fn write(&mut self, batches: &[Arc<Batch>]) -> Vec<Answer> {
        let mut answers = Vec::with_capacity(batches.len());
        let mut rest = batches.iter().peekable();
        while let Some(first) = rest.peek() {
            let mut group = self.begin(first);
            while let Some(batch) = rest.next_if(|batch| self.fits(&group, batch)) {
                self.take(&mut group, batch);
            }
            answers.extend(self.finish(group));
        }
        answers
    }

    /// Whether `batch` can still go into `group`; the first always can.
    fn fits(&self, group: &Group, batch: &Batch) -> bool {
        let later = || self.segment(batch).is_some_and(|segment| segment > group.segment);
        self.text.len() < GROUP_LEN && (group.answers.is_empty() || !later())
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

    fn take(&mut self, group: &mut Group, batch: &Batch) {
        let answer = self.ledger.check(batch).map(|()| self.enter(group, batch));
        group.answers.push(answer);
    }

    fn enter(&mut self, group: &mut Group, batch: &Batch) -> Appended {
        let Group { segment, base, undo, items, .. } = group;
        self.ledger.enter(batch, &mut self.text, undo, &mut |entered| {
            items.push(item(*segment, *base, entered));
        })
    }

    fn finish(&mut self, group: Group) -> Vec<Answer> {
        let Group { segment, undo, items, mut answers, .. } = group;
        if let Err(error) = self.record(segment, items) {
            self.ledger.take_back(undo);
            answers.iter_mut().for_each(|answer| *answer = Err(error.again()));
        }
        self.text.clear();
        answers
    }

    fn record(&mut self, segment: Month, items: Vec<RecentRecord>) -> Result<(), StoreError> {
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

fn item(segment: Month, base: u64, entered: &Entered<'_>) -> RecentRecord {
    RecentRecord {
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
