//! Why the store does not do what it is asked.

use std::io;
use std::path::PathBuf;

use prikaz_domain::{Digest, OrganisationId};

use super::value::{FORMAT, Position, StreamId, Version};
use super::{ArchiveFault, Closing, Damage, Holder};

/// The world failed the store, or another writer was first.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another writer was first: decide again on the new state.
    #[error("stream `{stream}` is at version {}, not at the expected one", actual.0)]
    Conflict {
        /// The stream.
        stream: StreamId,
        /// Its version now.
        actual: Version,
    },
    /// Another process holds the store.
    #[error("the store `{}` is in use by another process", home.display())]
    Locked {
        /// The folder of the store.
        home: PathBuf,
        /// Who holds it, where that was noted.
        holder: Option<Box<Holder>>,
    },
    /// There is no store in this folder.
    #[error("there is no store in `{}`", .0.display())]
    Missing(PathBuf),
    /// The store was made by an earlier version of the program and holds several bodies, which that kept in one journal.
    #[error("the store `{}` of format 1 holds {} bodies", home.display(), bodies.len())]
    SeveralBodies {
        /// Its folder.
        home: PathBuf,
        /// The bodies.
        bodies: Vec<OrganisationId>,
    },
    /// The store keeps several bodies, and it was not said which is meant.
    #[error("the store keeps {} bodies, and it was not said which is meant", .0.len())]
    WhichBody(Vec<OrganisationId>),
    /// The journal is not what was written.
    #[error("the journal is damaged at record {}: {why}", at.0)]
    Corrupt {
        /// First record that is wrong.
        at: Position,
        /// What is wrong with it.
        why: Damage,
    },
    /// Reading or writing failed.
    #[error("cannot {doing} `{}`", path.display())]
    Io {
        /// What was being done: `write`, `sync`.
        doing: &'static str,
        /// With which file.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// A batch was written, could not be made durable, and could not be taken out again: only the next opening shows
    /// whether it is recorded.
    #[error("whether the last records stand in `{}` is not known", path.display())]
    Unknown {
        /// The segment.
        path: PathBuf,
        /// What failed first.
        #[source]
        source: io::Error,
    },
    /// The index failed; it can be rebuilt from the journal.
    #[error("the index of the store failed")]
    Index(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The store was closed, or its writer stopped after a failure.
    #[error("the store takes no more records: {0}")]
    Closed(Closing),
    /// No file of this digest is kept.
    #[error("no file with the digest `{0}` is kept")]
    NoFile(Digest),
    /// A kept file holds something else than its name says.
    #[error("the file `{}` is damaged: its digest is `{actual}`", path.display())]
    WrongFile {
        /// The file.
        path: PathBuf,
        /// The digest of what it holds.
        actual: Digest,
    },
    /// Something stands where a new store or archive was to be made.
    #[error("`{}` exists already and is not empty", .0.display())]
    Occupied(PathBuf),
    /// The store was made by a later version of the program.
    #[error("the store `{}` has format {found}, this program knows {}", home.display(), FORMAT)]
    LaterFormat {
        /// Its folder.
        home: PathBuf,
        /// The number in its marker.
        found: u64,
    },
    /// The marker of the store says nothing readable.
    #[error("the marker of the store `{}` cannot be read: {why}", home.display())]
    Marker {
        /// The folder of the store.
        home: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// An archive is not a whole backup.
    #[error("the archive `{}` cannot be used", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        fault: ArchiveFault,
    },
}

impl StoreError {
    /// The same error for one more who waits; of the rare ones only the words.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Conflict { stream, actual } => Self::Conflict { stream: stream.clone(), actual: *actual },
            Self::Io { doing, path, source } => Self::Io { doing, path: path.clone(), source: same(source) },
            Self::Unknown { path, source } => Self::Unknown { path: path.clone(), source: same(source) },
            Self::Index(source) => Self::Index(source.to_string().into()),
            Self::Closed(why) => Self::Closed(why.clone()),
            other => Self::Closed(Closing::Failed { what: other.to_string() }),
        }
    }
}

fn same(error: &io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}
