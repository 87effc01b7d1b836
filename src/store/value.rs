//! What a log of events is made of: places and names, events to be recorded, recorded ones.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use prikaz_domain::Digest;
use prikaz_fact::{coded, example};

use super::canonical::canonical;

/// The number of the present layout of a store, as the marker `prikaz.toml` names it.
pub const FORMAT: u64 = 2;

/// Place of a record in the whole log, from 1, without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub u64);

/// Number of a record within its stream, from 1; 0 says the stream is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub u64);

/// Name of a stream of a body: `register/points`, `orders`, `substitutions`, `office`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StreamId(pub Arc<str>);

coded! {
/// What a stream is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamKind {
    /// A register, whose key follows.
    Register,
    /// The journal of orders.
    Orders,
    /// Who acts for whom.
    Substitutions,
    /// The body itself: its units, its persons, how its papers are headed.
    Office,
}
}

impl StreamId {
    /// The one stream of `kind` that a body has.
    pub fn of(kind: StreamKind) -> Self {
        Self(kind.code().into())
    }

    /// The stream of the register with this key.
    pub fn of_register(key: &str) -> Self {
        Self(format!("{}/{key}", StreamKind::Register.code()).into())
    }

    /// What it is about; nothing where it is no stream of a body.
    pub fn kind(&self) -> Option<StreamKind> {
        Some(self.parts()?.0)
    }

    /// What it is about, and the key behind it.
    pub(crate) fn parts(&self) -> Option<(StreamKind, Option<&str>)> {
        match self.0.split_once('/') {
            Some((kind, key)) => Some((StreamKind::from_code(kind)?, Some(key))),
            None => Some((StreamKind::from_code(&self.0)?, None)),
        }
    }

    /// The stream under its present name: format 1 had the key of the body behind `orders` and `substitutions`.
    pub(crate) fn present(&self) -> Arc<str> {
        match self.parts() {
            Some((kind @ (StreamKind::Orders | StreamKind::Substitutions), Some(_))) => kind.code().into(),
            _ => Arc::clone(&self.0),
        }
    }
}

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
    /// By what means that is known, canonical JSON; none where nothing is recorded of it.
    pub means: Option<Body>,
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
    /// By what means that is known, canonical JSON; none where nothing is recorded of it.
    pub means: Option<Body>,
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

example! { struct Position(u64) }
example! { struct Version(u64) }
example! { struct StreamId(Arc<str>) }
example! { struct Head { position, hash } }
