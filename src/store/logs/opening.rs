//! Opening a store: the index is brought to the end of the journal, or built anew from it.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entries::{Entries, Indexed, Mark, NOTHING};
use super::index::Index;
use super::ledger::Ledger;
use crate::files::disk::Disk;
use crate::files::{system, whole};
use crate::line::read_line;
use crate::segments::journal::{make_durable, remove_empty};
use crate::segments::scan::{Found, scan};
use crate::segments::segment::{Location, Segments};
use crate::segments::torn::cut_torn;
use crate::{Damage, Head, Line, Position, Recovery, StoreError};

/// How many records are entered at once.
const N_AT_ONCE: u64 = 1024;

/// Where indexes stand.
pub(crate) trait Indexes {
    /// Opens or makes the index in `folder`; whatever is wrong with it is an error.
    fn open(&self, folder: &Path) -> Result<Arc<dyn Indexed>, StoreError>;

    /// Moves what stands in `folder` out of the way, and says where to.
    fn set_aside(&self, folder: &Path) -> Result<PathBuf, StoreError>;
}

/// Indexes of sled in the file system.
pub(crate) struct SledIndexes;

impl Indexes for SledIndexes {
    fn open(&self, folder: &Path) -> Result<Arc<dyn Indexed>, StoreError> {
        Ok(Arc::new(Index::open(folder)?))
    }

    fn set_aside(&self, folder: &Path) -> Result<PathBuf, StoreError> {
        set_aside(folder)
    }
}

/// Makes sure that there is a journal in `folder`.
pub(crate) fn is_there(home: &Path, folder: &Path, disk: &dyn Disk) -> Result<(), StoreError> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match disk.names(folder) {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => {
            Err(StoreError::Missing(home.to_owned()))
        }
        Err(source) => Err(StoreError::Io { doing: "list", path: folder.to_owned(), source }),
    }
}

/// Opens the index in `folder` over the journal in `journal`, written through `disk`, and puts right what can be.
pub(crate) fn open_index(
    (folder, indexes): (&Path, &dyn Indexes),
    journal: (&Path, &Arc<dyn Disk>),
    notes: &mut Vec<Recovery>,
) -> Result<(Arc<dyn Indexed>, Ledger), StoreError> {
    let opened = indexes.open(folder).and_then(|index| catch_up(index, journal, notes));
    let Err(StoreError::Index(error)) = opened else { return opened };
    let kept = indexes.set_aside(folder)?;
    notes.push(Recovery::IndexSetAside { kept, why: error.to_string() });
    catch_up(indexes.open(folder)?, journal, notes)
}

/// How the names begin of indexes that could not be read, before a number.
const BROKEN: &str = "index.broken-";

/// Keeps the last of the indexes that could not be read, for a person to look at.
fn set_aside(folder: &Path) -> Result<PathBuf, StoreError> {
    let failed = |source| StoreError::Io { doing: "set aside", path: folder.to_owned(), source };
    let names = system::names(whole::folder_of(folder)).map_err(failed)?;
    let earlier = || names.iter().filter_map(|name| name.strip_prefix(BROKEN)?.parse::<u64>().ok());
    let last = earlier().max().unwrap_or(0);
    let to = folder.with_file_name(format!("{BROKEN}{}", last.saturating_add(1)));
    fs::rename(folder, &to).map_err(failed)?;
    for number in earlier() {
        let path = folder.with_file_name(format!("{BROKEN}{number}"));
        // One that cannot be removed is in nobody's way.
        let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
    }
    Ok(to)
}

fn catch_up(
    index: Arc<dyn Indexed>,
    (journal, disk): (&Path, &Arc<dyn Disk>),
    notes: &mut Vec<Recovery>,
) -> Result<(Arc<dyn Indexed>, Ledger), StoreError> {
    let mark = index.mark()?;
    check_mark(index.as_ref(), (journal, disk), mark)?;
    let on = (journal, disk.as_ref());
    make_durable(journal, disk.as_ref(), (mark.segment, mark.end))?;
    let heads = if mark == NOTHING { HashMap::new() } else { index.heads()? };
    let ledger = Ledger { heads, head: mark.head };
    let (entries, seen) = (Entries::default(), HashMap::new());
    let mut replay = Replay { index: index.as_ref(), ledger, entries, mark, seen };
    let end = scan(on, mark.head, (mark.segment, mark.end), &mut |found| replay.enter(&found))?;
    replay.write()?;
    let (ledger, n_records) = (replay.ledger, end.head.position.0 - mark.head.position.0);
    if let Some((segment, offset)) = end.torn {
        cut_torn(on, segment, offset)?;
    }
    notes.extend(remove_empty(journal, disk.as_ref())?);
    if n_records > 0 {
        notes.push(Recovery::IndexCaughtUp { n_records });
    }
    Ok((index, ledger))
}

struct Replay<'a> {
    index: &'a dyn Indexed,
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
        self.index.enter(&std::mem::take(&mut self.entries), self.mark)
    }
}

/// Whether the record at the end of the index stands in the journal.
fn check_mark(
    index: &dyn Indexed,
    (journal, disk): (&Path, &Arc<dyn Disk>),
    mark: Mark,
) -> Result<(), StoreError> {
    let position = mark.head.position;
    if mark == NOTHING || stands(index, (journal, disk), mark)? {
        return Ok(());
    }
    let end = scan((journal, disk.as_ref()), NOTHING.head, (NOTHING.segment, 0), &mut |_| Ok(()))?;
    let at = Position(position.0.min(end.head.position.0 + 1));
    Err(StoreError::Corrupt { at, why: Damage::Cut { to: position } })
}

fn stands(
    index: &dyn Indexed,
    (journal, disk): (&Path, &Arc<dyn Disk>),
    mark: Mark,
) -> Result<bool, StoreError> {
    let position = mark.head.position.0;
    let location: Vec<Location> = index.locations(position, position)?;
    let Some(location) = location.first().copied() else { return Ok(false) };
    if (location.segment, location.end()) != (mark.segment, mark.end) {
        return Err(StoreError::Index("its head is not its last record".into()));
    }
    let bytes = match Segments::new(journal.to_owned(), Arc::clone(disk)).read(location, location) {
        Err(StoreError::Io { source, .. }) if is_absence(&source) => return Ok(false),
        read => read?,
    };
    Ok(read_line(&bytes).is_ok_and(|(line, _)| (line.position.0, line.hash) == (position, mark.head.hash)))
}

/// Whether what was to be read is not there, and not only out of reach.
pub(crate) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof)
}
