//! What a message is: facts of a type, and the texts they fill.

use std::marker::PhantomData;

use serde::Serialize;

use prikaz_fact::{Coded, Example};

/// Facts of a message.
pub trait Message: Serialize + Example {
    /// The texts they fill: the message itself, then what goes with it, such as the advice.
    const TEXTS: &'static [Text];

    /// The codes that the keys are made of; one empty code where there is one message.
    const CODES: &'static [&'static str] = &[""];

    /// The code of this one.
    fn code(&self) -> &'static str {
        ""
    }

    /// The texts of this one, where not all of them are filled by the same.
    fn texts(&self) -> &'static [Text] {
        Self::TEXTS
    }
}

/// How the key of a text is made: what stands before the code and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    before: &'static str,
    after: &'static str,
    optional: bool,
}

impl Text {
    /// `before` + code + `after`, which has to be there.
    pub(super) const fn new(before: &'static str, after: &'static str) -> Self {
        Self { before, after, optional: false }
    }

    /// The same, of which some codes may have none.
    pub(super) const fn optional(before: &'static str, after: &'static str) -> Self {
        Self { before, after, optional: true }
    }

    /// The key for `code`.
    pub fn key(&self, code: &str) -> String {
        format!("{}{code}{}", self.before, self.after)
    }

    /// Whether there may be no such text.
    pub fn is_optional(&self) -> bool {
        self.optional
    }
}

/// A word that takes no facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word(pub(super) &'static str);

/// Words by the code of `C`, right under a prefix: `dictionary.decisions` + `.agreed`.
#[derive(Debug)]
pub struct Words<C> {
    pub(super) prefix: &'static str,
    of: PhantomData<fn(&C)>,
}

/// Words by keys that are listed, right under a prefix: `calendar.weekday` + `.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    pub(super) prefix: &'static str,
    words: &'static [&'static str],
}

impl Listed {
    /// The words `words` under `prefix`.
    pub(super) const fn under(prefix: &'static str, words: &'static [&'static str]) -> Self {
        Self { prefix, words }
    }

    /// What they are called by.
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// The keys of all of them.
    pub fn keys(&self) -> impl Iterator<Item = String> + use<> {
        let prefix = self.prefix;
        self.words.iter().map(move |word| format!("{prefix}.{word}"))
    }
}

impl<C: Coded> Words<C> {
    /// The words under `prefix`.
    pub(super) const fn under(prefix: &'static str) -> Self {
        Self { prefix, of: PhantomData }
    }

    /// The keys of all of them.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        C::CODES.iter().map(|code| format!("{}.{code}", self.prefix))
    }
}
