//! Reading the journal from a known place to its end, verifying every record.

use std::io::{BufRead as _, BufReader};
use std::path::Path;

use super::segment::{Location, Month, segments};
use crate::files::disk::{Disk, ReadFrom};
use crate::line::{Place, read_line};
use crate::{Damage, Head, Line, Position, StoreError};

/// A verified record.
#[derive(Debug)]
pub(crate) struct Found {
    /// The record.
    pub(crate) line: Line,
    /// Where it lies.
    pub(crate) location: Location,
}

/// How the journal ends.
#[derive(Debug)]
pub(crate) struct End {
    /// The last record of the last whole batch.
    pub(crate) head: Head,
    /// Segment and offset from which the journal holds less than a batch.
    pub(crate) torn: Option<(Month, u64)>,
}

/// Reads whole batches after the record `head`, which ends at `offset` in `segment`.
pub(crate) fn scan(
    (folder, disk): (&Path, &dyn Disk),
    head: Head,
    (segment, offset): (Month, u64),
    accept: &mut dyn FnMut(Found) -> Result<(), StoreError>,
) -> Result<End, StoreError> {
    let mut scan = Scan { head, seen: head, pending: Vec::new(), of: 0, accept };
    let mut torn = None;
    for month in segments(folder, disk)?.into_iter().filter(|month| *month >= segment) {
        let start = if month == segment { offset } else { 0 };
        let rest = scan.segment((folder, disk), month, start)?;
        if let (Some(_), true) = (&torn, rest.read) {
            return Err(scan.corrupt(Damage::BatchUnfinished));
        }
        torn = torn.or(rest.torn.map(|offset| (month, offset)));
    }
    Ok(End { head: scan.head, torn })
}

struct Scan<'a> {
    /// Last record of the last whole batch.
    head: Head,
    /// Last record read.
    seen: Head,
    pending: Vec<Found>,
    /// How many records the pending batch has.
    of: u32,
    accept: &'a mut dyn FnMut(Found) -> Result<(), StoreError>,
}

struct Rest {
    /// Whether there was anything to read.
    read: bool,
    /// Where the batch begins that is not whole.
    torn: Option<u64>,
}

impl Scan<'_> {
    fn segment(
        &mut self,
        (folder, disk): (&Path, &dyn Disk),
        segment: Month,
        start: u64,
    ) -> Result<Rest, StoreError> {
        let path = folder.join(segment.file_name());
        let failed = |source| StoreError::Io { doing: "read", path: path.clone(), source };
        let file = disk.read(&path).map_err(failed)?;
        let mut reader = BufReader::with_capacity(1 << 18, ReadFrom { file, offset: start });
        let (mut bytes, mut offset) = (Vec::new(), start);
        loop {
            bytes.clear();
            reader.read_until(b'\n', &mut bytes).map_err(failed)?;
            if bytes.last() != Some(&b'\n') {
                break;
            }
            let length = u32::try_from(bytes.len()).map_err(|_| self.corrupt(Damage::TooLong))?;
            let location = Location { segment, offset, length };
            match self.line(&bytes, location) {
                // No record holds a zero byte: sectors of a group that was never acknowledged did not arrive. What
                // stands behind them is of the same group.
                Err(_) if bytes.contains(&0) => break,
                read => read?,
            }
            offset = location.end();
        }
        let broken = !bytes.is_empty() || !self.pending.is_empty();
        let whole = self.pending.first().map_or(offset, |found| found.location.offset);
        Ok(Rest { read: !bytes.is_empty() || offset > start, torn: broken.then_some(whole) })
    }

    fn line(&mut self, bytes: &[u8], location: Location) -> Result<(), StoreError> {
        let (line, place) = read_line(bytes).map_err(|fault| self.corrupt(fault.into()))?;
        self.check(&line, place)?;
        self.seen = Head { position: line.position, hash: line.hash };
        self.of = place.of;
        self.pending.push(Found { line, location });
        if place.nth == place.of {
            self.head = self.seen;
            self.pending.drain(..).try_for_each(&mut *self.accept)?;
        }
        Ok(())
    }

    fn check(&self, line: &Line, place: Place) -> Result<(), StoreError> {
        let of = self.pending.len() + 1;
        if line.position.0 != self.seen.position.0 + 1 {
            return Err(self.corrupt(Damage::OutOfPlace { found: line.position }));
        }
        if line.prev != self.seen.hash {
            return Err(self.corrupt(Damage::ChainBroken));
        }
        if u32::try_from(of) != Ok(place.nth) || place.nth > place.of || (of > 1 && place.of != self.of) {
            return Err(self.corrupt(Damage::BatchBroken));
        }
        Ok(())
    }

    fn corrupt(&self, why: Damage) -> StoreError {
        StoreError::Corrupt { at: Position(self.seen.position.0 + 1), why }
    }
}
