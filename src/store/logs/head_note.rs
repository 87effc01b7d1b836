//! The last record, noted down beside the index whenever a store is closed: by it a reader, who has no index, sees that
//! the end of the journal was cut off.

use std::path::{Path, PathBuf};

use prikaz_domain::Digest;

use crate::files::disk::{Disk, read_all, write_all};
use crate::files::layout::INDEX;
use crate::{Head, Position};

/// Where the note stands.
fn place(home: &Path) -> PathBuf {
    home.join(INDEX).join("head")
}

/// Notes `head` down. What a power loss leaves of it is no note: then nothing is known, as without an index.
pub(crate) fn write(home: &Path, disk: &dyn Disk, head: Head) {
    let (path, text) = (place(home), format!("{} {}\n", head.position.0, head.hash));
    let beside = path.with_extension("new");
    // A note that cannot be made says nothing, and nothing else depends on it.
    let written = disk.open(&beside).and_then(|mut file| {
        file.cut(0)?;
        write_all(file.as_mut(), text.as_bytes())
    });
    let _ = written.and_then(|()| disk.rename(&beside, &path));
}

/// The record that was noted down, where there is a note.
pub(crate) fn read(home: &Path, disk: &dyn Disk) -> Option<Head> {
    let text = String::from_utf8(read_all(disk, &place(home), 0).ok()?).ok()?;
    let (position, hash) = text.strip_suffix('\n')?.split_once(' ')?;
    Some(Head { position: Position(position.parse().ok()?), hash: Digest::parse(hash).ok()? })
}
