//! Opening a store: the index is brought to the end of the journal, or built anew from it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::index::{Entries, Index, Mark, NOTHING};
use super::ledger::Ledger;
use crate::files::disk::Disk;
use crate::line::read_line;
use crate::segments::journal::{cut_torn, make_durable, remove_empty};
use crate::segments::scan::{Found, scan};
use crate::segments::segment::{Location, Segments};
use crate::{Damage, Head, Line, Position, Recovery, StoreError};

/// How many records are entered at once.
const N_AT_ONCE: u64 = 1024;

/// Opens the index in `folder` over the journal in `journal`, written through `disk`, and puts right what can be.
pub(crate) fn open_index(
    folder: &Path,
    (journal, disk): (&Path, &dyn Disk),
    notes: &mut Vec<Recovery>,
) -> Result<(Index, Ledger), StoreError> {
    let journal = (journal, disk);
    let opened = Index::open(folder).and_then(|index| catch_up(index, journal, notes));
    let Err(StoreError::Index(error)) = opened else { return opened };
    let kept = set_aside(folder)?;
    notes.push(Recovery::IndexSetAside { kept, why: error.to_string() });
    catch_up(Index::open(folder)?, journal, notes)
}

fn set_aside(folder: &Path) -> Result<PathBuf, StoreError> {
    let free = (1_u32..).map(|n| folder.with_file_name(format!("index.broken-{n}"))).find(|to| !to.exists());
    let Some(to) = free else { return Err(StoreError::Index("there are too many broken ones".into())) };
    let moved = fs::rename(folder, &to);
    moved.map_err(|source| StoreError::Io { doing: "set aside", path: folder.to_owned(), source })?;
    Ok(to)
}

fn catch_up(
    index: Index,
    (journal, disk): (&Path, &dyn Disk),
    notes: &mut Vec<Recovery>,
) -> Result<(Index, Ledger), StoreError> {
    let mark = index.mark()?;
    check_mark(&index, journal, mark)?;
    make_durable(journal, disk, (mark.segment, mark.end))?;
    let heads = if mark == NOTHING { HashMap::new() } else { index.heads()? };
    let ledger = Ledger { heads, head: mark.head };
    let (entries, seen) = (Entries::default(), HashMap::new());
    let mut replay = Replay { index: &index, ledger, entries, mark, seen };
    let end = scan(journal, mark.head, (mark.segment, mark.end), &mut |found| replay.enter(&found))?;
    replay.write()?;
    let (ledger, n_records) = (replay.ledger, end.head.position.0 - mark.head.position.0);
    if let Some((segment, offset)) = end.torn {
        notes.push(cut_torn(journal, segment, offset)?);
    }
    notes.extend(remove_empty(journal, disk)?);
    if n_records > 0 {
        notes.push(Recovery::IndexCaughtUp { n_records });
    }
    Ok((index, ledger))
}

struct Replay<'a> {
    index: &'a Index,
    ledger: Ledger,
    entries: Entries,
    mark: Mark,
    /// Versions of the streams met so far.
    seen: HashMap<Arc<str>, u64>,
}

impl Replay<'_> {
    fn enter(&mut self, found: &Found) -> Result<(), StoreError> {
        let (line, location) = (&found.line, found.location);
        let stream = line.stream.present();
        self.check(&stream, line)?;
        self.entries.add(&stream, line.version.0, line.position.0, location);
        self.ledger.heads.insert(stream, line.version.0);
        self.ledger.head = Head { position: line.position, hash: line.hash };
        self.mark = Mark { head: self.ledger.head, segment: location.segment, end: location.end() };
        if line.position.0.is_multiple_of(N_AT_ONCE) { self.write() } else { Ok(()) }
    }

    fn check(&mut self, stream: &Arc<str>, line: &Line) -> Result<(), StoreError> {
        let version = line.version.0;
        let follows = match self.seen.insert(stream.clone(), version) {
            Some(before) => version == before + 1,
            // Of an index that was cut off in the middle of a group, `heads` may be ahead of `meta.head`.
            None => version >= 1 && version - 1 <= self.ledger.heads.get(stream).copied().unwrap_or(0),
        };
        if follows {
            return Ok(());
        }
        Err(StoreError::Corrupt { at: line.position, why: Damage::WrongVersion })
    }

    fn write(&mut self) -> Result<(), StoreError> {
        if self.mark == NOTHING {
            return Ok(());
        }
        self.index.enter(std::mem::take(&mut self.entries), self.mark)
    }
}

/// Whether the record at the end of the index stands in the journal.
fn check_mark(index: &Index, journal: &Path, mark: Mark) -> Result<(), StoreError> {
    let position = mark.head.position;
    if mark == NOTHING || stands(index, journal, mark)? {
        return Ok(());
    }
    let end = scan(journal, NOTHING.head, (NOTHING.segment, 0), &mut |_| Ok(()))?;
    let at = Position(position.0.min(end.head.position.0 + 1));
    Err(StoreError::Corrupt { at, why: Damage::Cut { to: position } })
}

fn stands(index: &Index, journal: &Path, mark: Mark) -> Result<bool, StoreError> {
    let position = mark.head.position.0;
    let location: Vec<Location> = index.locations(position, position)?;
    let Some(location) = location.first().copied() else { return Ok(false) };
    if (location.segment, location.end()) != (mark.segment, mark.end) {
        return Err(StoreError::Index("its head is not its last record".into()));
    }
    let Ok(bytes) = Segments::new(journal.to_owned()).read(location, location) else { return Ok(false) };
    Ok(read_line(&bytes).is_ok_and(|(line, _)| (line.position.0, line.hash) == (position, mark.head.hash)))
}
