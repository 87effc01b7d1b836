//! What every store of events can do.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use prikaz_domain::Digest;
use prikaz_fact::example;

use super::canonical::canonical;
use super::{Closing, Damage, Pending};

/// Place of a record in the whole log, from 1, without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub u64);

/// Number of a record within its stream, from 1; 0 says the stream is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub u64);

/// Name of a stream: `register/points`, `orders/bryansk-finance`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StreamId(pub Arc<str>);

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value as canonical JSON: sorted keys, no white space. The only way to make one is [`Body::of`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(Arc<str>);

impl Body {
    /// The canonical JSON of `value`.
    ///
    /// # Errors
    /// When `value` cannot be written as JSON (a map whose keys are not texts), or is nested so deep that it
    /// could not be read back.
    pub fn of(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        canonical(value).map(Self)
    }

    /// A body from text that is canonical already.
    pub(crate) fn canonical(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An event to be recorded.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Official date of the act.
    pub on: Date,
    /// Instant of recording, UTC.
    pub at: OffsetDateTime,
    /// Who did it: a person's key, or `system`.
    pub by: Arc<str>,
    /// Kind of the event, as in its type: `visa-given`.
    pub kind: Cow<'static, str>,
    /// The event.
    pub body: Body,
}

/// A recorded event, as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Place in the whole log.
    pub position: Position,
    /// Stream.
    pub stream: StreamId,
    /// Number within the stream.
    pub version: Version,
    /// Official date of the act.
    pub on: Date,
    /// Instant of recording, UTC.
    pub at: OffsetDateTime,
    /// Who did it.
    pub by: String,
    /// Kind of the event.
    pub kind: String,
    /// The event, canonical JSON.
    pub body: Body,
    /// Digest of the record before.
    pub prev: Digest,
    /// Digest of this record.
    pub hash: Digest,
}

/// What the writer believes about a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Its last version; `Version(0)` for a stream that must not exist yet.
    Exactly(Version),
    /// Nothing.
    Any,
}

/// Events for one or more streams, recorded all together or not at all.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// For each stream: what is expected of it, and the events in order.
    pub streams: Vec<(StreamId, Expected, Vec<NewEvent>)>,
}

/// What an append gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Position of the first record of the batch.
    pub first: Position,
    /// Position of the last record of the batch.
    pub last: Position,
}

/// The last record of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its position; 0 when the log is empty.
    pub position: Position,
    /// Its digest; zeros when the log is empty.
    pub hash: Digest,
}

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
    #[error("the store `{}` is in use by another process", .0.display())]
    Locked(PathBuf),
    /// There is no store in this folder.
    #[error("there is no store in `{}`", .0.display())]
    Missing(PathBuf),
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
    #[error("the store `{}` has format {found}, this program knows {}", home.display(), super::FORMAT)]
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
        fault: super::ArchiveFault,
    },
}

impl StoreError {
    /// The same error for one more who waits; of the rare ones only the words.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Conflict { stream, actual } => Self::Conflict { stream: stream.clone(), actual: *actual },
            Self::Io { doing, path, source } => {
                let source = match source.raw_os_error() {
                    Some(code) => io::Error::from_raw_os_error(code),
                    None => io::Error::new(source.kind(), source.to_string()),
                };
                Self::Io { doing, path: path.clone(), source }
            }
            Self::Index(source) => Self::Index(source.to_string().into()),
            Self::Closed(why) => Self::Closed(why.clone()),
            other => Self::Closed(Closing::Failed { what: other.to_string() }),
        }
    }
}

/// An append-only log of events in streams.
pub trait EventLog: Send + Sync {
    /// Sends `batch` to be recorded, without waiting until it is. What the same thread or, after it, another one
    /// sends later is recorded later. The thread that sent it has to wait for it.
    fn send(&self, batch: Batch) -> Pending<'_> {
        Pending::known(self.append(batch))
    }

    /// Records `batch`, whole or not at all, and returns once it would survive a loss of power.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a stream is not where it was expected; otherwise when the world fails.
    fn append(&self, batch: Batch) -> Result<Appended, StoreError>;

    /// The records of `stream` after `version`, in order.
    ///
    /// # Errors
    /// When the world fails.
    fn read(&self, stream: &StreamId, after: Version) -> Result<Vec<Line>, StoreError>;

    /// At most `limit` records of the whole log after `position`, in order, without gaps.
    ///
    /// # Errors
    /// When the world fails.
    fn since(&self, position: Position, limit: usize) -> Result<Vec<Line>, StoreError>;

    /// The last record.
    ///
    /// # Errors
    /// When the world fails.
    fn head(&self) -> Result<Head, StoreError>;

    /// Names of all streams that begin with `prefix`, sorted.
    ///
    /// # Errors
    /// When the world fails.
    fn streams(&self, prefix: &str) -> Result<Vec<StreamId>, StoreError>;

    /// Waits until the log goes beyond `position` or `timeout` is over; gives the last position.
    ///
    /// # Errors
    /// When the world fails.
    fn wait(&self, position: Position, timeout: Duration) -> Result<Position, StoreError>;
}

example! { struct Position(u64) }
example! { struct Version(u64) }
example! { struct StreamId(Arc<str>) }
example! { struct Head { position, hash } }
