//! Failures of the store in the words of the user's language.

use std::path::Path;

use crate::audit::fault_text;
use crate::failure::{foreign, telling};
use crate::world::cause;
use crate::{CommandError, ExitKind, Ui};
use prikaz_app::{ArchiveFault, StoreError};
use prikaz_wording::store as says;

/// What the user is told of a failure of the store.
pub(crate) fn failed(ui: &Ui, error: &StoreError) -> CommandError {
    told(ui, error).with_details(details(ui, error))
}

fn told(ui: &Ui, error: &StoreError) -> CommandError {
    use ExitKind::{Configuration, Failure, Refused};
    let shown = |path: &Path| path.display().to_string();
    match error {
        StoreError::Locked(home) => telling(ui, Failure, &says::Locked { home: shown(home) }),
        StoreError::Missing(home) => telling(ui, Configuration, &says::StoreMissing { home: shown(home) }),
        StoreError::Occupied(path) => telling(ui, Refused, &says::StoreOccupied { path: shown(path) }),
        StoreError::LaterFormat { home, found } => {
            telling(ui, Configuration, &says::LaterFormat { home: shown(home), found: *found })
        }
        StoreError::Marker { home, .. } => telling(ui, Configuration, &says::Marker { home: shown(home) }),
        StoreError::Corrupt { at, why } => telling(ui, Failure, &says::Corrupt { at: *at, why: ui.say(why) }),
        StoreError::NoFile(digest) => telling(ui, Failure, &says::NoFile { digest: *digest }),
        StoreError::WrongFile { path, actual } => {
            telling(ui, Failure, &says::WrongFile { path: shown(path), actual: *actual })
        }
        StoreError::Archive { path, fault } => {
            telling(ui, Failure, &says::FaultyArchive { path: shown(path), why: archive_text(ui, fault) })
        }
        StoreError::Io { path, .. } => {
            telling(ui, Failure, &says::StoreIo { path: shown(path), why: cause(ui, error) })
        }
        StoreError::Index(_) => telling(ui, Failure, &says::StoreIndex {}),
        StoreError::Closed(why) => telling(ui, Failure, &says::StoreClosed { why: ui.say(why) }),
        StoreError::Conflict { stream, .. } => {
            telling(ui, Failure, &says::StoreConflict { stream: stream.0.as_ref().to_owned() })
        }
    }
}

fn details(ui: &Ui, error: &StoreError) -> Vec<String> {
    match error {
        StoreError::Archive { fault: ArchiveFault::Unsound(report), .. } => {
            report.faults.iter().map(|fault| fault_text(ui, fault)).collect()
        }
        // What libraries say is for whoever can read it.
        StoreError::Archive { fault: ArchiveFault::NotZip(why) | ArchiveFault::Manifest(why), .. } => {
            vec![foreign(ui, why)]
        }
        StoreError::Marker { why, .. } => vec![foreign(ui, why)],
        StoreError::Index(_) => vec![cause(ui, error)],
        _ => Vec::new(),
    }
}

fn archive_text(ui: &Ui, fault: &ArchiveFault) -> String {
    match fault {
        ArchiveFault::NotSealed => ui.word(says::NOT_SEALED),
        ArchiveFault::Changed => ui.word(says::ARCHIVE_CHANGED),
        ArchiveFault::NotZip(_) => ui.word(says::NOT_ZIP),
        ArchiveFault::Name(name) => ui.say(&says::ArchiveName { name: name.clone() }),
        ArchiveFault::TooManyEntries { found, most } => {
            ui.say(&says::TooManyEntries { found: *found, most: *most })
        }
        ArchiveFault::Inflates { most } => ui.say(&says::ArchiveInflates { most: *most }),
        ArchiveFault::NoManifest => ui.word(says::NO_MANIFEST),
        ArchiveFault::Manifest(_) => ui.word(says::BAD_MANIFEST),
        ArchiveFault::LaterFormat(found) => ui.say(&says::ArchiveLaterFormat { found: *found }),
        ArchiveFault::NotAsManifest { expected, found } => {
            ui.say(&says::NotAsManifest { expected: *expected, found: *found })
        }
        ArchiveFault::Unsound(_) => ui.word(says::UNSOUND),
    }
}
