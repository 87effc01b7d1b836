//! What can be said: a message with its facts, a word, a line made of several.

use std::fmt::Debug;

use crate::{Message, Messages, Word};

/// Something that is said in words, whichever language that will be.
pub trait Say: Debug {
    /// It in the words of `messages`.
    fn words(&self, messages: &Messages) -> String;

    /// The advice that goes with it, where there is any.
    fn advice(&self, _messages: &Messages) -> Option<String> {
        None
    }
}

impl<M: Message + Debug> Say for M {
    fn words(&self, messages: &Messages) -> String {
        messages.text(self)
    }

    fn advice(&self, messages: &Messages) -> Option<String> {
        messages.beside(self)
    }
}

impl Say for Word {
    fn words(&self, messages: &Messages) -> String {
        messages.word(*self)
    }
}

impl Say for Box<dyn Say + '_> {
    fn words(&self, messages: &Messages) -> String {
        (**self).words(messages)
    }

    fn advice(&self, messages: &Messages) -> Option<String> {
        (**self).advice(messages)
    }
}

impl Say for &(dyn Say + '_) {
    fn words(&self, messages: &Messages) -> String {
        (**self).words(messages)
    }

    fn advice(&self, messages: &Messages) -> Option<String> {
        (**self).advice(messages)
    }
}

/// A line in words that are found already: what another error said, quoted within this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted(pub String);

impl Say for Quoted {
    fn words(&self, _messages: &Messages) -> String {
        self.0.clone()
    }
}
