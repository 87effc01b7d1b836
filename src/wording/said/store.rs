//! Failures of the store in the words of the user's language.

use std::path::Path;

use super::world::{Cause, foreign};
use super::{Failed, Say, Wordable};
use crate::{Messages, store as says};
use prikaz_app::{ArchiveFault, StoreError, Surroundings};

impl Wordable for StoreError {
    fn failed<'a>(&'a self, messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        let said = told(messages, self);
        match self {
            Self::Archive { fault: ArchiveFault::Unsound(report), .. } => {
                said.with_details(report.faults.iter().map(|fault| fault as &dyn Say))
            }
            // What libraries say is for whoever can read it.
            Self::Archive { fault: ArchiveFault::NotZip(why) | ArchiveFault::Manifest(why), .. } => {
                said.with_detail(foreign(why))
            }
            Self::Marker { why, .. } => said.with_detail(foreign(why)),
            Self::Index(_) => said.with_detail(Cause::of(self)),
            _ => said,
        }
    }
}

fn told<'a>(messages: &Messages, error: &StoreError) -> Failed<'a> {
    let shown = |path: &Path| path.display().to_string();
    match error {
        StoreError::Locked { home, holder } => {
            let holder = holder.as_deref().map(says::HolderFacts::from);
            Failed::failure(says::Locked { home: shown(home), holder })
        }
        StoreError::Missing(home) => Failed::configuration(says::StoreMissing { home: shown(home) }),
        StoreError::Occupied(path) => Failed::refused(says::StoreOccupied { path: shown(path) }),
        StoreError::LaterFormat { home, found } => {
            Failed::configuration(says::LaterFormat { home: shown(home), found: *found })
        }
        StoreError::Marker { home, .. } => Failed::configuration(says::Marker { home: shown(home) }),
        StoreError::SeveralBodies { home, bodies } => {
            Failed::configuration(says::SeveralBodies { home: shown(home), bodies: bodies.clone() })
        }
        StoreError::WhichBody(bodies) => Failed::usage(says::WhichBody { bodies: bodies.clone() }),
        StoreError::Corrupt { at, why } => {
            Failed::failure(says::Corrupt { at: *at, why: messages.text(why) })
        }
        StoreError::NoFile(digest) => Failed::failure(says::NoFile { digest: *digest }),
        StoreError::WrongFile { path, actual } => {
            Failed::failure(says::WrongFile { path: shown(path), actual: *actual })
        }
        StoreError::Archive { path, fault } => {
            Failed::failure(says::FaultyArchive { path: shown(path), why: archive_text(messages, fault) })
        }
        StoreError::Io { path, .. } => {
            Failed::failure(says::StoreIo { path: shown(path), why: Cause::of(error).words(messages) })
        }
        StoreError::Unknown { path, .. } => {
            Failed::failure(says::StoreUnknown { path: shown(path), why: Cause::of(error).words(messages) })
        }
        StoreError::Index(_) => Failed::failure(says::StoreIndex {}),
        StoreError::Closed(why) => Failed::failure(says::StoreClosed { why: messages.text(why) }),
        StoreError::Conflict { stream, .. } => {
            Failed::failure(says::StoreConflict { stream: stream.0.as_ref().to_owned() })
        }
    }
}

fn archive_text(messages: &Messages, fault: &ArchiveFault) -> String {
    match fault {
        ArchiveFault::NotSealed => messages.word(says::NOT_SEALED),
        ArchiveFault::Changed => messages.word(says::ARCHIVE_CHANGED),
        ArchiveFault::NotZip(_) => messages.word(says::NOT_ZIP),
        ArchiveFault::Name(name) => messages.text(&says::ArchiveName { name: name.clone() }),
        ArchiveFault::TooManyEntries { found, most } => {
            messages.text(&says::TooManyEntries { found: *found, most: *most })
        }
        ArchiveFault::Inflates { most } => messages.text(&says::ArchiveInflates { most: *most }),
        ArchiveFault::NoManifest => messages.word(says::NO_MANIFEST),
        ArchiveFault::Manifest(_) => messages.word(says::BAD_MANIFEST),
        ArchiveFault::LaterFormat(found) => messages.text(&says::ArchiveLaterFormat { found: *found }),
        ArchiveFault::NotAsManifest { expected, found } => {
            messages.text(&says::NotAsManifest { expected: *expected, found: *found })
        }
        ArchiveFault::OtherBodies => messages.word(says::OTHER_BODIES),
        ArchiveFault::Unsound(_) => messages.word(says::UNSOUND),
    }
}
