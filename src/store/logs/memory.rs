//! A log in memory, for tests and trial runs: the same rules and the same digests, nothing on disk.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::ledger::{Entered, Ledger};
use crate::line::recorded_instant;
use crate::{Appended, Batch, EventLog, Head, Line, Position, StoreError, StreamId, Version};

/// A log that lives as long as the process.
#[derive(Debug, Default)]
pub struct MemoryLog {
    state: Mutex<MemoryState>,
    grown: Condvar,
}

#[derive(Debug, Default)]
struct MemoryState {
    ledger: Ledger,
    text: Vec<u8>,
    lines: Vec<Line>,
    streams: BTreeMap<Arc<str>, Vec<usize>>,
}

impl MemoryLog {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, MemoryState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemoryState {
    fn append(&mut self, batch: &Batch) -> Result<Appended, StoreError> {
        let Self { ledger, text, lines, streams } = self;
        ledger.check(batch)?;
        text.clear();
        let mut undo = ledger.begin();
        Ok(ledger.enter(batch, text, &mut undo, &mut |entered| {
            streams.entry(entered.stream.0.clone()).or_default().push(lines.len());
            lines.push(line(entered));
        }))
    }

    fn in_stream(&self, stream: &StreamId, after: Version) -> impl Iterator<Item = &Line> {
        let places = self.streams.get(&stream.0).map(Vec::as_slice).unwrap_or_default();
        let known = usize::try_from(after.0).unwrap_or(usize::MAX).min(places.len());
        places[known..].iter().filter_map(|idx| self.lines.get(*idx))
    }
}

fn line(entered: &Entered<'_>) -> Line {
    let event = entered.event;
    Line {
        position: entered.head.position,
        stream: entered.stream.clone(),
        version: Version(entered.version),
        on: event.on,
        at: recorded_instant(event.at),
        by: event.by.as_ref().to_owned(),
        means: event.means.clone(),
        kind: event.kind.clone().into_owned(),
        body: event.body.clone(),
        prev: entered.prev,
        hash: entered.head.hash,
    }
}

impl EventLog for MemoryLog {
    fn append(&self, batch: Batch) -> Result<Appended, StoreError> {
        let appended = self.state().append(&batch)?;
        self.grown.notify_all();
        Ok(appended)
    }

    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError> {
        Ok(self.state().in_stream(stream, after).cloned().collect())
    }

    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError> {
        let known = usize::try_from(position.0).unwrap_or(usize::MAX);
        Ok(self.state().lines.iter().skip(known).take(limit).cloned().collect())
    }

    fn head(&self) -> Result<Head, StoreError> {
        Ok(self.state().ledger.head)
    }

    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError> {
        let state = self.state();
        let names =
            state.streams.range::<str, _>((Bound::Included(prefix), Bound::Unbounded)).map(|(name, _)| name);
        Ok(names.take_while(|name| name.starts_with(prefix)).map(|name| StreamId(name.clone())).collect())
    }

    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError> {
        let waiting = self
            .grown
            .wait_timeout_while(self.state(), timeout, |state| state.ledger.head.position <= position)
            .unwrap_or_else(PoisonError::into_inner);
        Ok(waiting.0.ledger.head.position)
    }
}
