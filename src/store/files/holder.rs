//! Who has a store: noted beside the lock by the one who takes it, and read by whoever has to wait.
//!
//! *Invariant:* nothing is decided by a note; it is only read while the lock is held.

use std::path::Path;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::disk::{Disk, read_all, write_all};

/// The file with the note.
pub(crate) const NOTE: &str = "lock.owner";

/// Who holds a store, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Since when.
    pub since: OffsetDateTime,
    /// The number of its process.
    pub process: u32,
    /// Who runs it, by the name that the system knows him by.
    pub user: Option<String>,
    /// The machine it runs on.
    pub machine: Option<String>,
}

/// The note as it stands in the file; since when, the file itself says.
#[derive(Serialize, Deserialize)]
struct Note {
    process: u32,
    user: Option<String>,
    machine: Option<String>,
}

/// Notes down that this process holds the store in `home`. Where that cannot be noted, it is not known.
pub(crate) fn note(home: &Path, disk: &dyn Disk) {
    let note = Note { process: std::process::id(), user: user(), machine: machine() };
    let Ok(text) = toml::to_string(&note) else { return };
    let path = home.join(NOTE);
    let written = disk.open(&path).and_then(|mut file| {
        file.cut(0)?;
        write_all(file.as_mut(), text.as_bytes())
    });
    if written.is_err() {
        forget(home, disk);
    }
}

/// Removes the note of this process, which is about to let the store go.
pub(crate) fn forget(home: &Path, disk: &dyn Disk) {
    // Whoever takes the lock next writes over what is left.
    let _ = disk.remove(&home.join(NOTE));
}

/// Who noted down that he holds the store in `home`; to be asked only while somebody does.
pub(crate) fn noted(home: &Path, disk: &dyn Disk) -> Option<Box<Holder>> {
    let path = home.join(NOTE);
    let text = String::from_utf8(read_all(disk, &path, 0).ok()?).ok()?;
    let Note { process, user, machine } = toml::from_str(&text).ok()?;
    let since = disk.changed(&path).ok()?.into();
    Some(Box::new(Holder { since, process, user, machine }))
}

/// Who runs this process.
fn user() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(named)
}

/// The machine this process runs on.
fn machine() -> Option<String> {
    let by_system = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let name = named("COMPUTERNAME").or_else(by_system).or_else(|| named("HOSTNAME"))?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "told to others who wait; nothing is decided by it")]
fn named(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|name| !name.trim().is_empty())
}
