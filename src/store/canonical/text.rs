//! The text of canonical JSON while it is written: members stand as they come and are put in the order of their keys
//! where their object ends.

use std::cmp::Ordering;

use serde_json::Error;

/// The text as far as it is written, and what has to be remembered of the objects that are not closed yet.
#[derive(Default)]
pub(super) struct Text {
    pub(super) out: String,
    /// Members of all open objects, those of the innermost last.
    pub(super) members: Vec<Member>,
    /// Where the members of an object are put in order.
    sorted: String,
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

impl Text {
    pub(super) fn clear(&mut self) {
        self.out.clear();
        self.members.clear();
    }

    /// A text in quotes, and whether it stands there as it is: the usual text has nothing to escape.
    pub(super) fn push_quoted(&mut self, text: &str) -> Result<bool, Error> {
        let plain = is_plain(text);
        if plain {
            self.out.reserve(text.len() + 2);
            self.out.push('"');
            self.out.push_str(text);
            self.out.push('"');
        } else {
            self.out.push_str(&serde_json::to_string(text)?);
        }
        Ok(plain)
    }

    /// Remembers the member whose key begins at `begins` and whose value was just written; `key_len` is the length of
    /// the key in the text, `odd` the key itself where it is written otherwise.
    pub(super) fn end_member(&mut self, begins: usize, key_len: usize, odd: Option<Box<str>>) {
        let mut member = Member { begins, ends: self.out.len(), key_len, first_eight: 0, odd };
        member.first_eight = first_eight(member.key(&self.out));
        self.members.push(member);
    }

    /// Closes the object that begins at `start`, whose members are those from `first` on: they are put in order.
    pub(super) fn close_object(&mut self, start: usize, first: usize) {
        let Self { out, members, sorted } = self;
        let own = &mut members[first..];
        if !own.is_sorted_by(|one, next| one.cmp(next, out).is_lt()) {
            own.sort_by(|one, other| one.cmp(other, out));
            sorted.clear();
            for member in own {
                sorted.push(if sorted.is_empty() { '{' } else { ',' });
                sorted.push_str(&out[member.begins..member.ends]);
            }
            out.truncate(start);
            out.push_str(sorted);
        }
        members.truncate(first);
        out.push('}');
    }
}

/// Whether `text` stands in quotes as it is. Every byte is looked at, which takes less time than stopping would.
fn is_plain(text: &str) -> bool {
    let odd = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
    text.bytes().fold(0, |any, byte| any | odd(byte)) == 0
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
