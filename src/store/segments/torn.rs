//! Unfinished ends of the journal: set aside, where a person can look at them, and told.
//!
//! *Invariant:* what was set aside is told by the opening that succeeds, also where the one that set it aside did not.

use std::io;
use std::path::Path;

use super::journal::{failed, opened};
use super::segment::Month;
use crate::files::disk::{Disk, read_all, write_all};
use crate::files::layout::TORN;
use crate::{Recovery, StoreError};

/// How the name of one ends that was told.
const TOLD: &str = ".part";
/// How the name of one ends that nobody was told of yet.
const UNTOLD: &str = ".part-new";

/// Moves what follows `offset` in `segment` into `torn/` and cuts it off; [`tell`] says so.
pub(crate) fn cut_torn(
    (folder, disk): (&Path, &dyn Disk),
    segment: Month,
    offset: u64,
) -> Result<(), StoreError> {
    let path = folder.join(segment.file_name());
    let kept = folder.join(TORN).join(format!("{segment}-{offset}{UNTOLD}"));
    keep((folder, disk), &path, &kept, offset).map_err(|source| failed("set aside", &kept, source))?;
    let mut file = opened(disk, &path)?;
    file.cut(offset).and_then(|()| file.sync()).map_err(|source| failed("cut", &path, source))
}

fn keep((folder, disk): (&Path, &dyn Disk), path: &Path, kept: &Path, offset: u64) -> io::Result<()> {
    let torn = folder.join(TORN);
    disk.make_folder(&torn)?;
    disk.sync_folder(folder)?;
    let tail = read_all(disk, path, offset)?;
    let mut to = disk.open(kept)?;
    to.cut(0)?;
    write_all(to.as_mut(), &tail)?;
    to.sync()?;
    disk.sync_folder(&torn)
}

/// What was set aside and not told yet; it counts as told from now on.
pub(crate) fn tell((folder, disk): (&Path, &dyn Disk)) -> Result<Vec<Recovery>, StoreError> {
    let torn = folder.join(TORN);
    let names = match disk.names(&torn) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        names => names.map_err(|source| failed("list", &torn, source))?,
    };
    let mut untold: Vec<_> = names.iter().filter_map(|name| Some((name, parsed(name)?))).collect();
    untold.sort();
    untold.into_iter().map(|(name, (segment, offset))| told(disk, &torn, (name, segment, offset))).collect()
}

/// The segment and the place that a part was cut off at, by its name.
fn parsed(name: &str) -> Option<(&str, u64)> {
    let (segment, offset) = name.strip_suffix(UNTOLD)?.rsplit_once('-')?;
    Some((segment, offset.parse().ok()?))
}

fn told(
    disk: &dyn Disk,
    torn: &Path,
    (name, segment, offset): (&str, &str, u64),
) -> Result<Recovery, StoreError> {
    let (path, kept) = (torn.join(name), torn.join(format!("{segment}-{offset}{TOLD}")));
    let length = disk.length(&path).map_err(|source| failed("read", &path, source))?;
    disk.rename(&path, &kept).map_err(|source| failed("set aside", &path, source))?;
    Ok(Recovery::TornTail { segment: segment.to_owned(), offset, length, kept })
}
