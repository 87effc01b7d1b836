//! What was recorded lately and is not in the index yet: read from memory, entered off the path of the writer.
//!
//! *Invariant:* a record leaves this only after it entered the index; whoever looks here first and into the index
//! after misses nothing.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::logs::entries::{Entries, Indexed, Mark, NOTHING};
use crate::segments::segment::Location;

/// How many records are worth entering at once without waiting for more.
const N_AT_ONCE: usize = 8192;
/// How long records wait for more.
const PAUSE: Duration = Duration::from_millis(250);
/// How many records may wait before the writer does.
const MOST: usize = 1 << 18;

/// A record that is not in the index yet.
#[derive(Debug, Clone)]
pub(crate) struct RecentRecord {
    /// Its stream.
    pub(crate) stream: Arc<str>,
    /// Its number within the stream.
    pub(crate) version: u64,
    /// Its place in the whole log.
    pub(crate) position: u64,
    /// Where it lies.
    pub(crate) location: Location,
}

/// The records that are not in the index yet.
#[derive(Debug)]
pub(crate) struct Recent {
    state: Mutex<RecentState>,
    /// Signals that there is something to enter, or that no more will come.
    wanted: Condvar,
    /// Signals that something was entered, or cannot be.
    entered: Condvar,
}

#[derive(Debug)]
struct RecentState {
    items: VecDeque<RecentRecord>,
    streams: HashMap<Arc<str>, VecDeque<(u64, Location)>>,
    mark: Mark,
    closing: bool,
    failed: bool,
    failure: Option<String>,
}

/// What of a range stands here; what is before its first number stands in the index.
#[derive(Debug)]
pub(crate) struct RecentRange {
    /// The first number that stands here; the number after the last where none does.
    pub(crate) first: Option<u64>,
    /// Where its records lie.
    pub(crate) locations: Vec<Location>,
}

impl Recent {
    /// Nothing lately.
    pub(crate) fn new() -> Self {
        let state = RecentState {
            items: VecDeque::new(),
            streams: HashMap::new(),
            mark: NOTHING,
            closing: false,
            failed: false,
            failure: None,
        };
        Self { state: Mutex::new(state), wanted: Condvar::new(), entered: Condvar::new() }
    }

    /// Takes a durable group that ends at `mark`; waits where the index lags far behind.
    pub(crate) fn add(&self, items: Vec<RecentRecord>, mark: Mark) {
        let mut state = self.state();
        let before = state.items.len();
        for item in items {
            state.add(item);
        }
        state.mark = mark;
        let now = state.items.len();
        if before == 0 || (before < N_AT_ONCE && now >= N_AT_ONCE) {
            self.wanted.notify_one();
        }
        drop(self.entered.wait_while(state, |state| state.items.len() > MOST && !state.failed));
    }

    /// Why the index failed, told once: records stay here then, and are read from here.
    pub(crate) fn failure(&self) -> Option<String> {
        self.state().failure.take()
    }

    /// Says that no more will come.
    pub(crate) fn close(&self) {
        self.state().closing = true;
        self.wanted.notify_one();
    }

    /// Enters what comes into `index` until this is closed.
    pub(crate) fn enter_into(&self, index: &dyn Indexed) {
        while self.wait() && self.enter_waiting(index) {}
    }

    /// Enters what waits into `index`; whether it took it.
    pub(crate) fn enter_waiting(&self, index: &dyn Indexed) -> bool {
        let (entries, n_items, mark) = self.gathered();
        if n_items == 0 {
            return true;
        }
        match index.enter(&entries, mark) {
            Ok(()) => self.forget(n_items),
            Err(error) => self.fail(error.to_string()),
        }
        !self.state().failed
    }

    /// Waits for records; whether there are any.
    fn wait(&self) -> bool {
        let waiting = self.wanted.wait_while(self.state(), |state| state.items.is_empty() && !state.closing);
        let waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        let few = |state: &mut RecentState| state.items.len() < N_AT_ONCE && !state.closing;
        let waiting = self.wanted.wait_timeout_while(waiting, PAUSE, few);
        !waiting.unwrap_or_else(PoisonError::into_inner).0.items.is_empty()
    }

    fn gathered(&self) -> (Entries, usize, Mark) {
        let state = self.state();
        let mut entries = Entries::default();
        for item in &state.items {
            entries.add(&item.stream, item.version, item.position, item.location);
        }
        (entries, state.items.len(), state.mark)
    }

    fn forget(&self, n_items: usize) {
        let mut state = self.state();
        for _ in 0..n_items {
            state.forget_first();
        }
        self.entered.notify_all();
    }

    /// Notes that the index takes no more.
    pub(crate) fn fail(&self, why: String) {
        let mut state = self.state();
        (state.failed, state.failure) = (true, Some(why));
        drop(state);
        self.entered.notify_all();
    }

    /// The records from `first` to `last` of the whole log.
    pub(crate) fn in_log(&self, first: u64, last: u64) -> RecentRange {
        let state = self.state();
        let begin = state.items.front().map(|item| item.position);
        let skipped = begin.map_or(0, |begin| first.saturating_sub(begin));
        let items = state.items.iter().skip(usize::try_from(skipped).unwrap_or(usize::MAX));
        let items = items.take_while(|item| item.position <= last);
        RecentRange { first: begin, locations: items.map(|item| item.location).collect() }
    }

    /// The records of `stream` from `first` on.
    pub(crate) fn in_stream(&self, stream: &str, first: u64) -> RecentRange {
        let state = self.state();
        let Some(run) = state.streams.get(stream) else {
            return RecentRange { first: None, locations: Vec::new() };
        };
        let own = run.iter().filter(|(version, _)| *version >= first);
        RecentRange {
            first: run.front().map(|(version, _)| *version),
            locations: own.map(|(_, place)| *place).collect(),
        }
    }

    /// Names of the streams that begin with `prefix`.
    pub(crate) fn names(&self, prefix: &str) -> Vec<Arc<str>> {
        self.state().streams.keys().filter(|name| name.starts_with(prefix)).cloned().collect()
    }

    fn state(&self) -> MutexGuard<'_, RecentState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RecentState {
    fn add(&mut self, item: RecentRecord) {
        self.streams.entry(item.stream.clone()).or_default().push_back((item.version, item.location));
        self.items.push_back(item);
    }

    fn forget_first(&mut self) {
        let Some(item) = self.items.pop_front() else { return };
        let Some(run) = self.streams.get_mut(&item.stream) else { return };
        run.pop_front();
        if run.is_empty() {
            self.streams.remove(&item.stream);
        }
    }
}
