//! Files that a killed process left unfinished among the kept ones.
//!
//! *Invariant:* only what is older than a day is removed, for a process keeps files without holding the store.

use std::path::Path;
use std::time::Duration;

use super::disk::Disk;
use super::holder::NOTE;
use super::layout::{FILES, INDEX};
use super::whole::UNFINISHED;

/// How old what is left has to be, and how long nobody looks again.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);
/// The file, beside the index, whose age says when somebody looked last.
const SWEPT: &str = "swept";

/// Removes what was left in the store in `home`, which this process holds; at most once a day. What cannot be removed
/// is left for another time.
pub(crate) fn sweep(home: &Path, disk: &dyn Disk) {
    let swept = home.join(INDEX).join(SWEPT);
    if !disk.changed(&swept).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
        && !is_old(home, disk, &swept)
    {
        return;
    }
    // Removed first, so that the new one has a new age; without an index there is nothing to note it in.
    let _ = disk.remove(&swept);
    if disk.open(&swept).is_ok() {
        sweep_files(home, disk);
    }
}

fn sweep_files(home: &Path, disk: &dyn Disk) {
    let files = home.join(FILES);
    for folder in disk.names(&files).unwrap_or_default().iter().filter(|name| name.len() == 2) {
        let folder = files.join(folder);
        for name in disk.names(&folder).unwrap_or_default() {
            let path = folder.join(&name);
            if name.starts_with(UNFINISHED) && is_old(home, disk, &path) {
                let _ = disk.remove(&path);
            }
        }
    }
}

/// Whether the file was changed a day before this process noted down that it holds the store: by the clock of the disk,
/// which may not be that of this machine.
fn is_old(home: &Path, disk: &dyn Disk, path: &Path) -> bool {
    let (Ok(now), Ok(then)) = (disk.changed(&home.join(NOTE)), disk.changed(path)) else { return false };
    now.duration_since(then).is_ok_and(|age| age > OLD)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;
    use crate::files::disk::FileSystem;

    #[test]
    fn only_what_is_old_is_removed_and_once_a_day() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(FILES).join("ab");
        fs::create_dir_all(&folder).unwrap();
        fs::create_dir(home.path().join(INDEX)).unwrap();
        fs::write(home.path().join(NOTE), "").unwrap();
        let long_ago = fs::metadata(home.path()).unwrap().modified().unwrap() - 2 * OLD;
        let lay = |name: &str, old: bool| {
            let file = File::create(folder.join(name)).unwrap();
            if old {
                file.set_modified(long_ago).unwrap();
            }
        };
        for (name, old) in [(".new-1", true), (".new-2", false), ("kept", true)] {
            lay(name, old);
        }
        sweep(home.path(), &FileSystem);
        let mut left = FileSystem.names(&folder).unwrap();
        left.sort();
        assert_eq!(left, [".new-2", "kept"]);
        lay(".new-3", true);
        sweep(home.path(), &FileSystem);
        assert!(folder.join(".new-3").exists(), "somebody looked a moment ago");
        File::open(home.path().join(INDEX).join(SWEPT)).unwrap().set_modified(long_ago).unwrap();
        sweep(home.path(), &FileSystem);
        assert!(!folder.join(".new-3").exists());
    }
}
