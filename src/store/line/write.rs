//! A record written as its line.

use std::io::Write as _;

use sha2::{Digest as _, Sha256};
use time::{Date, OffsetDateTime, UtcOffset};

use crate::{Body, Line, NewEvent};
use prikaz_domain::Digest;

/// Place of a record within the batch it was appended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Which record of the batch this is, from 1.
    pub(crate) nth: u32,
    /// How many records the batch has.
    pub(crate) of: u32,
}

/// A record on its way to its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Place in the whole log.
    pub(crate) position: u64,
    /// Stream.
    pub(crate) stream: &'a str,
    /// Number within the stream.
    pub(crate) version: u64,
    /// Official date of the act.
    pub(crate) on: Date,
    /// Instant of recording.
    pub(crate) at: OffsetDateTime,
    /// Who did it.
    pub(crate) by: &'a str,
    /// By what means that is known, canonical JSON.
    pub(crate) means: Option<&'a str>,
    /// Kind of the event.
    pub(crate) kind: &'a str,
    /// The event, canonical JSON.
    pub(crate) body: &'a str,
    /// Digest of the record before.
    pub(crate) prev: Digest,
    /// Place within its append.
    pub(crate) place: Place,
}

/// Number of bytes of a digest in text.
pub(super) const HASH_LEN: usize = 64;

impl<'a> Record<'a> {
    /// The record that `event` becomes in `stream`.
    pub(crate) fn of(
        event: &'a NewEvent,
        stream: &'a str,
        version: u64,
        after: (u64, Digest),
        place: Place,
    ) -> Self {
        let NewEvent { on, at, by, means, kind, body } = event;
        let means = means.as_ref().map(Body::as_str);
        let (position, prev) = (after.0 + 1, after.1);
        Self {
            position,
            stream,
            version,
            on: *on,
            at: *at,
            by,
            means,
            kind,
            body: body.as_str(),
            prev,
            place,
        }
    }

    pub(super) fn again(line: &'a Line, place: Place) -> Self {
        Self {
            position: line.position.0,
            stream: &line.stream.0,
            version: line.version.0,
            on: line.on,
            at: line.at,
            by: &line.by,
            means: line.means.as_ref().map(Body::as_str),
            kind: &line.kind,
            body: line.body.as_str(),
            prev: line.prev,
            place,
        }
    }
}

/// Appends the text of `record` to `out`, with the line feed, and gives its digest.
pub(crate) fn write_line(record: &Record<'_>, out: &mut Vec<u8>) -> Digest {
    let start = out.len();
    let hash_at = push_record(out, record);
    let hash = hash_around(&out[start..], hash_at - start);
    let _ = write!(&mut out[hash_at..hash_at + HASH_LEN], "{hash}");
    hash
}

/// `at` as it stands in a record: UTC, whole milliseconds.
pub(crate) fn recorded_instant(at: OffsetDateTime) -> OffsetDateTime {
    let utc = at.checked_to_offset(UtcOffset::UTC).unwrap_or(at.replace_offset(UtcOffset::UTC));
    utc.replace_millisecond(utc.millisecond()).unwrap_or(utc)
}

/// SHA-256 of a whole line without its line feed and without the member `hash`, whose digits begin at `digits`.
pub(super) fn hash_around(line: &[u8], digits: usize) -> Digest {
    const BEFORE: usize = r#""hash":""#.len();
    const AFTER: usize = r#"","#.len();
    let mut sha = Sha256::new();
    sha.update(&line[..digits - BEFORE]);
    sha.update(&line[digits + HASH_LEN + AFTER..line.len() - 1]);
    Digest::from_bytes(sha.finalize().into())
}

/// Writes everything but the digits of `hash`, and gives where these begin.
pub(super) fn push_record(out: &mut Vec<u8>, record: &Record<'_>) -> usize {
    out.extend_from_slice(br#"{"at":""#);
    push_instant(out, recorded_instant(record.at));
    out.extend_from_slice(br#"","batch":["#);
    push_number(out, record.place.nth.into(), 1);
    out.push(b',');
    push_number(out, record.place.of.into(), 1);
    out.extend_from_slice(br#"],"body":"#);
    out.extend_from_slice(record.body.as_bytes());
    out.extend_from_slice(br#","by":"#);
    push_text(out, record.by);
    out.extend_from_slice(br#","hash":""#);
    let hash_at = out.len();
    out.extend_from_slice(&[b'0'; HASH_LEN]);
    push_after_hash(out, record);
    hash_at
}

fn push_after_hash(out: &mut Vec<u8>, record: &Record<'_>) {
    out.extend_from_slice(br#"","kind":"#);
    push_text(out, record.kind);
    if let Some(means) = record.means {
        out.extend_from_slice(br#","means":"#);
        out.extend_from_slice(means.as_bytes());
    }
    out.extend_from_slice(br#","on":""#);
    push_date(out, record.on);
    out.extend_from_slice(br#"","position":"#);
    push_number(out, record.position, 1);
    let _ = write!(out, r#","prev":"{}","stream":"#, record.prev);
    push_text(out, record.stream);
    out.extend_from_slice(br#","version":"#);
    push_number(out, record.version, 1);
    out.extend_from_slice(b"}\n");
}

fn push_instant(out: &mut Vec<u8>, at: OffsetDateTime) {
    push_date(out, at.date());
    for (mark, value) in [(b'T', at.hour()), (b':', at.minute()), (b':', at.second())] {
        out.push(mark);
        push_number(out, value.into(), 2);
    }
    out.push(b'.');
    push_number(out, at.millisecond().into(), 3);
    out.push(b'Z');
}

fn push_date(out: &mut Vec<u8>, date: Date) {
    if date.year() < 0 {
        out.push(b'-');
    }
    push_number(out, date.year().unsigned_abs().into(), 4);
    out.push(b'-');
    push_number(out, u8::from(date.month()).into(), 2);
    out.push(b'-');
    push_number(out, date.day().into(), 2);
}

/// `value` in decimal, with zeros before it up to `width`.
fn push_number(out: &mut Vec<u8>, mut value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    while value > 0 || digits.len() - start < width {
        start -= 1;
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    out.extend_from_slice(&digits[start..]);
}

/// `text` in quotes, escaped as `serde_json` does it.
fn push_text(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut plain = 0;
    for (idx, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.extend_from_slice(&text.as_bytes()[plain..idx]);
        push_escape(out, byte);
        plain = idx + 1;
    }
    out.extend_from_slice(&text.as_bytes()[plain..]);
    out.push(b'"');
}

fn push_escape(out: &mut Vec<u8>, byte: u8) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            let _ = write!(out, "\\u{byte:04x}");
            return;
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}
