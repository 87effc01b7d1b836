//! Whether records follow each other as they were written.
//!
//! After a fault the chain goes on from the record it found, so that one fault is told once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::line::Place;
use crate::segments::segment::Month;
use crate::{Head, Line, Position, Version};
use prikaz_domain::Digest;

use super::fault::VerifyFaultKind;

/// How far the log was followed.
#[derive(Debug)]
pub(crate) struct Chain {
    head: Head,
    /// Lines since `head` that could not be read.
    unread: u64,
    /// Records that could not be read at all so far: numbers may lack as many.
    lost: u64,
    versions: BTreeMap<Arc<str>, (Version, u64)>,
    batch: Option<Place>,
    segment: Option<Month>,
    segment_begins: bool,
}

impl Chain {
    /// The chain before the first record.
    pub(crate) fn begin() -> Self {
        Self {
            head: Head { position: Position(0), hash: Digest::ZERO },
            unread: 0,
            lost: 0,
            versions: BTreeMap::new(),
            batch: None,
            segment: None,
            segment_begins: true,
        }
    }

    /// The position the log reaches, lines that could not be read included.
    pub(crate) fn reach(&self) -> Position {
        Position(self.head.position.0.saturating_add(self.unread))
    }

    /// The last sound record.
    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// The batch that is not whole yet.
    pub(crate) fn open_batch(&self) -> Option<Place> {
        self.batch.filter(|place| place.nth < place.of && self.unread == 0)
    }

    /// A new segment begins.
    pub(crate) fn enter(&mut self, month: Month) {
        self.segment = Some(month);
        self.segment_begins = true;
    }

    /// A line that is no record was passed over.
    pub(crate) fn skip(&mut self) {
        self.unread += 1;
        self.lost += 1;
        self.segment_begins = false;
    }

    /// Follows the log to `line` and tells what is wrong with the step.
    pub(crate) fn step(&mut self, line: &Line, place: Place) -> Vec<VerifyFaultKind> {
        if line.position <= self.head.position {
            return vec![VerifyFaultKind::Repeated { after: self.head.position }];
        }
        let mut faults: Vec<_> = self.link(line).into_iter().collect();
        let whole = faults.is_empty() && self.unread == 0;
        faults.extend(self.batch(place).filter(|_| whole));
        faults.extend(self.month(line, place));
        faults.extend(self.version(line));
        self.head = Head { position: line.position, hash: line.hash };
        self.batch = Some(place);
        self.unread = 0;
        faults
    }

    fn link(&mut self, line: &Line) -> Option<VerifyFaultKind> {
        let missing = line.position.0 - self.head.position.0 - 1;
        if missing > self.unread {
            self.lost = self.lost.saturating_add(missing - self.unread);
            let (from, to) = (Position(self.head.position.0 + 1), Position(line.position.0 - 1));
            return Some(VerifyFaultKind::Missing { from, to });
        }
        let (expected, found) = (self.head.hash, line.prev);
        let broken = missing == 0 && expected != found;
        broken.then_some(VerifyFaultKind::ChainBroken { expected, found })
    }

    fn batch(&self, place: Place) -> Option<VerifyFaultKind> {
        let open = self.batch.filter(|before| before.nth < before.of);
        let expected = open.map_or(1, |before| before.nth + 1);
        let resized = open.is_some_and(|before| before.of != place.of);
        let Place { nth: found, of } = place;
        let broken = found != expected || resized || found > of;
        broken.then_some(VerifyFaultKind::BatchBroken { expected, found, of })
    }

    /// A segment begins with a record of its own month, and the first record of a batch chooses the segment;
    /// a clock that was set back writes on into the last one.
    fn month(&mut self, line: &Line, place: Place) -> Option<VerifyFaultKind> {
        let month = Month::of(line.at);
        let first = std::mem::replace(&mut self.segment_begins, false);
        let wrong = self
            .segment
            .is_some_and(|segment| (place.nth == 1 && month > segment) || (first && month < segment));
        wrong.then(|| VerifyFaultKind::WrongMonth { month: month.to_string() })
    }

    fn version(&mut self, line: &Line) -> Option<VerifyFaultKind> {
        let stream = line.stream.present();
        let (last, lost) = self.versions.get(&stream).copied().unwrap_or((Version(0), 0));
        self.versions.insert(stream, (line.version, self.lost));
        let expected = Version(last.0.saturating_add(1));
        let most = expected.0.saturating_add(self.lost - lost);
        let wrong = line.version < expected || line.version.0 > most;
        let (stream, found) = (line.stream.clone(), line.version);
        wrong.then_some(VerifyFaultKind::WrongVersion { stream, expected, found })
    }
}
