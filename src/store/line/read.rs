//! Reading the text of a record: strictly, for verification, and fast, for text that was verified when the
//! store was opened.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::io::Write as _;
use time::{Date, Month, OffsetDateTime, Time};

use crate::{Body, Line, Position, StreamId, Version};
use prikaz_domain::Digest;

use super::write::{HASH_LEN, hash_around, push_record};
use super::{Place, Record};

/// What is wrong with the text of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum LineFault {
    /// Bytes that are no text.
    #[error("the line is not UTF-8")]
    NotUtf8,
    /// Text that is no JSON object.
    #[error("the line is not a JSON object")]
    NotJson,
    /// A member is absent, or not of its form.
    #[error("the member `{name}` is absent or wrong")]
    Member {
        /// Its name.
        name: &'static str,
    },
    /// The same record would be written otherwise.
    #[error("the line is not in canonical form")]
    NotCanonical,
    /// The digest is not that of the text.
    #[error("the digest is not that of the record")]
    WrongHash,
}

/// Reads one line with its line feed; accepts exactly what [`super::write_line`] writes.
pub(crate) fn read_line(bytes: &[u8]) -> Result<(Line, Place), LineFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| LineFault::NotUtf8)?;
    let object: Map<String, Value> = serde_json::from_str(text).map_err(|_| LineFault::NotJson)?;
    let (line, place) = take(object)?;
    let mut again = Vec::with_capacity(bytes.len());
    let hash_at = push_record(&mut again, &Record::again(&line, place));
    let _ = write!(&mut again[hash_at..hash_at + HASH_LEN], "{}", line.hash);
    if again != bytes {
        return Err(LineFault::NotCanonical);
    }
    if hash_around(bytes, hash_at) != line.hash {
        return Err(LineFault::WrongHash);
    }
    Ok((line, place))
}

fn take(mut object: Map<String, Value>) -> Result<(Line, Place), LineFault> {
    let mut text = |name| match object.remove(name) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(LineFault::Member { name }),
    };
    let (at, by, kind, on) = (text("at")?, text("by")?, text("kind")?, text("on")?);
    let (hash, prev, stream) = (text("hash")?, text("prev")?, text("stream")?);
    let number = |name| object.get(name).and_then(Value::as_u64).ok_or(LineFault::Member { name });
    let (position, version) = (number("position")?, number("version")?);
    let place = object.get("batch").and_then(place).ok_or(LineFault::Member { name: "batch" })?;
    let body = object.get("body").ok_or(LineFault::Member { name: "body" })?;
    let line = Line {
        position: Position(position),
        stream: StreamId(stream.into()),
        version: Version(version),
        on: date(&on).ok_or(LineFault::Member { name: "on" })?,
        at: instant(&at).ok_or(LineFault::Member { name: "at" })?,
        by,
        means: object.get("means").map(|means| Body::canonical(&means.to_string())),
        kind,
        body: Body::canonical(&body.to_string()),
        prev: Digest::parse(&prev).map_err(|_| LineFault::Member { name: "prev" })?,
        hash: Digest::parse(&hash).map_err(|_| LineFault::Member { name: "hash" })?,
    };
    Ok((line, place))
}

fn place(batch: &Value) -> Option<Place> {
    let [nth, of] = batch.as_array()?.as_slice() else { return None };
    Some(Place { nth: u32::try_from(nth.as_u64()?).ok()?, of: u32::try_from(of.as_u64()?).ok()? })
}

/// The members of a verified line, mostly borrowed.
#[derive(Deserialize)]
struct LineMembers<'a> {
    at: &'a str,
    #[serde(borrow)]
    body: &'a RawValue,
    #[serde(borrow)]
    by: Cow<'a, str>,
    hash: &'a str,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    means: Option<&'a RawValue>,
    on: &'a str,
    position: u64,
    prev: &'a str,
    #[serde(borrow)]
    stream: Cow<'a, str>,
    version: u64,
}

/// Reads one line that was verified before: neither its form nor its digest is checked again.
pub(crate) fn read_trusted(bytes: &[u8]) -> Result<Line, LineFault> {
    let members: LineMembers<'_> = serde_json::from_slice(bytes).map_err(|_| LineFault::NotJson)?;
    Ok(Line {
        position: Position(members.position),
        stream: StreamId(members.stream.into()),
        version: Version(members.version),
        on: date(members.on).ok_or(LineFault::Member { name: "on" })?,
        at: instant(members.at).ok_or(LineFault::Member { name: "at" })?,
        by: members.by.into_owned(),
        means: members.means.map(|means| Body::canonical(means.get())),
        kind: members.kind.into_owned(),
        body: Body::canonical(members.body.get()),
        prev: Digest::parse(members.prev).map_err(|_| LineFault::Member { name: "prev" })?,
        hash: Digest::parse(members.hash).map_err(|_| LineFault::Member { name: "hash" })?,
    })
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.rsplitn(3, '-');
    let day = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(parts.next()?.parse().ok()?, month, day).ok()
}

fn instant(text: &str) -> Option<OffsetDateTime> {
    let (day, clock) = text.strip_suffix('Z')?.split_once('T')?;
    let (clock, milli) = clock.split_once('.')?;
    let mut parts = clock.splitn(3, ':').map(|part| part.parse::<u8>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let time = Time::from_hms_milli(hour, minute, second, milli.parse().ok()?).ok()?;
    Some(date(day)?.with_time(time).assume_utc())
}
