//! Objects: their members are written as they come and put in the order of their keys in the end.

use std::cmp::Ordering;

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeStruct, SerializeStructVariant};
use serde_json::Error;

use super::{Text, Writer};

/// Writes the members of an object and puts them in the order of their keys.
pub(super) struct Object<'t> {
    text: &'t mut Text,
    depth: usize,
    /// Where it begins in the text.
    start: usize,
    /// Its first member among those of all open objects.
    first: usize,
    close: &'static str,
}

/// A member that is written: `"key":value`.
pub(super) struct Member {
    begins: usize,
    ends: usize,
    /// How long the key is in the text, without its quotes.
    key_len: usize,
    /// The first eight bytes of the key, which mostly tell it from the others.
    first_eight: u64,
    /// The key itself, where it is written otherwise.
    odd: Option<Box<str>>,
}

impl Member {
    fn key<'a>(&'a self, out: &'a str) -> &'a str {
        match &self.odd {
            Some(key) => key,
            None => &out[self.begins + 1..][..self.key_len],
        }
    }

    fn cmp(&self, other: &Self, out: &str) -> Ordering {
        self.first_eight.cmp(&other.first_eight).then_with(|| self.key(out).cmp(other.key(out)))
    }
}

impl<'t> Object<'t> {
    /// Begins an object; `close` is written behind its end.
    pub(super) fn open(text: &'t mut Text, depth: usize, close: &'static str) -> Self {
        let (start, first) = (text.out.len(), text.members.len());
        text.out.push('{');
        Self { text, depth, start, first, close }
    }

    /// Where the next member begins.
    fn next(&mut self) -> usize {
        if self.text.members.len() > self.first {
            self.text.out.push(',');
        }
        self.text.out.len()
    }

    fn member(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        let begins = self.next();
        let plain = self.text.push_quoted(key)?;
        self.value(begins, (!plain).then(|| key.into()), value)
    }

    /// The value behind a key that was written at `begins`.
    fn value(
        &mut self,
        begins: usize,
        odd: Option<Box<str>>,
        value: &(impl Serialize + ?Sized),
    ) -> Result<(), Error> {
        let key_len = self.text.out.len() - begins - QUOTES;
        self.text.out.push(':');
        value.serialize(Writer { text: self.text, depth: self.depth })?;
        let Text { out, members, .. } = &mut *self.text;
        let mut member = Member { begins, ends: out.len(), key_len, first_eight: 0, odd };
        member.first_eight = first_eight(member.key(out));
        members.push(member);
        Ok(())
    }

    fn finish(self) {
        let Text { out, members, sorted } = self.text;
        let own = &mut members[self.first..];
        if !own.is_sorted_by(|one, next| one.cmp(next, out).is_lt()) {
            own.sort_by(|one, other| one.cmp(other, out));
            sorted.clear();
            for member in own {
                sorted.push(if sorted.is_empty() { '{' } else { ',' });
                sorted.push_str(&out[member.begins..member.ends]);
            }
            out.truncate(self.start);
            out.push_str(sorted);
        }
        members.truncate(self.first);
        out.push('}');
        out.push_str(self.close);
    }
}

/// The first eight bytes of `key` as a number that sorts as they do.
fn first_eight(key: &str) -> u64 {
    let bytes = key.as_bytes();
    match bytes.first_chunk() {
        Some(eight) => u64::from_be_bytes(*eight),
        None => {
            let read = bytes.iter().fold(0, |read, byte| read << 8 | u64::from(*byte));
            read.checked_shl(8 * (8 - bytes.len() as u32)).unwrap_or(0)
        }
    }
}

/// How many quotes stand around a key.
const QUOTES: usize = 2;

/// The members of a map, whose keys are values themselves.
pub(super) struct Members<'t> {
    object: Object<'t>,
    /// Where the key begins whose value comes next, and the key where it is written otherwise.
    key: Option<(usize, Option<Box<str>>)>,
}

impl<'t> Members<'t> {
    /// The members of `object`.
    pub(super) fn of(object: Object<'t>) -> Self {
        Self { object, key: None }
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    /// By the rules of `serde_json` texts, numbers, truth values and unit variants are keys.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let begins = self.object.next();
        key.serialize(Writer { text: self.object.text, depth: self.object.depth })?;
        let out = &mut self.object.text.out;
        match out.as_bytes().get(begins) {
            Some(b'"') => {}
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
                out.insert(begins, '"');
                out.push('"');
            }
            _ => return Err(Error::custom("key must be a string")),
        }
        let written = &out[begins..];
        let odd = written.contains('\\').then(|| serde_json::from_str(written)).transpose()?;
        self.key = Some((begins, odd));
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let (begins, odd) = self.key.take().ok_or_else(|| Error::custom("a value without its key"))?;
        self.object.value(begins, odd, value)
    }
    fn end(self) -> Result<(), Error> {
        self.object.finish();
        Ok(())
    }
}

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.member(key, value)
    }
    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}

impl SerializeStructVariant for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.member(key, value)
    }
    fn end(self) -> Result<(), Error> {
        self.finish();
        Ok(())
    }
}
