//! A check on its way through the store.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::chain::Chain;
use super::fault::{VerifyFault, VerifyFaultKind, Witness};
use super::reader::{Lines, Raw};
use super::report::{EndKnown, IndexCheck, NoIndex, VerifyReport};
use super::witness::Known;
use super::{files, index, reader};
use crate::files::hold::{Hold, try_hold};
use crate::files::layout::{self, JOURNAL, TORN, io_error, segment_place};
use crate::line::{Place, read_line};
use crate::segments::segment::Month;
use crate::{Head, Line, Position, StoreError};
use prikaz_domain::Digest;

/// Tells the digests of the files that a record names.
pub type Named<'a> = &'a dyn Fn(&Line) -> Vec<Digest>;

/// What to check besides the journal.
#[derive(Default)]
pub struct VerifyOptions<'a> {
    /// A record that was noted down outside the store.
    pub checkpoint: Option<Head>,
    /// Whether to compare with the index.
    pub index: bool,
    /// Whether to read the kept files.
    pub files: bool,
    /// The digests of the files a record names; they must be kept when `files` is asked for.
    pub named: Option<Named<'a>>,
}

/// Checks the store in `home`: every byte of the journal and, as asked for, all else.
///
/// # Errors
/// When a file cannot be read; what was written otherwise than it stands is a fault in the report.
pub fn verify(home: &Path, options: &VerifyOptions<'_>) -> Result<VerifyReport, StoreError> {
    let hold = try_hold(home)?;
    let (index, known_by_index) = compared(home, options, &hold);
    let checkpoint = options.checkpoint.and_then(|head| Known::new(head, Witness::Checkpoint));
    let mut check = Check {
        options,
        in_use: matches!(hold, Hold::Theirs),
        known: known_by_index.into_iter().chain(checkpoint).collect(),
        chain: Chain::begin(),
        kept: BTreeSet::new(),
        report: VerifyReport::begin(index),
    };
    check.store(home)?;
    drop(hold);
    Ok(check.report)
}

fn compared(home: &Path, options: &VerifyOptions<'_>, hold: &Hold) -> (IndexCheck, Option<Known>) {
    let head = match hold {
        _ if !options.index => Err(NoIndex::NotAsked),
        Hold::Theirs => Err(NoIndex::InUse),
        Hold::Ours(_) => index::index_head(home),
    };
    match head {
        Ok(head) => (IndexCheck::Compared, Known::new(head, Witness::Index)),
        Err(why) => (IndexCheck::NotCompared { why }, None),
    }
}

/// A check on its way through the store.
struct Check<'a> {
    options: &'a VerifyOptions<'a>,
    in_use: bool,
    known: Vec<Known>,
    chain: Chain,
    kept: BTreeSet<Digest>,
    report: VerifyReport,
}

/// A segment as it stands.
struct Segment<'a> {
    month: Month,
    path: &'a Path,
    length: u64,
    last: bool,
}

impl Check<'_> {
    fn store(&mut self, home: &Path) -> Result<(), StoreError> {
        // The lengths come first: what a writer adds meanwhile is left for the next check.
        let segments = lengths(home)?;
        self.strangers(home)?;
        if self.options.files {
            self.kept = files::verify_files(home, &mut self.report)?;
        }
        let count = segments.len();
        for (n, (month, path, length)) in segments.iter().enumerate() {
            let last = n + 1 == count;
            self.segment(&Segment { month: *month, path, length: *length, last })?;
        }
        self.end(segments.last().map(|(month, ..)| *month));
        Ok(())
    }

    fn strangers(&mut self, home: &Path) -> Result<(), StoreError> {
        for item in layout::list(&home.join(JOURNAL))? {
            let torn = item.folder && item.name == TORN;
            let segment = item.file && Month::from_name(&item.name).is_some();
            if !torn && !segment {
                self.report.add_file(format!("{JOURNAL}/{}", item.name), VerifyFaultKind::Unexpected);
            }
        }
        Ok(())
    }

    fn segment(&mut self, segment: &Segment<'_>) -> Result<(), StoreError> {
        let failed = |error| io_error("read", segment.path, error);
        self.report.segments += 1;
        self.chain.enter(segment.month);
        let mut lines = Lines::open(segment.path, segment.length).map_err(failed)?;
        while let Some(raw) = lines.next().map_err(failed)? {
            self.line(segment, &lines, &raw);
        }
        // The last one may have been begun just before a crash; what was once written there is missed by its positions.
        if lines.number == 0 && !segment.last {
            self.report.add_file(segment_place(segment.month), VerifyFaultKind::EmptySegment);
        }
        Ok(())
    }

    fn line(&mut self, segment: &Segment<'_>, lines: &Lines, raw: &Raw) {
        let bytes = lines.bytes.len() as u64;
        let kind = match raw {
            Raw::Whole => match read_line(&lines.bytes) {
                Ok((line, place)) => return self.record(segment, lines.number, &line, place),
                Err(why) => VerifyFaultKind::Changed { why: why.into() },
            },
            Raw::Unfinished if self.in_use && segment.last => {
                self.report.being_written += bytes;
                return;
            }
            Raw::Unfinished => VerifyFaultKind::Unfinished { bytes },
            Raw::TooLong => VerifyFaultKind::TooLong { most: reader::LONGEST },
        };
        self.chain.skip();
        self.fault(segment.month, lines.number, None, kind);
    }

    fn record(&mut self, segment: &Segment<'_>, number: u64, line: &Line, place: Place) {
        self.report.records += 1;
        let mut kinds = self.chain.step(line, place);
        kinds.extend(self.known.iter().filter_map(|known| known.compare(line)));
        if let Some(named) = self.options.named.filter(|_| self.options.files) {
            let missing = named(line).into_iter().filter(|digest| !self.kept.contains(digest));
            kinds.extend(missing.map(|digest| VerifyFaultKind::NoFile { digest }));
        }
        for kind in kinds {
            self.fault(segment.month, number, Some(line.position), kind);
        }
    }

    fn end(&mut self, last: Option<Month>) {
        self.report.head = self.chain.head();
        let reach = self.chain.reach().0;
        self.report.end = EndKnown::of(self.options.checkpoint, &self.report.index, reach);
        let place = last.map_or(JOURNAL.to_owned(), segment_place);
        let unfinished = self.chain.open_batch().filter(|_| !self.in_use);
        if let Some(open) = unfinished {
            self.report
                .add_file(place.clone(), VerifyFaultKind::BatchUnfinished { found: open.nth, of: open.of });
        }
        for known in &self.known {
            if let Some(kind) = known.compare_end(self.chain.reach()) {
                self.report.add_file(place.clone(), kind);
            }
        }
    }

    fn fault(&mut self, month: Month, line: u64, position: Option<Position>, kind: VerifyFaultKind) {
        self.report.add(VerifyFault { file: segment_place(month), line: Some(line), position, kind });
    }
}

fn lengths(home: &Path) -> Result<Vec<(Month, std::path::PathBuf, u64)>, StoreError> {
    let measured = |(month, path): (Month, std::path::PathBuf)| {
        let length = fs::metadata(&path).map_err(|error| io_error("read", &path, error))?.len();
        Ok((month, path, length))
    };
    layout::segments(home)?.into_iter().map(measured).collect()
}
