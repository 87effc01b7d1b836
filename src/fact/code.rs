//! Codes: how a variant of an enumeration is called in data, on the line of a journal, in the key of a message.

use std::fmt;
use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{Deserializer, Error, Visitor};

/// An enumeration whose variants have codes.
pub trait Coded {
    /// Every code there is, in the order of the variants.
    const CODES: &'static [&'static str];

    /// The code of this one.
    fn code(&self) -> &'static str;
}

/// An enumeration of which nothing but the word is said, so that the word leads back to it.
pub trait Word: Coded + Copy + 'static {
    /// Every one with its code, in the order of the declaration.
    const WORDS: &'static [(&'static str, Self)];

    /// The one that has this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(word, _)| *word == code).map(|(_, meant)| *meant)
    }
}

/// Reads a word as it is stored.
///
/// # Errors
/// When there is no text, or none of the codes.
pub fn read_word<'de, W: Word, D: Deserializer<'de>>(deserializer: D) -> Result<W, D::Error> {
    deserializer.deserialize_str(Reading(PhantomData))
}

struct Reading<W>(PhantomData<W>);

impl<W: Word> Visitor<'_> for Reading<W> {
    type Value = W;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of the words `{}`", W::CODES.join("`, `"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<W, E> {
        W::from_code(text).ok_or_else(|| E::unknown_variant(text, W::CODES))
    }
}

/// Writes a value as its code, for a field with `serialize_with`.
///
/// # Errors
/// When the other side takes no text.
pub fn as_code<C: Coded, S: Serializer>(one: &C, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(one.code())
}

/// The texts of `some`, then those of `others`: `N` in all.
#[doc(hidden)]
pub const fn joined<const N: usize>(some: &[&'static str], others: &[&'static str]) -> [&'static str; N] {
    let mut joined = [""; N];
    let mut at = 0;
    while at < N {
        joined[at] = if at < some.len() { some[at] } else { others[at - some.len()] };
        at += 1;
    }
    joined
}

/// How long [`kebab`] makes `name`.
pub const fn kebab_len(name: &str) -> usize {
    let bytes = name.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < bytes.len() {
        len += if at > 0 && bytes[at].is_ascii_uppercase() { 2 } else { 1 };
        at += 1;
    }
    len
}

/// The name of a variant in lower case with hyphens: `VisaGiven` is `visa-given`, as serde spells it.
pub const fn kebab<const N: usize>(name: &str) -> [u8; N] {
    let bytes = name.as_bytes();
    let mut code = [0; N];
    let (mut at, mut to) = (0, 0);
    while at < bytes.len() {
        if at > 0 && bytes[at].is_ascii_uppercase() {
            code[to] = b'-';
            to += 1;
        }
        code[to] = bytes[at].to_ascii_lowercase();
        to += 1;
        at += 1;
    }
    code
}
